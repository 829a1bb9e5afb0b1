/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "discussion-page.h"
#include "fixture.h"
#include "kit.h"
#include "timecode-chip.h"

/* The list of moments: spans, what is no longer in the video, and threads of other cohorts. */

#define OTHER_COHORT "0190a000-0000-7000-8000-0000000000d1"
#define TRANSCRIPT "0190a000-0000-7000-8000-0000000000c9"

typedef struct
{
  LycServices *services;
  GtkWidget *window;
  LycDiscussionPage *page;
} Scene;

#define wait_for(condition)                                                                        \
  G_STMT_START                                                                                     \
  {                                                                                                \
    gint64 until = g_get_monotonic_time () + 30 * G_TIME_SPAN_SECOND;                              \
    while (!(condition))                                                                           \
      {                                                                                            \
        g_assert_cmpint (g_get_monotonic_time (), <, until);                                       \
        g_main_context_iteration (NULL, FALSE);                                                    \
        g_usleep (500);                                                                            \
      }                                                                                            \
  }                                                                                                \
  G_STMT_END

static void
put (LycServices *services, guint n, const char *cohort, gint64 start_ms, gint64 end_ms,
     int confidence)
{
  g_autofree char *id = fixture_id (n), *post = fixture_id (100 + n);
  g_autofree char *json = g_strdup_printf (
      "{\"kind\":\"container\",\"id\":\"%s\",\"rev\":%d,\"container_kind\":\"thread\","
      "\"cohort_id\":\"%s\",\"course_id\":\"" FIXTURE_COURSE "\",\"lesson_id\":\"" FIXTURE_LESSON
      "\",\"title\":\"Thread\",\"last_at\":%u,\"reply_count\":0,\"first_post_id\":\"%s\","
      "\"post_kind\":\"question\",\"visible\":true,\"answered\":false,\"can\":[],"
      "\"anchor\":{\"asset_id\":\"" FIXTURE_ASSET
      "\",\"asset_rev\":1,\"start_ms\":%d,\"end_ms\":%d,"
      "\"cue_id\":\"\",\"quote\":\"Say it back\",\"prefix\":\"\",\"suffix\":\"\","
      "\"confidence\":%d,\"was_start_ms\":%d}}",
      id, confidence == 100 ? 1 : 2, cohort, n, post, (int) start_ms, (int) end_ms, confidence,
      (int) start_ms);

  fixture_put (services, json);
  fixture_put_post (services, post, id, 1, FIXTURE_INES, 1700000000000, "Words", NULL);
}

static void
scene_open (Scene *self)
{
  self->window = gtk_window_new ();
  self->page = LYC_DISCUSSION_PAGE (lyc_discussion_page_new (self->services));
  gtk_window_set_default_size (GTK_WINDOW (self->window), 350, 900);
  gtk_window_set_child (GTK_WINDOW (self->window), GTK_WIDGET (self->page));
  lyc_discussion_page_set_place (self->page, FIXTURE_COHORT, FIXTURE_COURSE, FIXTURE_LESSON);
  lyc_discussion_page_set_position (self->page, FIXTURE_LESSON, FIXTURE_ASSET, 0);
  gtk_window_present (GTK_WINDOW (self->window));
}

static void
scene_close (Scene *self)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  g_object_unref (self->services);
}

static GtkWidget *
row_at (Scene *self, guint position)
{
  return lyc_timeline_get_row (lyc_discussion_page_get_timeline (self->page), position);
}

static guint
n_rows (Scene *self)
{
  GListModel *model = lyc_timeline_get_model (lyc_discussion_page_get_timeline (self->page));

  return model != NULL ? g_list_model_get_n_items (model) : 0;
}

static gboolean
is_lit (Scene *self, guint position)
{
  return gtk_widget_has_css_class (row_at (self, position), "now");
}

static void
play (Scene *self, gint64 position_ms)
{
  lyc_discussion_page_set_position (self->page, FIXTURE_LESSON, FIXTURE_ASSET, position_ms);
}

static GtkWidget *
find (GtkWidget *widget, gboolean (*is) (GtkWidget *widget, const char *text), const char *text)
{
  GtkWidget *found = NULL;

  if (gtk_widget_get_mapped (widget) && is (widget, text))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find (child, is, text);
  return found;
}

static gboolean
is_chip (GtkWidget *widget, const char *text)
{
  return gtk_widget_has_css_class (widget, "timecode-chip")
         && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), text) == 0;
}

static gboolean
is_label (GtkWidget *widget, const char *text)
{
  return GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL;
}

static gboolean
is_check (GtkWidget *widget, const char *text)
{
  return GTK_IS_CHECK_BUTTON (widget)
         && g_strcmp0 (gtk_check_button_get_label (GTK_CHECK_BUTTON (widget)), text) == 0;
}

static gboolean
is_button (GtkWidget *widget, const char *text)
{
  return GTK_IS_BUTTON (widget)
         && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), text) == 0;
}

/* A span is lit from its start to its end and no longer, a moment for a while; the chip says both.
 */
