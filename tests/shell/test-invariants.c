/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Nothing moves by itself: the whole window on its real core, to which a platform says a long list
 * of events of every type, while somebody reads, writes and watches.
 *
 *   test-invariants PYTHON EVENTS.PY SOURCE COUNT */
#include "config.h"

#define G_LOG_DOMAIN "invariants"

#include "core.h"
#include "database.h"
#include "discussion-page-private.h"
#include "kit.h"
#include "lesson-page-private.h"
#include "player.h"
#include "talk-view.h"
#include "told-platform.h"
#include "watch.h"
#include "workbench-private.h"

#include <gst/gst.h>
#include <stdlib.h>

#include "clip.h"

#define WAIT_S 30
#define SEED 20260105
#define VIDEO_S 120

typedef struct
{
  ToldPlatform *platform;
  LycCore *core;
  LycWindow *window;
  Watch *watch;
  GHashTable *committed; /* keys of what the store changed since the batch began */
  GHashTable *types;     /* that were said */
  GRand *random;
  guint said;
  guint changed_store;
  guint changed_rows;
} Test;

/* Where the reader is and what they do, while events come. */
typedef struct
{
  const char *name;
  int width;
  int height;
  gboolean home;
  gboolean thread; /* open; else the list */
  LycThreadScope scope;
  gboolean thread_end;
  gboolean chat_end;
  gboolean plays;
  enum
  {
    FOCUS_CHAT,
    FOCUS_ASK,
    FOCUS_ANSWER,
    FOCUS_ROW,
    FOCUS_TASK,
    FOCUS_RESUME,
    FOCUS_SIDEBAR,
    FOCUS_BADGE,
  } focus;
} Round;

static const Round rounds[] = {
  { .name = "list of the moment, chat in its middle, writing in chat",
    .width = 1680,
    .height = 1000,
    .scope = LYC_THREADS_OF_MOMENT,
    .plays = TRUE,
    .focus = FOCUS_CHAT },
  { .name = "thread in its middle, chat at its end, writing an answer",
    .width = 1680,
    .height = 1000,
    .thread = TRUE,
    .chat_end = TRUE,
    .plays = TRUE,
    .focus = FOCUS_ANSWER },
  { .name = "list of the lesson, chat at its end, asking",
    .width = 1680,
    .height = 1000,
    .scope = LYC_THREADS_OF_LESSON,
    .chat_end = TRUE,
    .focus = FOCUS_ASK },
  { .name = "thread at its end, chat in its middle, on a task",
    .width = 1680,
    .height = 1000,
    .thread = TRUE,
    .thread_end = TRUE,
    .plays = TRUE,
    .focus = FOCUS_TASK },
  { .name = "narrower window, thread in its middle, on one of its posts",
    .width = 1280,
    .height = 800,
    .thread = TRUE,
    .plays = TRUE,
    .focus = FOCUS_ROW },
  { .name = "home, chat in its middle, on resume",
    .width = 1680,
    .height = 1000,
    .home = TRUE,
    .focus = FOCUS_RESUME },
  { .name = "thread and chat in their middle, on a direct conversation in the sidebar",
    .width = 1680,
    .height = 1000,
    .thread = TRUE,
    .focus = FOCUS_SIDEBAR },
  { .name = "list of the moment, chat at its end, on a badge",
    .width = 1680,
    .height = 1000,
    .scope = LYC_THREADS_OF_MOMENT,
    .chat_end = TRUE,
    .plays = TRUE,
    .focus = FOCUS_BADGE },
};

static gboolean
late_cb (gpointer data)
{
  g_error ("Waited %d seconds for: %s", WAIT_S, (const char *) data);
  return G_SOURCE_REMOVE;
}

#define WAIT_UNTIL(condition)                                                                      \
  G_STMT_START                                                                                     \
  {                                                                                                \
    guint _late = g_timeout_add_seconds (WAIT_S, late_cb, (gpointer) #condition);                  \
    while (!(condition))                                                                           \
      g_main_context_iteration (NULL, TRUE);                                                       \
    g_source_remove (_late);                                                                       \
  }                                                                                                \
  G_STMT_END

/* Beginning */

static void
done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(gboolean *) data = TRUE;
}

