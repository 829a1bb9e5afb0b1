/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is offered beside a question that is being written, over the real store. */
#include "config.h"

#include <adwaita.h>

#include "discussion-page.h"
#include "kit.h"
#include "memory-services.h"
#include "suggestion-row.h"
#include "suggestions.h"
#include "sync-session-private.h"

#define ME "0190a6f0-0000-7000-8000-00000000000c"
#define ADA "0190a6f0-0000-7000-8000-00000000000e"
#define COHORT "0190a6f0-0000-7000-8000-00000000000a"
#define COURSE "0190a6f0-0000-7000-8000-0000000000c0"
#define LESSON "0190a6f0-0000-7000-8000-0000000000c1"
#define THREAD "0190a6f0-0000-7000-8000-00000000001b"
#define ASKED "0190a6f0-0000-7000-8000-0000000000a1"
#define ANSWER "0190a6f0-0000-7000-8000-0000000000a2"
#define CUES "0190a6f0-0000-7000-8000-0000000000d1"
#define ARTICLE "0190a6f0-0000-7000-8000-0000000000e1"

#define QUESTION "Is the silence too long on a call"

static const char objects[]
    = "[{\"kind\":\"user\",\"id\":\"" ADA "\",\"rev\":1,\"name\":\"Ada Stille\",\"about\":\"\"},"
      "{\"kind\":\"cohort\",\"id\":\"" COHORT "\",\"rev\":1,\"name\":\"Spring\",\"mission\":\"\","
      "\"can\":[\"container.create\"]},"
      "{\"kind\":\"membership\",\"id\":\"m1\",\"rev\":1,\"cohort_id\":\"" COHORT
      "\",\"user_id\":\"" ADA "\",\"role\":\"learner\",\"state\":\"active\",\"joined_at\":1},"
      "{\"kind\":\"lesson\",\"id\":\"" LESSON "\",\"rev\":1,\"course_id\":\"" COURSE
      "\",\"title\":\"Say it back\",\"summary\":\"\",\"article\":\"\",\"lesson_kind\":\"video\"},"
      "{\"kind\":\"container\",\"id\":\"" THREAD "\",\"rev\":1,\"cohort_id\":\"" COHORT
      "\",\"course_id\":\"" COURSE "\",\"lesson_id\":\"" LESSON "\",\"container_kind\":\"thread\","
      "\"title\":\"How long is the silence on a call?\",\"last_at\":2,\"last_pos\":2,"
      "\"answered\":true,\"visible\":true,\"first_post_id\":\"" ASKED "\"},"
      "{\"kind\":\"post\",\"id\":\"" ASKED "\",\"rev\":1,\"container_id\":\"" THREAD "\",\"pos\":1,"
      "\"author_id\":\"" ME
      "\",\"created_at\":1767600000000,\"body\":\"How long is the silence on a "
      "call?\",\"post_kind\":\"question\",\"file_ids\":[]},"
      "{\"kind\":\"post\",\"id\":\"" ANSWER "\",\"rev\":1,\"container_id\":\"" THREAD
      "\",\"pos\":2,"
      "\"author_id\":\"" ADA "\",\"created_at\":1767700000000,\"body\":\"Two seconds.\","
      "\"post_kind\":\"answer\",\"accepted\":true,\"file_ids\":[]},"
      "{\"kind\":\"transcript\",\"id\":\"" CUES
      "\",\"rev\":1,\"asset_id\":\"v\",\"lesson_id\":\"" LESSON "\",\"course_id\":\"" COURSE
      "\",\"cues\":[{\"start_ms\":321000,\"text\":\"Let the "
      "silence on the call work\"}]},"
      "{\"kind\":\"article\",\"id\":\"" ARTICLE "\",\"rev\":1,\"title\":\"Silence on a call\","
      "\"body\":\"Wait.\",\"tags\":[]}]";

/* The page with what the window would do for it. */
#define TEST_TYPE_HOST (test_host_get_type ())
G_DECLARE_FINAL_TYPE (TestHost, test_host, TEST, HOST, AdwBin)

struct _TestHost
{
  AdwBin parent_instance;
  GString *said;
};

G_DEFINE_FINAL_TYPE (TestHost, test_host, ADW_TYPE_BIN)

static void
said_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autofree char *text = g_variant_print (parameter, FALSE);

  g_string_append_printf (TEST_HOST (widget)->said, "%s %s;", name, text);
}

static void
test_host_finalize (GObject *object)
{
  g_string_free (TEST_HOST (object)->said, TRUE);
  G_OBJECT_CLASS (test_host_parent_class)->finalize (object);
}

static void
test_host_class_init (TestHostClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = test_host_finalize;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "win.article-open", "s", said_cb);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "win.lesson-open-at", "(sx)", said_cb);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "win.toast-undo", "(sss)", said_cb);
}