static void
test_span (void)
{
  Scene scene = { .services = fixture_new () };

  put (scene.services, 1, FIXTURE_COHORT, 309000, 320000, 100);
  put (scene.services, 2, FIXTURE_COHORT, 315000, 315000, 100);
  scene_open (&scene);
  wait_for (n_rows (&scene) == 2 && row_at (&scene, 1) != NULL);
  for (gint64 at = 308900; at < 322000; at += 100)
    {
      play (&scene, at);
      g_assert_cmpint (is_lit (&scene, 0), ==, at >= 309000 && at < 320000);
      g_assert_cmpint (is_lit (&scene, 1), ==, at >= 315000 && at < 320000);
    }
  wait_for (find (GTK_WIDGET (scene.page), is_chip, "5:09–5:20") != NULL);
  g_assert_nonnull (find (GTK_WIDGET (scene.page), is_chip, "5:15"));
  scene_close (&scene);
}

/* What is not found again in a changed video comes last, is never lit and seeks nowhere; opened, it
 * says why. It may happen while one looks. */
static void
test_unsure (void)
{
  Scene scene = { .services = fixture_new () };
  g_autofree char *id = fixture_id (1);
  GtkWidget *chip;

  put (scene.services, 1, FIXTURE_COHORT, 100000, 100000, 100);
  put (scene.services, 2, FIXTURE_COHORT, 200000, 200000, 100);
  scene_open (&scene);
  wait_for (n_rows (&scene) == 2 && row_at (&scene, 1) != NULL);
  play (&scene, 100500);
  g_assert_true (is_lit (&scene, 0));
  put (scene.services, 1, FIXTURE_COHORT, 100000, 100000, 40);
  wait_for (find (GTK_WIDGET (scene.page), is_chip, "was at 1:40") != NULL);
  wait_for (find (row_at (&scene, 1), is_chip, "was at 1:40") != NULL);
  g_assert_false (is_lit (&scene, 0) || is_lit (&scene, 1));
  play (&scene, 101000);
  g_assert_false (is_lit (&scene, 0) || is_lit (&scene, 1));
  chip = find (GTK_WIDGET (scene.page), is_chip, "was at 1:40");
  g_assert_true (gtk_widget_has_css_class (chip, "was"));
  g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (chip)), ==, "post.reply");
  g_signal_emit_by_name (chip, "clicked");
  wait_for (g_strcmp0 (lyc_discussion_page_get_thread (scene.page), id) == 0);
  wait_for (find (GTK_WIDGET (scene.page), is_label, "The video was changed since") != NULL);
  scene_close (&scene);
}

/* Threads of the person's other cohorts show with their cohort's name, until they are filtered out.
 */
static void
test_other_cohorts (void)
{
  Scene scene = { .services = fixture_new () };
  GtkWidget *filter;

  fixture_put (scene.services, "{\"kind\":\"cohort\",\"id\":\"" OTHER_COHORT
                               "\",\"rev\":1,\"name\":\"Night shift\",\"can\":[]}");
  put (scene.services, 1, FIXTURE_COHORT, 100000, 100000, 100);
  scene_open (&scene);
  wait_for (n_rows (&scene) == 1);
  g_assert_null (find (GTK_WIDGET (scene.page), is_check, "Only my cohort"));
  put (scene.services, 2, OTHER_COHORT, 100000, 101000, 100);
  wait_for (n_rows (&scene) == 2
            && find (GTK_WIDGET (scene.page), is_label, "Night shift") != NULL);
  filter = find (GTK_WIDGET (scene.page), is_check, "Only my cohort");
  g_assert_nonnull (filter);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (filter), TRUE);
  g_assert_cmpuint (n_rows (&scene), ==, 1);
  play (&scene, 100500);
  g_assert_true (is_lit (&scene, 0));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (filter), FALSE);
  wait_for (n_rows (&scene) == 2 && row_at (&scene, 1) != NULL);
  g_assert_true (is_lit (&scene, 0) && is_lit (&scene, 1));
  scene_close (&scene);
}

static JsonObject *
last_anchor (Scene *self)
{
  JsonObject *body = lyc_act_get_body (fixture_get_last_act (self->services));

  return json_object_get_object_member (json_object_get_object_member (body, "post"), "anchor");
}

static void
put_transcript (LycServices *services)
{
  fixture_put (services, "{\"kind\":\"asset\",\"id\":\"" FIXTURE_ASSET
                         "\",\"rev\":7,\"revision\":2,\"transcript_ids\":[\"" TRANSCRIPT "\"]}");
  fixture_put (services,
               "{\"kind\":\"transcript\",\"id\":\"" TRANSCRIPT "\",\"rev\":1,\"cues\":["
               "{\"id\":\"c1\",\"start_ms\":300000,\"end_ms\":305000,\"text\":\"One.\"},"
               "{\"id\":\"c2\",\"start_ms\":305000,\"end_ms\":310000,\"text\":\"Two.\"},"
               "{\"id\":\"c3\",\"start_ms\":312000,\"end_ms\":319000,\"text\":\"Three.\"},"
               "{\"id\":\"c4\",\"start_ms\":320000,\"end_ms\":330000,\"text\":\"Four.\"}]}");
}