static void
committed_cb (LycStore *store, GPtrArray *changes, Test *test)
{
  for (guint i = 0; i < changes->len; i++)
    {
      const LycChange *change = g_ptr_array_index (changes, i);

      if (change->id != NULL)
        g_hash_table_add (test->committed, lyc_change_list_key (change->kind, change->id));
    }
}

static void
start_core (Test *test, const char *folder)
{
  g_autofree char *data = g_build_filename (folder, "data", NULL);
  g_autofree char *cache = g_build_filename (folder, "cache", NULL);
  g_autoptr (GError) error = NULL;
  gboolean done = FALSE;

  test->core = lyc_core_new (data, cache, "test", told_platform_get_url (test->platform), &error);
  g_assert_no_error (error);
  lyc_core_set_keyring (test->core, FALSE);
  lyc_core_start_async (test->core, done_cb, &done);
  WAIT_UNTIL (done);
  done = FALSE;
  lyc_core_sign_in_with_code_async (test->core, "code", done_cb, &done);
  WAIT_UNTIL (done && told_platform_is_connected (test->platform));
  test->committed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_signal_connect (lyc_core_get_store (test->core), "committed", G_CALLBACK (committed_cb), test);
}

static void
open_window (Test *test)
{
  GtkApplication *application
      = GTK_APPLICATION (adw_application_new (NULL, G_APPLICATION_NON_UNIQUE));

  g_autoptr (GSettings) settings
      = g_settings_new_with_path (LYC_APP_ID, "/io/github/lyceum_desktop/Lyceum/test/");

  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  lyc_kit_init ();
  test->window = LYC_WINDOW (lyc_window_new (ADW_APPLICATION (application), settings));
  lyc_window_set_services (test->window, lyc_core_get_services (test->core));
  gtk_window_set_default_size (GTK_WINDOW (test->window), rounds[0].width, rounds[0].height);
  gtk_window_present (GTK_WINDOW (test->window));
  test->watch = watch_new (test->window);
  watch_wait_frames (test->watch, 3);
}

static char **
make_lines (char *argv[], guint count)
{
  g_autofree char *seed = g_strdup_printf ("%d", SEED);
  g_autofree char *number = g_strdup_printf ("%u", count);
  char *command[] = { argv[1], argv[2], argv[3], seed, number, NULL };
  g_autofree char *output = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  g_spawn_sync (NULL, command, NULL, G_SPAWN_DEFAULT, NULL, NULL, &output, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, NULL));
  return g_strsplit (output, "\n", -1);
}

static char *
make_video (const char *folder)
{
  g_autofree char *uri = clip_make (folder, "clip.webm", VIDEO_S, FALSE);

  return g_filename_from_uri (uri, NULL, NULL);
}

/* Waiting for a batch to be seen */

static gpointer
read_cursor (sqlite3 *db, gpointer unused, GError **error)
{
  return lyc_database_read_text (db, "SELECT value FROM meta WHERE name = ?1", "cursor");
}

typedef struct
{
  gboolean done;
  gint64 cursor;
} Reading;

static void
cursor_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Reading *reading = data;
  g_autofree char *text = lyc_worker_do_finish (result, NULL);

  reading->cursor = text != NULL ? g_ascii_strtoll (text, NULL, 10) : 0;
  reading->done = TRUE;
}

/* The reader answers in order: what was asked before is answered when this is. */
static gint64
cursor_of (Test *test)
{
  Reading reading = { FALSE, 0 };

  lyc_worker_do_async (lyc_store_get_reader (lyc_core_get_store (test->core)), read_cursor, NULL,
                       NULL, g_free, cursor_read_cb, &reading);
  WAIT_UNTIL (reading.done);
  return reading.cursor;
}

