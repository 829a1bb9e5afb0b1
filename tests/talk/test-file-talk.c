/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "attachment-chip.h"
#include "file-talk.h"
#include "fixture.h"
#include "kit.h"
#include "talk-view.h"

#define PLAN "0190a000-0000-7000-8000-0000000000f1"

typedef struct
{
  LycServices *services;
  GtkWidget *window;
  GtkWidget *button;
  LycTalkView *view;
  char *thread;
} Scene;

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

static void
put_file (LycServices *services, const char *state)
{
  g_autofree char *json = g_strdup_printf (
      "{\"kind\":\"file\",\"id\":\"" PLAN "\",\"rev\":1,\"cohort_id\":\"" FIXTURE_COHORT
      "\",\"name\":\"plan.txt\",\"type\":\"text/plain\",\"size\":5,\"state\":\"%s\"}",
      state);

  fixture_put (services, json);
}

static void
put_thread (Scene *scene, guint posts)
{
  g_autofree char *json = g_strdup_printf (
      "{\"kind\":\"container\",\"id\":\"%s\",\"rev\":4,\"container_kind\":\"thread\",\"cohort_id\":"
      "\"" FIXTURE_COHORT "\",\"file_id\":\"" PLAN "\",\"title\":\"plan.txt\",\"visible\":true,"
      "\"reply_count\":%u,\"last_pos\":%u,\"can\":[\"post.create\"]}",
      scene->thread, posts, posts);

  fixture_put (scene->services, json);
}

static void
set_up (Scene *scene, gconstpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autoptr (LycRecord) file = NULL;

  scene->services = fixture_new ();
  scene->thread = lyc_file_dup_thread_id (PLAN);
  put_file (scene->services, "ready");
  file = lyc_library_lookup (lyc_services_get_library (scene->services), LYC_KIND_FILE, PLAN);
  scene->button = lyc_file_talk_new (scene->services, LYC_FILE (file));
  scene->view = LYC_TALK_VIEW (lyc_talk_view_new (scene->services, LYC_POST_ROW_THREAD));
  gtk_box_append (GTK_BOX (box), scene->button);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (scene->view));
  scene->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (scene->window), 340, 600);
  gtk_window_set_child (GTK_WINDOW (scene->window), box);
  gtk_window_present (GTK_WINDOW (scene->window));
  settle ();
}

static void
tear_down (Scene *scene, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (scene->window));
  g_object_unref (scene->services);
  g_free (scene->thread);
}

