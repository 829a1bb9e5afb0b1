/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort.h"
#include "discussion-page.h"
#include "fixture.h"
#include "kit.h"
#include "thread-list.h"

static void
settle (void)
{
  gint64 until = g_get_monotonic_time () + 300 * G_TIME_SPAN_MILLISECOND;

  while (g_get_monotonic_time () < until)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
}

static gboolean
is_lit (LycDiscussionPage *page, guint position)
{
  GtkWidget *row = lyc_timeline_get_row (lyc_discussion_page_get_timeline (page), position);

  g_assert_nonnull (row);
  return gtk_widget_has_css_class (row, "now");
}

/* The playing moment is lit at once, and nothing changes its place. */
static void
test_highlight (void)
{
  g_autoptr (LycServices) services = fixture_new ();
  GtkWidget *window = gtk_window_new ();
  LycDiscussionPage *page = LYC_DISCUSSION_PAGE (lyc_discussion_page_new (services));
  int before, after;

  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *thread = fixture_id (i + 1), *post = fixture_id (i + 10);

      fixture_put_thread (services, thread, post, "A thread", 309000 + i * 10000, 2, FALSE);
      fixture_put_post (services, post, thread, 1, FIXTURE_INES, 1700000000000, "Words", NULL);
    }
  gtk_window_set_default_size (GTK_WINDOW (window), 350, 700);
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (page));
  lyc_discussion_page_set_place (page, FIXTURE_COHORT, FIXTURE_COURSE, FIXTURE_LESSON);
  lyc_discussion_page_set_position (page, FIXTURE_LESSON, FIXTURE_ASSET, 310000);
  gtk_window_present (GTK_WINDOW (window));
  settle ();
  g_assert_true (is_lit (page, 0));
  g_assert_false (is_lit (page, 1));
  g_assert_true (lyc_timeline_get_row_top (lyc_discussion_page_get_timeline (page), 1, &before));
  lyc_discussion_page_set_position (page, FIXTURE_LESSON, FIXTURE_ASSET, 319500);
  g_assert_false (is_lit (page, 0));
  g_assert_true (is_lit (page, 1));
  settle ();
  g_assert_true (lyc_timeline_get_row_top (lyc_discussion_page_get_timeline (page), 1, &after));
  g_assert_cmpint (before, ==, after);
  gtk_window_destroy (GTK_WINDOW (window));
}

#define TRANSCRIPT "0190a000-0000-7000-8000-0000000000c9"

static void
put_transcript (LycServices *services)
{
  fixture_put (services, "{\"kind\":\"asset\",\"id\":\"" FIXTURE_ASSET
                         "\",\"rev\":7,\"revision\":2,\"transcript_ids\":[\"" TRANSCRIPT "\"]}");
  fixture_put (services, "{\"kind\":\"transcript\",\"id\":\"" TRANSCRIPT "\",\"rev\":1,\"cues\":["
                         "{\"id\":\"cue-6\",\"start_ms\":305000,\"end_ms\":311000,\"speaker\":null,"
                         "\"text\":\"Listen.\"},"
                         "{\"id\":\"cue-7\",\"start_ms\":311000,\"end_ms\":314000,\"speaker\":null,"
                         "\"text\":\"Say it back.\"},"
                         "{\"id\":\"cue-8\",\"start_ms\":315000,\"end_ms\":319000,\"speaker\":null,"
                         "\"text\":\"Then wait.\"},"
                         "{\"id\":\"cue-9\",\"start_ms\":320000,\"end_ms\":322000,\"speaker\":null,"
                         "\"text\":\"Go on.\"}"
                         "]}");
}

/* Asking makes a thread tied to the moment of the first key, with the words that were said then. */
static void
test_ask (void)
{
  g_autoptr (LycServices) services = fixture_new ();
  GtkWidget *window = gtk_window_new ();
  LycDiscussionPage *page = LYC_DISCUSSION_PAGE (lyc_discussion_page_new (services));
  LycComposer *composer = lyc_discussion_page_get_composer (page);
  LycAct *act;
  JsonObject *post, *anchor;

  put_transcript (services);
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (page));
  lyc_discussion_page_set_place (page, FIXTURE_COHORT, FIXTURE_COURSE, FIXTURE_LESSON);
  lyc_discussion_page_set_position (page, FIXTURE_LESSON, FIXTURE_ASSET, 312000);
  lyc_composer_set_text (composer, "W");
  lyc_discussion_page_set_position (page, FIXTURE_LESSON, FIXTURE_ASSET, 340000);
  lyc_composer_set_text (composer, "Why?");
  lyc_composer_submit (composer);
  act = fixture_get_last_act (services);
  g_assert_cmpstr (lyc_act_get_verb (act), ==, "container.create");
  post = json_object_get_object_member (lyc_act_get_body (act), "post");
  g_assert_cmpstr (json_object_get_string_member (post, "post_kind"), ==, "question");
  anchor = json_object_get_object_member (post, "anchor");
  g_assert_cmpint (json_object_get_int_member (anchor, "start_ms"), ==, 312000);
  g_assert_cmpstr (json_object_get_string_member (anchor, "quote"), ==, "Say it back.");
  g_assert_cmpint (json_object_get_int_member (anchor, "end_ms"), ==, 312000);
  g_assert_cmpint (json_object_get_int_member (anchor, "asset_rev"), ==, 2);
  g_assert_cmpstr (json_object_get_string_member (anchor, "cue_id"), ==, "cue-7");
  g_assert_cmpstr (json_object_get_string_member (anchor, "prefix"), ==, "Listen.");
  g_assert_cmpstr (json_object_get_string_member (anchor, "suffix"), ==, "Then wait.");
  g_assert_false (json_object_has_member (anchor, "confidence"));
  gtk_window_destroy (GTK_WINDOW (window));
}