static void
settle (Test *test)
{
  WAIT_UNTIL (cursor_of (test) >= told_platform_get_seq (test->platform));
  for (guint i = 0; i < 3; i++)
    {
      watch_wait_frames (test->watch, 1);
      cursor_of (test);
    }
}

/* Saying */

static char *
key_of (JsonObject *frame)
{
  return g_strconcat (json_object_get_string_member (frame, "kind"), "/",
                      json_object_get_string_member (frame, "id"), NULL);
}

/* Whether a row in view that shows the object looks different now. */
static gboolean
changed_a_row (GHashTable *before, GHashTable *after, const char *key)
{
  GHashTableIter iter;
  gpointer row, looks;

  g_hash_table_iter_init (&iter, after);
  while (g_hash_table_iter_next (&iter, &row, &looks))
    if (g_str_has_prefix (row, key) && ((char *) row)[strlen (key)] == '#'
        && g_strcmp0 (g_hash_table_lookup (before, row), looks) != 0)
      return TRUE;
  g_hash_table_iter_init (&iter, before);
  while (g_hash_table_iter_next (&iter, &row, &looks))
    if (g_str_has_prefix (row, key) && ((char *) row)[strlen (key)] == '#'
        && !g_hash_table_contains (after, row))
      return TRUE;
  return FALSE;
}

static void
count_batch (Test *test, GPtrArray *frames, GHashTable *before)
{
  g_autoptr (GHashTable) after = watch_dup_rows (test->watch);
  g_autoptr (GHashTable) counted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < frames->len; i++)
    {
      const ToldFrame *told = g_ptr_array_index (frames, i);
      g_autofree char *key = key_of (told->frame);

      g_hash_table_add (test->types,
                        (gpointer) json_object_get_string_member (told->frame, "type"));
      test->said++;
      if (told->news && g_hash_table_contains (test->committed, key))
        test->changed_store++;
      if (changed_a_row (before, after, key) && g_hash_table_add (counted, g_strdup (key)))
        test->changed_rows++;
    }
}

static void
keep_frame (GPtrArray *frames, const ToldFrame *told)
{
  g_autofree char *key = key_of (told->frame);

  g_debug ("%s %s", json_object_get_string_member (told->frame, "type"), key);
  g_ptr_array_add (frames, g_memdup2 (told, sizeof *told));
}

/* Returns: how many events were said; 0 at the end of the list */
static guint
say_batch (Test *test, guint most)
{
  guint wanted = (guint) g_rand_int_range (test->random, 1, 10);
  guint size = MIN (most, wanted);
  g_autoptr (GPtrArray) frames = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) before = watch_dup_rows (test->watch);
  ToldFrame told;

  g_hash_table_remove_all (test->committed);
  while (frames->len < size && told_platform_say (test->platform, &told))
    if (json_object_has_member (told.frame, "data"))
      keep_frame (frames, &told);
  settle (test);
  watch_check (test->watch);
  count_batch (test, frames, before);
  return frames->len;
}

/* Placing the reader */

static gboolean
scroll_to (LycTalkView *talk, const char *post_id)
{
  LycTimelineBinding *binding = lyc_talk_view_get_binding (talk);
  LycTalkItems *items
      = binding != NULL ? LYC_TALK_ITEMS (lyc_timeline_binding_get_items (binding)) : NULL;
  guint position;

  if (items == NULL || !lyc_talk_items_find_post (items, post_id, &position))
    return FALSE;
  lyc_timeline_jump_to (lyc_talk_view_get_timeline (talk), position, 0.2);
  return TRUE;
}

static void
place_talk (Test *test, LycTalkView *talk, gboolean end, const char *word)
{
  const char *id = told_platform_get_word (test->platform, word);
  LycTimelineBinding *binding;

  WAIT_UNTIL ((binding = lyc_talk_view_get_binding (talk)) != NULL
              && lyc_timeline_binding_get_state (binding) == LYC_BINDING_SHOWN);
  if (end)
    {
      lyc_timeline_binding_show_end (binding);
      WAIT_UNTIL (lyc_timeline_get_at_end (lyc_talk_view_get_timeline (talk)));
      settle (test);
      g_assert_true (lyc_timeline_get_at_end (lyc_talk_view_get_timeline (talk)));
      return;
    }
  lyc_talk_view_show_post (talk, id);
  WAIT_UNTIL (scroll_to (talk, id));
  settle (test);
  g_assert_true (scroll_to (talk, id));
  settle (test);
  g_assert_false (lyc_timeline_get_at_end (lyc_talk_view_get_timeline (talk)));
}