static void
find_label (GtkWidget *widget, const char **text)
{
  if (GTK_IS_LABEL (widget))
    *text = gtk_label_get_text (GTK_LABEL (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    find_label (child, text);
}

static const char *
count_of (Scene *scene)
{
  const char *text = NULL;

  find_label (scene->button, &text);
  return text;
}

static void
assert_said (Scene *scene, const char *count, const char *words)
{
  const char *tooltip = gtk_widget_get_tooltip_text (gtk_widget_get_first_child (scene->button));

  g_assert_cmpstr (count_of (scene), ==, count);
  g_assert_cmpstr (tooltip, ==, words);
}

static void
tell_unread (Scene *scene, guint n)
{
  g_autoptr (GPtrArray) entries
      = g_ptr_array_new_with_free_func ((GDestroyNotify) lyc_ledger_entry_free);
  LycLedgerEntry *entry = g_new0 (LycLedgerEntry, 1);

  entry->container_id = g_strdup (scene->thread);
  entry->scope_id = g_strdup (FIXTURE_COHORT);
  entry->lesson_id = g_strdup ("");
  entry->count = n;
  g_ptr_array_add (entries, entry);
  lyc_ledger_replace (lyc_services_get_ledger (scene->services), entries);
}

/* How much was said, and whether some of it is new; the button is as wide before as after. */
static void
test_count (Scene *scene, gconstpointer data)
{
  int width = gtk_widget_get_width (scene->button);

  assert_said (scene, "", "Discuss “plan.txt”");
  put_thread (scene, 3);
  settle ();
  assert_said (scene, "3", "Discussion (3) of “plan.txt”");
  tell_unread (scene, 2);
  settle ();
  assert_said (scene, "3•", "Discussion (3) of “plan.txt”, 2 new");
  g_assert_true (gtk_widget_has_css_class (gtk_widget_get_first_child (scene->button), "unread"));
  put_thread (scene, 120);
  settle ();
  g_assert_cmpstr (count_of (scene), ==, "99+");
  g_assert_cmpint (gtk_widget_get_width (scene->button), ==, width);
}

/* What is not there for all yet is not talked about. */
static void
test_not_ready (Scene *scene, gconstpointer data)
{
  g_assert_true (gtk_widget_get_visible (scene->button));
  put_file (scene->services, "uploading");
  settle ();
  g_assert_false (gtk_widget_get_visible (scene->button));
  fixture_put (scene->services,
               "{\"kind\":\"file\",\"id\":\"" PLAN "\",\"rev\":2,\"name\":\"plan.txt\","
               "\"state\":\"ready\",\"attached\":true,\"shared\":false}");
  settle ();
  g_assert_false (gtk_widget_get_visible (scene->button));
  fixture_put (scene->services,
               "{\"kind\":\"file\",\"id\":\"" PLAN "\",\"rev\":3,\"name\":\"plan.txt\","
               "\"state\":\"ready\",\"attached\":true,\"shared\":true}");
  settle ();
  g_assert_true (gtk_widget_get_visible (scene->button));
}

static void
say (Scene *scene, const char *text)
{
  LycComposer *composer = lyc_talk_view_get_composer (scene->view);

  lyc_composer_set_text (composer, text);
  lyc_composer_submit (composer);
  settle ();
}

static GtkWidget *
find_chip (GtkWidget *widget)
{
  GtkWidget *found = LYC_IS_ATTACHMENT_CHIP (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_chip (child);
  return found;
}

static LycBindingState
state_of (Scene *scene)
{
  return lyc_timeline_binding_get_state (lyc_talk_view_get_binding (scene->view));
}

/* The thread begins with the first post: the second goes there as well before anything was
 * answered, and by the common way once the platform has the thread. */
static void
test_begin (Scene *scene, gconstpointer data)
{
  LycAct *act;

  lyc_talk_view_set_file (scene->view, PLAN);
  settle ();
  for (guint i = 0; i < 2; i++)
    {
      say (scene, "First");
      act = fixture_get_last_act (scene->services);
      g_assert_cmpstr (lyc_act_get_verb (act), ==, "file.discuss");
      g_assert_cmpstr (lyc_act_get_parent (act), ==, PLAN);
      g_assert_cmpstr (lyc_act_get_place (act), ==, scene->thread);
      g_assert_cmpint (state_of (scene), ==, LYC_BINDING_SHOWN);
    }
  put_thread (scene, 2);
  settle ();
  say (scene, "Third");
  act = fixture_get_last_act (scene->services);
  g_assert_cmpstr (lyc_act_get_verb (act), ==, "post.create");
  g_assert_cmpstr (lyc_act_get_parent (act), ==, scene->thread);
}

/* What is begun is kept under the file's name, however its thread is opened. */
static void
test_draft (Scene *scene, gconstpointer data)
{
  LycComposer *composer = lyc_talk_view_get_composer (scene->view);
  g_autofree char *kept = NULL;

  lyc_talk_view_set_file (scene->view, PLAN);
  settle ();
  lyc_composer_set_text (composer, "half a thought");
  lyc_talk_view_set_container (scene->view, FIXTURE_CHANNEL);
  put_thread (scene, 1);
  settle ();
  lyc_talk_view_set_container (scene->view, scene->thread);
  settle ();
  kept = lyc_composer_dup_text (composer);
  g_assert_cmpstr (kept, ==, "half a thought");
  g_assert_nonnull (lyc_talk_view_get_file (scene->view));
}

/* What is shared again goes as it is, and stays where it was when it is taken back. */
static void
test_share_again (Scene *scene, gconstpointer data)
{
  LycComposer *composer = lyc_talk_view_get_composer (scene->view);
  LycSession *session = lyc_services_get_session (scene->services);
  JsonArray *ids;
  GtkWidget *chip;

  lyc_talk_view_set_container (scene->view, FIXTURE_CHANNEL);
  settle ();
  lyc_composer_share_file (composer, PLAN);
  lyc_composer_share_file (composer, PLAN);
  g_assert_cmpuint (
      g_strv_length ((char **) lyc_session_get_draft_files (session, "new:" FIXTURE_CHANNEL)), ==,
      1);
  chip = find_chip (GTK_WIDGET (composer));
  g_assert_nonnull (chip);
  g_signal_emit_by_name (chip, "removed");
  g_assert_cmpuint (
      g_strv_length ((char **) lyc_session_get_draft_files (session, "new:" FIXTURE_CHANNEL)), ==,
      0);
  g_assert_cmpuint (fixture_n_acts (scene->services), ==, 0);
  lyc_composer_share_file (composer, PLAN);
  say (scene, "Once more");
  g_assert_cmpuint (fixture_n_acts (scene->services), ==, 1);
  ids = json_object_get_array_member (lyc_act_get_body (fixture_get_last_act (scene->services)),
                                      "file_ids");
  g_assert_cmpuint (json_array_get_length (ids), ==, 1);
  g_assert_cmpstr (json_array_get_string_element (ids, 0), ==, PLAN);
}

/* Without the right to begin anything in its cohort, one reads only. */
static void
test_reader (Scene *scene, gconstpointer data)
{
  fixture_put (scene->services, "{\"kind\":\"cohort\",\"id\":\"" FIXTURE_COHORT
                                "\",\"rev\":9,\"name\":\"Spring\",\"can\":[]}");
  lyc_talk_view_set_file (scene->view, PLAN);
  settle ();
  say (scene, "No");
  g_assert_cmpuint (fixture_n_acts (scene->services), ==, 0);
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (Scene *, gconstpointer);
  } tests[] = { { "/talk/file/count", test_count },
                { "/talk/file/not-ready", test_not_ready },
                { "/talk/file/begin", test_begin },
                { "/talk/file/draft", test_draft },
                { "/talk/file/share-again", test_share_again },
                { "/talk/file/reader", test_reader } };

  gtk_test_init (&argc, &argv, NULL);
  lyc_kit_init ();
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Scene, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