static void
test_host_init (TestHost *self)
{
  self->said = g_string_new (NULL);
}

typedef struct
{
  LycMemoryServices *memory;
  GtkWidget *window;
  TestHost *host;
  LycDiscussionPage *page;
  LycComposer *composer;
  GtkWidget *answerers;
  LycSuggestions *suggestions;
} Fixture;

static GtkWidget *
find_named (GtkWidget *widget, const char *type)
{
  GtkWidget *found = g_str_equal (G_OBJECT_TYPE_NAME (widget), type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_named (child, type);
  return found;
}

/* Nothing is typed any more as soon as the main loop turns. */
static guint
rest_at_once (guint interval_ms, GSourceFunc function, gpointer data)
{
  return g_timeout_add (0, function, data);
}

static void
set_up (Fixture *f)
{
  f->memory = lyc_memory_services_new (objects, ME);
  f->page = LYC_DISCUSSION_PAGE (lyc_discussion_page_new (lyc_memory_services_get (f->memory)));
  f->composer = lyc_discussion_page_get_composer (f->page);
  f->suggestions = LYC_SUGGESTIONS (find_named (GTK_WIDGET (f->page), "LycSuggestions"));
  lyc_suggestions_set_timer (f->suggestions, rest_at_once);
  f->answerers = find_named (GTK_WIDGET (f->page), "LycAnswerersLine");
  f->host = g_object_new (TEST_TYPE_HOST, NULL);
  adw_bin_set_child (ADW_BIN (f->host), GTK_WIDGET (f->page));
  f->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (f->window), 350, 640);
  gtk_window_set_child (GTK_WINDOW (f->window), GTK_WIDGET (f->host));
  lyc_discussion_page_set_place (f->page, COHORT, COURSE, LESSON);
  gtk_window_present (GTK_WINDOW (f->window));
  lyc_composer_focus (f->composer);
}

static void
tear_down (Fixture *f)
{
  gtk_window_destroy (GTK_WINDOW (f->window));
  lyc_memory_services_free (f->memory);
}

static void
wait_for (Fixture *f, guint n)
{
  while (lyc_suggestions_get_count (f->suggestions) != n)
    g_main_context_iteration (NULL, TRUE);
}

static void
write_question (Fixture *f)
{
  lyc_composer_set_text (f->composer, QUESTION);
  wait_for (f, 3);
}

static GtkListBox *
list_of (Fixture *f)
{
  return GTK_LIST_BOX (find_named (GTK_WIDGET (f->suggestions), "GtkListBox"));
}

static void
choose (Fixture *f, int i)
{
  g_signal_emit_by_name (list_of (f), "row-activated",
                         gtk_list_box_get_row_at_index (list_of (f), i));
}

static void
assert_draft (Fixture *f)
{
  g_autofree char *text = lyc_composer_dup_text (f->composer);
  LycSession *session = lyc_services_get_session (lyc_memory_services_get (f->memory));

  g_assert_cmpstr (text, ==, QUESTION);
  g_assert_cmpstr (lyc_session_get_draft (session, "ask:" LESSON), ==, QUESTION);
}

/* The keyboard is in the text of the composer. */
static gboolean
is_writing (Fixture *f)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (f->window));

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (f->composer));
}

/* Three kinds of things come, nothing moves for them and the focus stays. */
static void
test_appears (void)
{
  Fixture f = { 0 };
  graphene_rect_t before, after;

  set_up (&f);
  lyc_composer_set_text (f.composer, "Mondays");
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_true (gtk_widget_compute_bounds (GTK_WIDGET (f.composer), f.window, &before));
  write_question (&f);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (f.suggestions)));
  g_assert_true (gtk_widget_compute_bounds (GTK_WIDGET (f.composer), f.window, &after));
  g_assert_cmpfloat (before.origin.y, ==, after.origin.y);
  g_assert_true (is_writing (&f));
  for (int i = 0; i < 3; i++)
    {
      static const LycSearchGroup groups[]
          = { LYC_SEARCH_THREAD, LYC_SEARCH_ARTICLE, LYC_SEARCH_MOMENT };
      LycSuggestionRow *row = LYC_SUGGESTION_ROW (gtk_list_box_get_row_at_index (list_of (&f), i));

      g_assert_cmpint (lyc_suggestion_row_get_hit (row)->group, ==, groups[i]);
    }
  tear_down (&f);
}

/* Each opens where it belongs; the question that is being written stays. */
static void
test_opens (void)
{
  Fixture f = { 0 };

  set_up (&f);
  write_question (&f);
  choose (&f, 1);
  choose (&f, 2);
  g_assert_cmpstr (f.host->said->str, ==,
                   "win.article-open '" ARTICLE "';win.lesson-open-at ('" LESSON "', 321000);");
  g_assert_true (is_writing (&f));
  assert_draft (&f);
  choose (&f, 0);
  g_assert_cmpstr (lyc_discussion_page_get_thread (f.page), ==, THREAD);
  lyc_discussion_page_back (f.page);
  assert_draft (&f);
  g_assert_cmpuint (lyc_suggestions_get_count (f.suggestions), ==, 3);
  tear_down (&f);
}

