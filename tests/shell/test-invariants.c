/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Nothing moves by itself: the whole window on its real core, to which a platform says a long list
 * of events of every type, while somebody reads, writes and watches.
 *
 *   test-invariants PYTHON EVENTS.PY SOURCE COUNT */
#include "config.h"

#define G_LOG_DOMAIN "invariants"

#include "database.h"
#include "discussion-page-private.h"
#include "invariants.h"
#include "kit.h"
#include "lesson-page-private.h"
#include "platform-connector.h"
#include "player.h"
#include "talk-view.h"

#include <gst/gst.h>
#include <stdlib.h>

#include "clip.h"

#define SEED 20260105
#define VIDEO_S 120

/* In a timeout: what was waited for did not come. */
gboolean
wait_late_cb (gpointer data)
{
  g_error ("Waited %d seconds for: %s", WAIT_S, (const char *) data);
  return G_SOURCE_REMOVE;
}

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
  g_autoptr (LycConnector) connector = NULL;
  gboolean done = FALSE;

  connector = lyc_platform_connector_new (told_platform_get_url (test->platform), &error);
  g_assert_no_error (error);
  test->core = lyc_core_new (data, cache, "test", connector);
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
  g_autoptr (GSettings) settings
      = g_settings_new_with_path (LYC_APP_ID, "/io/github/lyceum_desktop/Lyceum/test/");

  test->application = adw_application_new (NULL, G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (test->application), NULL, NULL));
  lyc_kit_init ();
  test->window = LYC_WINDOW (lyc_window_new (test->application, settings));
  lyc_window_set_services (test->window, lyc_core_get_services (test->core));
  lyc_window_make_pages (test->window);
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

/* Runs until what was said is on the screen. */
void
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
      watch_pause (test->watch);
      place_again (test, round);
      if (lyc_player_view_get_position_ms (view) > (VIDEO_S - 40) * 1000 && round->plays)
        place_video (test, TRUE);
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

static void
close_all (Test *test)
{
  watch_free (test->watch);
  gtk_window_destroy (GTK_WINDOW (test->window));
  lyc_media_wait_closed (WAIT_S * 1000);
  lyc_core_stop (test->core);
  g_clear_object (&test->core);
  g_application_quit (G_APPLICATION (test->application));
  g_clear_object (&test->application);
  told_platform_free (test->platform);
  g_hash_table_unref (test->committed);
  g_hash_table_unref (test->types);
  g_rand_free (test->random);
}

int
main (int argc, char *argv[])
{
  Test test = { 0 };
  const char *folder = g_get_user_data_dir ();
  g_autofree char *video = NULL;
  g_auto (GStrv) lines = NULL;
  guint count = argc == 5 ? (guint) atoi (argv[4]) : 0;
  guint n = n_rounds;

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
  close_all (&test);
  return 0;
}