/* The start is fixed at the first key, the end where it is marked; the words are those of the span.
 */
static void
test_ask_about_span (void)
{
  Scene scene = { .services = fixture_new () };
  LycComposer *composer;

  put_transcript (scene.services);
  scene_open (&scene);
  composer = lyc_discussion_page_get_composer (scene.page);
  play (&scene, 309000);
  g_assert_null (find (GTK_WIDGET (composer), is_button, "Until 5:09"));
  lyc_composer_set_text (composer, "W");
  wait_for (find (GTK_WIDGET (composer), is_button, "Until 5:09") != NULL);
  g_assert_false (gtk_widget_get_sensitive (find (GTK_WIDGET (composer), is_button, "Until 5:09")));
  play (&scene, 320000);
  wait_for (find (GTK_WIDGET (composer), is_button, "Until 5:20") != NULL);
  g_signal_emit_by_name (find (GTK_WIDGET (composer), is_button, "Until 5:20"), "clicked");
  play (&scene, 340000);
  g_assert_nonnull (find (GTK_WIDGET (composer), is_chip, "5:09–5:20"));
  lyc_composer_submit (composer);
  g_assert_cmpint (json_object_get_int_member (last_anchor (&scene), "start_ms"), ==, 309000);
  g_assert_cmpint (json_object_get_int_member (last_anchor (&scene), "end_ms"), ==, 320000);
  g_assert_cmpstr (json_object_get_string_member (last_anchor (&scene), "quote"), ==,
                   "Two. Three.");
  g_assert_cmpstr (json_object_get_string_member (last_anchor (&scene), "prefix"), ==, "One.");
  g_assert_cmpstr (json_object_get_string_member (last_anchor (&scene), "suffix"), ==, "Four.");
  g_assert_cmpstr (json_object_get_string_member (last_anchor (&scene), "cue_id"), ==, "c2");
  g_assert_null (find (GTK_WIDGET (composer), is_button, "Until 5:40"));
  scene_close (&scene);
}

/* In a silence there is no quote, and still what is said before and after it. */
static void
test_ask_in_silence (void)
{
  Scene scene = { .services = fixture_new () };
  LycComposer *composer;

  put_transcript (scene.services);
  scene_open (&scene);
  composer = lyc_discussion_page_get_composer (scene.page);
  play (&scene, 311000);
  lyc_composer_set_text (composer, "Why?");
  lyc_composer_submit (composer);
  g_assert_cmpstr (json_object_get_string_member (last_anchor (&scene), "quote"), ==, "");
  g_assert_cmpstr (json_object_get_string_member (last_anchor (&scene), "prefix"), ==, "Two.");
  g_assert_cmpstr (json_object_get_string_member (last_anchor (&scene), "suffix"), ==, "Three.");
  scene_close (&scene);
}

static GtkWidget *
find_spin (GtkWidget *widget, guint *skip)
{
  GtkWidget *found = NULL;

  if (GTK_IS_SPIN_BUTTON (widget) && (*skip)-- == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_spin (child, skip);
  return found;
}

static void
set_number (LycComposer *composer, guint which, const char *shown, double seconds)
{
  GtkWidget *spin = find_spin (GTK_WIDGET (composer), &which);

  g_assert_nonnull (spin);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (spin)), ==, shown);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), seconds);
}

/* The numbers move the start and the end; an end before the start moves the start along. */
static void
test_adjust (void)
{
  Scene scene = { .services = fixture_new () };
  LycComposer *composer;

  scene_open (&scene);
  composer = lyc_discussion_page_get_composer (scene.page);
  play (&scene, 309300);
  lyc_composer_set_text (composer, "Why?");
  set_number (composer, 1, "5:09", 325);
  wait_for (find (GTK_WIDGET (composer), is_chip, "5:09–5:25") != NULL);
  set_number (composer, 0, "5:09", 301);
  wait_for (find (GTK_WIDGET (composer), is_chip, "5:01–5:25") != NULL);
  set_number (composer, 1, "5:25", 290);
  wait_for (find (GTK_WIDGET (composer), is_chip, "4:50") != NULL);
  lyc_composer_submit (composer);
  g_assert_cmpint (json_object_get_int_member (last_anchor (&scene), "start_ms"), ==, 290000);
  g_assert_cmpint (json_object_get_int_member (last_anchor (&scene), "end_ms"), ==, 290000);
  scene_close (&scene);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  lyc_kit_init ();
  g_test_add_func ("/moments/span", test_span);
  g_test_add_func ("/moments/unsure", test_unsure);
  g_test_add_func ("/moments/other-cohorts", test_other_cohorts);
  g_test_add_func ("/moments/ask-about-span", test_ask_about_span);
  g_test_add_func ("/moments/ask-in-silence", test_ask_in_silence);
  g_test_add_func ("/moments/adjust", test_adjust);
  return g_test_run ();
}