static LycAct *
find_solved (Fixture *f)
{
  LycOutbox *outbox = lyc_services_get_outbox (lyc_memory_services_get (f->memory));
  guint n = g_list_model_get_n_items (G_LIST_MODEL (outbox));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (LycOutboxItem) item = g_list_model_get_item (G_LIST_MODEL (outbox), i);
      LycAct *act = lyc_outbox_item_get_act (item);

      if (g_str_equal (lyc_act_get_verb (act), "solved.count"))
        return act;
    }
  return NULL;
}

/* The outbox is on the disk before it is seen. */
static void
wait_solved (Fixture *f, gboolean counted)
{
  while ((find_solved (f) != NULL) != counted)
    g_main_context_iteration (NULL, TRUE);
}

static void
say_solved (Fixture *f, int i)
{
  g_signal_emit_by_name (gtk_list_box_get_row_at_index (list_of (f), i), "solved");
}

/* It is counted without a word of the question, and the question can be had back. */
static void
test_solved (void)
{
  Fixture f = { 0 };
  g_autofree char *gone = NULL;
  g_autofree char *id = NULL;
  JsonObject *body;

  set_up (&f);
  write_question (&f);
  say_solved (&f, 0);
  wait_solved (&f, TRUE);
  body = lyc_act_get_body (find_solved (&f));
  g_assert_cmpuint (json_object_get_size (body), ==, 2);
  g_assert_cmpstr (json_object_get_string_member (body, "cohort_id"), ==, COHORT);
  g_assert_cmpstr (json_object_get_string_member (body, "container_id"), ==, THREAD);
  g_assert_null (lyc_act_get_draft_text (find_solved (&f)));
  g_assert_cmpuint (lyc_suggestions_get_count (f.suggestions), ==, 0);
  gone = lyc_composer_dup_text (f.composer);
  g_assert_cmpstr (gone, ==, "");
  g_assert_nonnull (strstr (f.host->said->str, "win.question-restore"));
  id = g_strdup (lyc_act_get_id (find_solved (&f)));
  lyc_discussion_page_restore_question (f.page, ARTICLE);
  g_assert_nonnull (find_solved (&f));
  lyc_discussion_page_restore_question (f.page, id);
  wait_solved (&f, FALSE);
  assert_draft (&f);
  g_assert_true (is_writing (&f));
  wait_for (&f, 3);
  say_solved (&f, 1);
  wait_solved (&f, TRUE);
  g_assert_cmpstr (json_object_get_string_member (lyc_act_get_body (find_solved (&f)), "article_id"),
                   ==, ARTICLE);
  tear_down (&f);
}

/* They go with what they were offered for. */
static void
test_goes (void)
{
  Fixture f = { 0 };

  set_up (&f);
  write_question (&f);
  lyc_composer_set_text (f.composer, "Where do I park");
  wait_for (&f, 0);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (f.suggestions)));
  write_question (&f);
  lyc_composer_choose_kind (f.composer, "idea");
  g_assert_cmpuint (lyc_suggestions_get_count (f.suggestions), ==, 0);
  lyc_composer_choose_kind (f.composer, "question");
  wait_for (&f, 3);
  lyc_composer_submit (f.composer);
  g_assert_cmpuint (lyc_suggestions_get_count (f.suggestions), ==, 0);
  tear_down (&f);
}

static gboolean
passed_cb (gpointer passed)
{
  *(gboolean *) passed = TRUE;
  return G_SOURCE_REMOVE;
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer answered)
{
  *(gboolean *) answered = TRUE;
}

/* What a key brings has come: the index answers in order, and is asked before all that is idle. */
static void
rest (Fixture *f)
{
  LycFinder *finder = lyc_services_get_finder (lyc_memory_services_get (f->memory));
  g_autoptr (LycSearchQuery) query = lyc_search_query_parse ("last");
  gboolean passed = FALSE, answered = FALSE;

  g_idle_add_full (G_PRIORITY_LOW, passed_cb, &passed, NULL);
  while (!passed)
    g_main_context_iteration (NULL, TRUE);
  lyc_finder_find_async (finder, query, NULL, answered_cb, &answered);
  while (!answered)
    g_main_context_iteration (NULL, TRUE);
}