static GtkWidget *
find_button (GtkWidget *widget, const char *label)
{
  GtkWidget *found = NULL;

  if (GTK_IS_TOGGLE_BUTTON (widget)
      && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_button (child, label);
  return found;
}

/* An article has no moments: its threads show, and what is asked is tied to no time. */
static void
test_article (void)
{
  g_autoptr (LycServices) services = fixture_new ();
  GtkWidget *window = gtk_window_new ();
  LycDiscussionPage *page = LYC_DISCUSSION_PAGE (lyc_discussion_page_new (services));
  GtkWidget *moment = find_button (GTK_WIDGET (page), "This moment");
  GtkWidget *lesson = find_button (GTK_WIDGET (page), "Lesson");
  LycAnchor anchor;

  fixture_put (services, "{\"kind\":\"lesson\",\"id\":\"" FIXTURE_LESSON
                         "\",\"rev\":1,\"lesson_kind\":\"article\"}");
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (page));
  lyc_discussion_page_set_place (page, FIXTURE_COHORT, FIXTURE_COURSE, FIXTURE_LESSON);
  lyc_discussion_page_set_position (page, FIXTURE_LESSON, "", 0);
  settle ();
  g_assert_false (gtk_widget_get_visible (moment));
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (lesson)));
  g_assert_false (lyc_composer_get_moment (lyc_discussion_page_get_composer (page), &anchor));
  fixture_put (services, "{\"kind\":\"lesson\",\"id\":\"" FIXTURE_LESSON
                         "\",\"rev\":2,\"lesson_kind\":\"video\"}");
  settle ();
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (moment)));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_open_and_back (void)
{
  g_autoptr (LycServices) services = fixture_new ();
  GtkWidget *window = gtk_window_new ();
  LycDiscussionPage *page = LYC_DISCUSSION_PAGE (lyc_discussion_page_new (services));
  g_autofree char *thread = fixture_id (1), *post = fixture_id (10);

  fixture_put_thread (services, thread, post, "A thread", 309000, 0, FALSE);
  fixture_put_post (services, post, thread, 1, FIXTURE_INES, 1700000000000, "Words", NULL);
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (page));
  gtk_window_present (GTK_WINDOW (window));
  lyc_discussion_page_set_place (page, FIXTURE_COHORT, FIXTURE_COURSE, FIXTURE_LESSON);
  gtk_widget_activate_action (GTK_WIDGET (page), "talk.open", "s", thread);
  settle ();
  g_assert_cmpstr (lyc_discussion_page_get_thread (page), ==, thread);
  gtk_widget_activate_action (GTK_WIDGET (page), "discussion.back", NULL);
  g_assert_null (lyc_discussion_page_get_thread (page));
  settle ();
  gtk_window_destroy (GTK_WINDOW (window));
}

#define OTHER_LESSON "0190a000-0000-7000-8000-0000000000d3"

/* Opens the thread, then the lesson, while the focus is in @at. */
static void
open_both (LycDiscussionPage *page, const char *thread, const char *lesson, GtkWidget *at)
{
  lyc_discussion_page_set_place (page, FIXTURE_COHORT, FIXTURE_COURSE, FIXTURE_LESSON);
  lyc_discussion_page_open_thread (page, thread);
  settle ();
  gtk_window_set_focus (GTK_WINDOW (gtk_widget_get_root (at)), NULL);
  g_assert_true (gtk_widget_child_focus (at, GTK_DIR_TAB_FORWARD));
  lyc_discussion_page_set_place (page, FIXTURE_COHORT, FIXTURE_COURSE, lesson);
  settle ();
}

/* A lesson that the open thread is not about brings the list back; the focus stays where it is, and
 * in the pane if it was there. */