static void
place_list (Test *test, LycThreadScope scope)
{
  LycDiscussionPage *page = test->window->discussion;

  lyc_discussion_page_back (page);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (page->segments[scope]), TRUE);
  WAIT_UNTIL (page->threads != NULL && g_list_model_get_n_items (G_LIST_MODEL (page->threads)) > 8);
  settle (test);
  lyc_timeline_jump_to (page->timeline, 4, 0.1);
  settle (test);
  g_assert_false (lyc_timeline_get_at_end (page->timeline));
}

static void
place_video (Test *test, gboolean plays)
{
  LycPlayerView *view = test->window->lesson->player;
  LycPlayer *player = lyc_player_view_get_player (view);

  WAIT_UNTIL (lyc_player_get_state (player) >= LYC_PLAYER_READY);
  g_assert_cmpint (lyc_player_get_state (player), !=, LYC_PLAYER_ERROR);
  lyc_player_view_seek_ms (view, 1000);
  if (plays)
    lyc_player_view_play (view);
  else
    lyc_player_view_pause (view);
  WAIT_UNTIL (lyc_player_view_get_playing (view) == plays);
  settle (test);
}

static GtkWidget *
find_focusable (GtkWidget *widget, GType type)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type) && gtk_widget_get_focusable (widget)
      && gtk_widget_get_mapped (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_focusable (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* The last row of the last list that has rows. */
static GtkWidget *
last_row (GtkWidget *widget)
{
  GtkWidget *found = NULL;

  if (GTK_IS_LIST_BOX_ROW (widget) && gtk_widget_get_mapped (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_last_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_prev_sibling (child))
    found = last_row (child);
  return found;
}

static void
write_half (LycComposer *composer)
{
  lyc_composer_set_text (composer, "Half a thought, not yet");
  lyc_composer_focus (composer);
}

static void
place_focus (Test *test, const Round *round)
{
  LycTalkView *thread = lyc_thread_view_get_talk (test->window->discussion->thread);
  guint first, last;

  switch (round->focus)
    {
    case FOCUS_CHAT:
      write_half (lyc_talk_view_get_composer (lyc_chat_page_get_talk (test->window->chat)));
      break;
    case FOCUS_ASK:
      write_half (test->window->discussion->composer);
      break;
    case FOCUS_ANSWER:
      write_half (lyc_talk_view_get_composer (thread));
      break;
    case FOCUS_TASK:
      gtk_widget_grab_focus (
          find_focusable (GTK_WIDGET (test->window->workspace), GTK_TYPE_CHECK_BUTTON));
      break;
    case FOCUS_RESUME:
      gtk_widget_grab_focus (find_focusable (GTK_WIDGET (test->window->home), GTK_TYPE_BUTTON));
      break;
    case FOCUS_SIDEBAR:
      gtk_widget_grab_focus (last_row (test->window->workbench->full));
      break;
    case FOCUS_BADGE:
      gtk_widget_grab_focus (last_row (GTK_WIDGET (test->window->badges)));
      break;
    case FOCUS_ROW:
    default:
      g_assert_true (
          lyc_timeline_get_visible_range (lyc_talk_view_get_timeline (thread), &first, &last));
      g_assert_true (scroll_to (thread, told_platform_get_word (test->platform, "inside")));
      lyc_timeline_focus_row (lyc_talk_view_get_timeline (thread), first + 1);
      break;
    }
}

static void
place (Test *test, const Round *round)
{
  LycTalkView *thread = lyc_thread_view_get_talk (test->window->discussion->thread);
  LycTalkView *chat = lyc_chat_page_get_talk (test->window->chat);

  watch_pause (test->watch);
  gtk_window_set_default_size (GTK_WINDOW (test->window), round->width, round->height);
  if (round->home)
    lyc_window_open_home (test->window);
  else
    lyc_window_show_place (test->window, "lesson",
                           told_platform_get_word (test->platform, "lesson"));
  settle (test);
  if (!round->home)
    place_video (test, round->plays);
  if (round->thread)
    {
      lyc_discussion_page_open_thread (test->window->discussion,
                                       told_platform_get_word (test->platform, "thread"));
      place_talk (test, thread, round->thread_end, "inside");
    }
  else if (!round->home)
    place_list (test, round->scope);
  if (gtk_widget_get_mapped (GTK_WIDGET (chat)))
    place_talk (test, chat, round->chat_end, "middle");
  place_focus (test, round);
  settle (test);
}

static void
run_round (Test *test, const Round *round, guint count)
{
  LycPlayerView *view = test->window->lesson->player;
  guint before = test->changed_rows;
  g_autofree char *state = NULL;

  place (test, round);
  watch_remember (test->watch, round->name);
  state = watch_dup_state (test->watch);
  for (guint left = count; left > 0;)
    {
      left -= say_batch (test, left);
      if (lyc_player_view_get_position_ms (view) > (VIDEO_S - 40) * 1000 && round->plays)
        {
          watch_pause (test->watch);
          place_video (test, TRUE);
        }
      watch_remember (test->watch, round->name);
    }
  g_print ("%s (%s): %u events, %u changed a row in view\n", round->name, state, count,
           test->changed_rows - before);
}

/* Out of the cohort: content becomes a state page, the geometry stays. */
static void
leave_cohort (Test *test)
{
  Watch *watch = test->watch;

  place (test, &rounds[0]);
  watch_remember (watch, "out of the cohort");
  watch_expect_states (watch);
  told_platform_leave (test->platform, told_platform_get_word (test->platform, "cohort"));
  settle (test);
  watch_check (watch);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (test->window->discussion->body)),
                   ==, "state");
  g_assert_cmpint (lyc_timeline_binding_get_state (
                       lyc_talk_view_get_binding (lyc_chat_page_get_talk (test->window->chat))),
                   ==, LYC_BINDING_GONE);
}

static void
check_counts (Test *test, guint count)
{
  JsonArray *types = told_platform_get_types (test->platform);

  g_print ("%u events of %u types: %u changed the store, %u a row in view, %u frames looked at\n",
           test->said, g_hash_table_size (test->types), test->changed_store, test->changed_rows,
           watch_get_n_checks (test->watch));
  g_assert_cmpuint (test->said, ==, count);
  for (guint i = 0; i < json_array_get_length (types); i++)
    g_assert_true (g_hash_table_contains (test->types, json_array_get_string_element (types, i)));
  g_assert_cmpuint (test->changed_store * 100, >=, count * 95);
  g_assert_cmpuint (test->changed_rows * 10, >=, count);
}

int
main (int argc, char *argv[])
{
  Test test = { 0 };
  g_autofree char *folder = g_dir_make_tmp ("lyceum-XXXXXX", NULL);
  g_autofree char *video = NULL;
  g_auto (GStrv) lines = NULL;
  guint count = argc == 5 ? (guint) atoi (argv[4]) : 0;
  guint n = G_N_ELEMENTS (rounds);

  g_assert_cmpuint (count, >, 0);
  gst_init (NULL, NULL);
  adw_init ();
  video = make_video (folder);
  lines = make_lines (argv, count);
  test.platform = told_platform_new ((const char *const *) lines, video);
  test.random = g_rand_new_with_seed (SEED);
  test.types = g_hash_table_new (g_str_hash, g_str_equal);
  start_core (&test, folder);
  open_window (&test);
  for (guint i = 0; i < n; i++)
    run_round (&test, &rounds[i], i + 1 < n ? count / n : count - count / n * (n - 1));
  check_counts (&test, count);
  leave_cohort (&test);
  _exit (0);
}