/* Who does not want them has none for this question, and has them for the next. */
static void
test_dismissed (void)
{
  Fixture f = { 0 };

  set_up (&f);
  write_question (&f);
  gtk_widget_activate_action (GTK_WIDGET (f.suggestions), "suggestions.dismiss", NULL);
  g_assert_cmpuint (lyc_suggestions_get_count (f.suggestions), ==, 0);
  g_assert_true (is_writing (&f));
  assert_draft (&f);
  lyc_composer_set_text (f.composer, QUESTION " at all");
  rest (&f);
  g_assert_cmpuint (lyc_suggestions_get_count (f.suggestions), ==, 0);
  lyc_composer_set_text (f.composer, "");
  write_question (&f);
  tear_down (&f);
}

static gboolean
press (GtkWidget *widget, guint key, GdkModifierType state)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  gboolean taken = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !taken; i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", key, 0, state, &taken);
    }
  return taken;
}

/* Alt+Up goes to the row above the text, Down from the last one back. What was typed last changes
 * nothing under who chooses. */
static void
test_keys (void)
{
  Fixture f = { 0 };
  gboolean handled = FALSE;

  set_up (&f);
  g_assert_false (press (GTK_WIDGET (f.composer), GDK_KEY_Up, GDK_ALT_MASK));
  write_question (&f);
  g_assert_false (press (GTK_WIDGET (f.composer), GDK_KEY_Up, 0));
  g_assert_true (press (GTK_WIDGET (f.composer), GDK_KEY_Up, GDK_ALT_MASK));
  g_assert_true (gtk_root_get_focus (GTK_ROOT (f.window))
                 == GTK_WIDGET (gtk_list_box_get_row_at_index (list_of (&f), 2)));
  lyc_composer_set_text (f.composer, "Where do I park");
  g_assert_true (press (GTK_WIDGET (f.composer), GDK_KEY_Up, GDK_ALT_MASK));
  rest (&f);
  g_assert_cmpuint (lyc_suggestions_get_count (f.suggestions), ==, 3);
  g_signal_emit_by_name (list_of (&f), "keynav-failed", GTK_DIR_DOWN, &handled);
  g_assert_true (handled);
  g_assert_true (is_writing (&f));
  g_assert_true (press (GTK_WIDGET (f.composer), GDK_KEY_Escape, 0));
  g_assert_cmpuint (lyc_suggestions_get_count (f.suggestions), ==, 0);
  g_assert_false (press (GTK_WIDGET (f.composer), GDK_KEY_Escape, 0));
  tear_down (&f);
}

static void
be (Fixture *f, const char *state)
{
  g_autoptr (JsonObject) frame = json_object_new ();

  json_object_set_string_member (frame, "user_id", ADA);
  json_object_set_string_member (frame, "state", state);
  lyc_sync_session_take_presence (
      LYC_SYNC_SESSION (lyc_services_get_session (lyc_memory_services_get (f->memory))), frame);
}

static void
wait_for_faces (Fixture *f, gboolean shown)
{
  while (gtk_widget_get_visible (f->answerers) != shown)
    g_main_context_iteration (NULL, TRUE);
}

/* Who answered before shows while they are around, and never who is blocked. */
static void
test_answerers (void)
{
  Fixture f = { 0 };

  set_up (&f);
  write_question (&f);
  rest (&f);
  g_assert_false (gtk_widget_get_visible (f.answerers));
  be (&f, "here");
  wait_for_faces (&f, TRUE);
  g_assert_nonnull (find_named (f.answerers, "GtkButton"));
  be (&f, "away");
  g_assert_false (gtk_widget_get_visible (f.answerers));
  be (&f, "in_session");
  g_assert_true (gtk_widget_get_visible (f.answerers));
  g_assert_true (press (GTK_WIDGET (f.composer), GDK_KEY_Escape, 0));
  g_assert_false (gtk_widget_get_visible (f.answerers));
  lyc_composer_set_text (f.composer, "");
  write_question (&f);
  wait_for_faces (&f, TRUE);
  lyc_memory_services_put (f.memory,
                           "[{\"kind\":\"block\",\"id\":\"" ADA "\",\"rev\":1,\"created_at\":1}]");
  wait_for_faces (&f, FALSE);
  lyc_composer_set_text (f.composer, "");
  write_question (&f);
  rest (&f);
  g_assert_false (gtk_widget_get_visible (f.answerers));
  tear_down (&f);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  adw_init ();
  lyc_kit_init ();
  g_test_add_func ("/discussion/suggestions/appears", test_appears);
  g_test_add_func ("/discussion/suggestions/opens", test_opens);
  g_test_add_func ("/discussion/suggestions/solved", test_solved);
  g_test_add_func ("/discussion/suggestions/goes", test_goes);
  g_test_add_func ("/discussion/suggestions/dismissed", test_dismissed);
  g_test_add_func ("/discussion/suggestions/keys", test_keys);
  g_test_add_func ("/discussion/suggestions/answerers", test_answerers);
  return g_test_run ();
}