static void
test_other_lesson (void)
{
  g_autoptr (LycServices) services = fixture_new ();
  GtkWidget *window = gtk_window_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *entry = gtk_text_new ();
  LycDiscussionPage *page = LYC_DISCUSSION_PAGE (lyc_discussion_page_new (services));
  g_autofree char *thread = fixture_id (1), *post = fixture_id (10);

  fixture_put_thread (services, thread, post, "A thread", 309000, 0, FALSE);
  fixture_put_post (services, post, thread, 1, FIXTURE_INES, 1700000000000, "Words", NULL);
  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (page));
  gtk_window_set_child (GTK_WINDOW (window), box);
  gtk_window_present (GTK_WINDOW (window));
  open_both (page, thread, FIXTURE_LESSON, entry);
  g_assert_cmpstr (lyc_discussion_page_get_thread (page), ==, thread);
  open_both (page, thread, OTHER_LESSON, entry);
  g_assert_null (lyc_discussion_page_get_thread (page));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == entry);
  open_both (page, thread, OTHER_LESSON, GTK_WIDGET (page));
  g_assert_null (lyc_discussion_page_get_thread (page));
  g_assert_nonnull (gtk_widget_get_focus_child (GTK_WIDGET (page)));
  gtk_window_destroy (GTK_WINDOW (window));
}

static char *
asked (LycServices *services, guint n, gint64 asked_at, gboolean answered, const char *kind)
{
  g_autofree char *thread = fixture_id (n), *post = fixture_id (n + 10);
  g_autofree char *json = g_strdup_printf (
      "{\"kind\":\"container\",\"id\":\"%s\",\"container_kind\":\"thread\",\"cohort_id\":"
      "\"" FIXTURE_COHORT
      "\",\"visible\":true,\"post_kind\":\"%s\",\"answered\":%s,\"asked_at\":%d,"
      "\"last_at\":%d,\"first_post_id\":\"%s\",\"can\":[]}",
      thread, kind, answered ? "true" : "false", (int) asked_at, (int) (100 - asked_at), post);

  fixture_put (services, json);
  return g_steal_pointer (&thread);
}

static const char *
id_at (LycThreadList *list, guint i)
{
  g_autoptr (LycRecord) thread = g_list_model_get_item (G_LIST_MODEL (list), i);

  return lyc_record_get_id (thread);
}

/* What waits for an answer, longest first, wherever in the cohort it was asked; what is answered
 * meanwhile goes. */
static void
test_unanswered (void)
{
  g_autoptr (LycServices) services = fixture_new ();
  const LycThreadPlace place = { .scope = LYC_THREADS_UNANSWERED, .cohort_id = FIXTURE_COHORT };
  g_autofree char *late = asked (services, 1, 30, FALSE, "question");
  g_autofree char *early = asked (services, 2, 10, FALSE, "question");
  g_autofree char *answered = asked (services, 3, 20, TRUE, "question");
  g_autofree char *talk = asked (services, 4, 5, FALSE, "discussion");
  g_autoptr (LycThreadList) list = lyc_thread_list_new (services, &place, FALSE);

  settle ();
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 2);
  g_assert_cmpstr (id_at (list, 0), ==, early);
  g_assert_cmpstr (id_at (list, 1), ==, late);
  g_free (asked (services, 2, 10, TRUE, "question"));
  settle ();
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 1);
  g_assert_cmpstr (id_at (list, 0), ==, late);
}

/* By month; an older platform says nothing of it. */
static void
test_count_solved (void)
{
  g_autoptr (LycServices) services = fixture_new ();
  g_autoptr (LycCohort) cohort = LYC_COHORT (lyc_library_lookup (
      lyc_services_get_library (services), LYC_KIND_COHORT, FIXTURE_COHORT));

  g_assert_cmpint (lyc_cohort_count_solved (cohort, "2026-11"), ==, 0);
  fixture_put (services, "{\"kind\":\"cohort\",\"id\":\"" FIXTURE_COHORT
                         "\",\"solved\":[{\"month\":\"2026-11\",\"count\":12},"
                         "{\"month\":\"2026-10\",\"count\":3}]}");
  g_assert_cmpint (lyc_cohort_count_solved (cohort, "2026-11"), ==, 12);
  g_assert_cmpint (lyc_cohort_count_solved (cohort, "2026-10"), ==, 3);
  g_assert_cmpint (lyc_cohort_count_solved (cohort, "2026-09"), ==, 0);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  lyc_kit_init ();
  g_test_add_func ("/discussion/highlight", test_highlight);
  g_test_add_func ("/discussion/ask", test_ask);
  g_test_add_func ("/discussion/unanswered", test_unanswered);
  g_test_add_func ("/discussion/count-solved", test_count_solved);
  g_test_add_func ("/discussion/article", test_article);
  g_test_add_func ("/discussion/open-and-back", test_open_and_back);
  g_test_add_func ("/discussion/other-lesson", test_other_lesson);
  return g_test_run ();
}
