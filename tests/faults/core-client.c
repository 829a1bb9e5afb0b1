/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The client's core without a window, for tests that kill it and cut its connection.
 *
 *   core-client FOLDER URL CONTAINER COUNT PREFIX
 *
 * Writes COUNT posts "PREFIX n" into CONTAINER, and says "pending ID" as soon as one shows. Ends
 * when it is connected and nothing waits any more. LYC_CODE is the one-time code to sign in with.
 *
 *   core-client FOLDER URL
 *
 * Signs in with the browser: says "page ADDRESS" and waits; with LYC_CODE, with that. Then does
 * what its input says, a line each: "write CONTAINER TEXT", "fetch FILE-ID PATH", "keep LESSON",
 * "pause LESSON", "drop LESSON", "quota BYTES", "days N" (the clock moves on), "where ASSET",
 * "watch LESSON FROM TO POSITION AT FLAGS" (milliseconds; s: the position was sought, p: patiently),
 * "show LESSON", "reconnect", "end". Says "state N" whenever the connection changes,
 * "fetched PATH" or "failed PATH", "kept LESSON STATE DONE SIZE REASON" whenever a download changes,
 * "at ASSET URI", and "progress LESSON WAITING JSON", the JSON {} where nothing is known. */
#include <stdio.h>
#include <stdlib.h>

#include "acts.h"
#include "core.h"
#include "lesson-downloads.h"
#include "platform-connector.h"
#include "progress.h"
#include "store.h"
#include "tls-floor.h"

typedef struct
{
  LycCore *core;
  GMainLoop *loop;
  const char *container;
  const char *prefix;
  int count; /* -1: does what its input says */
  int written;
  gint64 ahead; /* how far the clock of downloads is moved on, ms */
  GHashTable *shown; /* lesson -> its progress */
} Client;

static LycOutbox *
outbox_of (Client *client)
{
  return lyc_services_get_outbox (lyc_core_get_services (client->core));
}

static LycSession *
session_of (Client *client)
{
  return lyc_services_get_session (lyc_core_get_services (client->core));
}

static gboolean
is_live (Client *client)
{
  return lyc_session_get_connection (session_of (client)) == LYC_CONNECTION_LIVE;
}

static void
write_post (Client *client, const char *container, const char *body)
{
  LycWriting writing = { .body = (char *) body,
                         .post_kind = "discussion",
                         .author_id = "0190a6f0-0000-7000-8000-00000000000c" };
  g_autoptr (LycAct) act = lyc_act_write_post (container, &writing);

  lyc_outbox_perform (outbox_of (client), act);
}

static gboolean
write_cb (gpointer data)
{
  Client *client = data;
  g_autofree char *body = g_strdup_printf ("%s %d", client->prefix, client->written);

  if (client->written == client->count)
    {
      if (g_list_model_get_n_items (G_LIST_MODEL (outbox_of (client))) == 0 && is_live (client))
        g_main_loop_quit (client->loop);
      return G_SOURCE_CONTINUE;
    }
  write_post (client, client->container, body);
  client->written++;
  return G_SOURCE_CONTINUE;
}

static void
changed_cb (GListModel *outbox, guint position, guint removed, guint added, gpointer data)
{
  for (guint i = position; i < position + added; i++)
    {
      g_autoptr (LycOutboxItem) item = g_list_model_get_item (outbox, i);

      if (lyc_outbox_item_get_state (item) != LYC_PENDING_FAILED)
        printf ("pending %s\n", lyc_act_get_id (lyc_outbox_item_get_act (item)));
    }
  fflush (stdout);
}

static void
connection_cb (LycSession *session, GParamSpec *pspec, gpointer data)
{
  printf ("state %d\n", (int) lyc_session_get_connection (session));
  fflush (stdout);
}

static void
page_cb (const char *address, gpointer data)
{
  printf ("page %s\n", address);
  fflush (stdout);
}

/* A file that is asked for; its record comes from the store in its own time. */
typedef struct
{
  Client *client;
  LycRecord *record;
  char *path;
} Fetch;

static void
fetched_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Fetch *fetch = data;
  gboolean done = lyc_session_download_finish (LYC_SESSION (source), result, NULL);

  printf ("%s %s\n", done ? "fetched" : "failed", fetch->path);
  fflush (stdout);
  g_object_unref (fetch->record);
  g_free (fetch->path);
  g_free (fetch);
}

static gboolean
fetch_cb (gpointer data)
{
  Fetch *fetch = data;
  g_autoptr (GFile) destination = g_file_new_for_path (fetch->path);

  if (!lyc_record_is_loaded (fetch->record))
    return G_SOURCE_CONTINUE;
  lyc_session_download_async (session_of (fetch->client), lyc_record_get_id (fetch->record),
                              destination, NULL, NULL, NULL, fetched_cb, fetch);
  return G_SOURCE_REMOVE;
}

static void
fetch_file (Client *client, const char *file_id, const char *path)
{
  LycLibrary *library = lyc_services_get_library (lyc_core_get_services (client->core));
  Fetch *fetch = g_new0 (Fetch, 1);

  fetch->client = client;
  fetch->record = lyc_library_lookup (library, LYC_KIND_FILE, file_id);
  fetch->path = g_strdup (path);
  g_timeout_add (20, fetch_cb, fetch);
}

static LycDownloads *
downloads_of (Client *client)
{
  return lyc_services_get_downloads (lyc_core_get_services (client->core));
}

static void
kept_cb (LycDownload *download, gpointer data)
{
  const char *reason = lyc_download_get_reason (download);

  printf ("kept %s %d %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %s\n",
          lyc_download_get_lesson_id (download), (int) lyc_download_get_state (download),
          lyc_download_get_done (download), lyc_download_get_size (download),
          reason != NULL ? reason : "-");
  fflush (stdout);
}

/* Every download that is asked for is told of, also those that were there at the start. */
static void
downloads_changed_cb (GListModel *downloads, guint position, guint removed, guint added,
                      gpointer data)
{
  for (guint i = position; i < position + added; i++)
    {
      g_autoptr (LycDownload) download = g_list_model_get_item (downloads, i);

      g_signal_handlers_disconnect_by_func (download, kept_cb, data);
      g_signal_connect (download, "changed", G_CALLBACK (kept_cb), data);
    }
}

static gint64
now_cb (gpointer data)
{
  return g_get_real_time () / 1000 + ((Client *) data)->ahead;
}

static void
say_where (Client *client, const char *asset_id)
{
  g_autofree char *uri = lyc_session_get_asset_uri (session_of (client), asset_id, 0);

  printf ("at %s %s\n", asset_id, uri != NULL ? uri : "-");
  fflush (stdout);
}

/* Returns: whether it was an order about downloads */
static gboolean
do_download (Client *client, const char *word, const char *rest)
{
  LycDownloads *downloads = downloads_of (client);

  if (g_str_equal (word, "keep"))
    lyc_downloads_fetch (downloads, rest);
  else if (g_str_equal (word, "pause"))
    lyc_downloads_pause (downloads, rest);
  else if (g_str_equal (word, "drop"))
    lyc_downloads_remove (downloads, rest);
  else if (g_str_equal (word, "quota"))
    lyc_downloads_set_quota (downloads, g_ascii_strtoll (rest, NULL, 10));
  else if (g_str_equal (word, "where"))
    say_where (client, rest);
  else if (g_str_equal (word, "days"))
    {
      client->ahead += g_ascii_strtoll (rest, NULL, 10) * 86400000;
      lyc_lesson_downloads_check (LYC_LESSON_DOWNLOADS (downloads));
    }
  else
    return FALSE;
  return TRUE;
}

static void
watch_part (Client *client, char **words)
{
  g_autoptr (JsonArray) ranges = json_array_new ();
  gint64 from = g_ascii_strtoll (words[2], NULL, 10), to = g_ascii_strtoll (words[3], NULL, 10);
  g_autoptr (LycAct) act = NULL;

  if (to > from)
    {
      JsonArray *pair = json_array_new ();

      json_array_add_int_element (pair, from);
      json_array_add_int_element (pair, to);
      json_array_add_array_element (ranges, pair);
    }
  act = lyc_act_progress (words[1], ranges, g_ascii_strtoll (words[4], NULL, 10),
                          strchr (words[6], 's') != NULL, 0, g_ascii_strtoll (words[5], NULL, 10));
  lyc_act_set_patient (act, strchr (words[6], 'p') != NULL);
  lyc_outbox_perform (outbox_of (client), act);
}

/* A record that is asked for; it is told once the store was asked for what is behind it. */
typedef struct
{
  Client *client;
  LycRecord *record;
} Look;

static void
say_progress (Client *client, LycRecord *record)
{
  g_autoptr (JsonObject) shown = json_object_new ();
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  g_autofree char *text = NULL;
  JsonArray *ranges = lyc_progress_get_ranges (LYC_PROGRESS (record));

  if (lyc_record_is_loaded (record))
    {
      json_object_set_int_member (shown, "position_ms",
                                  lyc_progress_get_position_ms (LYC_PROGRESS (record)));
      json_object_set_int_member (shown, "percent",
                                  lyc_progress_get_percent (LYC_PROGRESS (record)));
      if (ranges != NULL)
        json_object_set_array_member (shown, "ranges", json_array_ref (ranges));
    }
  json_node_set_object (node, shown);
  text = json_to_string (node, FALSE);
  printf ("progress %s %u %s\n", lyc_record_get_id (record),
          g_list_model_get_n_items (G_LIST_MODEL (outbox_of (client))), text);
  fflush (stdout);
}

static gpointer
nothing (sqlite3 *db, gpointer data, GError **error)
{
  return GINT_TO_POINTER (TRUE);
}

static void
store_answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Look *look = data;

  say_progress (look->client, look->record);
  g_object_unref (look->record);
  g_free (look);
}

/* Behind what the library asks, in the same queue. */
static gboolean
ask_store_cb (gpointer data)
{
  Look *look = data;
  LycStore *store = lyc_core_get_store (look->client->core);

  lyc_worker_do_async (lyc_store_get_reader (store), nothing, NULL, NULL, NULL, store_answered_cb,
                       look);
  return G_SOURCE_REMOVE;
}

/* Kept, so that it follows the store from the first time it is asked for. */
static void
show_progress (Client *client, const char *lesson_id)
{
  LycLibrary *library = lyc_services_get_library (lyc_core_get_services (client->core));
  LycRecord *record = lyc_library_lookup (library, LYC_KIND_PROGRESS, lesson_id);

  if (!g_hash_table_contains (client->shown, lesson_id))
    g_hash_table_insert (client->shown, g_strdup (lesson_id), g_object_ref (record));
  g_idle_add_full (G_PRIORITY_LOW, ask_store_cb,
                   g_memdup2 (&(Look){ client, record }, sizeof (Look)), NULL);
}

static gboolean
input_cb (GIOChannel *channel, GIOCondition condition, gpointer data)
{
  Client *client = data;
  g_autofree char *line = NULL;
  gsize end = 0;

  if (g_io_channel_read_line (channel, &line, NULL, &end, NULL) != G_IO_STATUS_NORMAL)
    {
      g_main_loop_quit (client->loop);
      return G_SOURCE_REMOVE;
    }
  line[end] = '\0';
  if (g_str_equal (line, "reconnect"))
    lyc_session_reconnect (session_of (client));
  else if (g_str_equal (line, "end"))
    g_main_loop_quit (client->loop);
  else if (g_str_has_prefix (line, "write "))
    {
      g_auto (GStrv) words = g_strsplit (line, " ", 3);

      write_post (client, words[1], words[2]);
    }
  else if (g_str_has_prefix (line, "watch "))
    {
      g_auto (GStrv) words = g_strsplit (line, " ", 7);

      watch_part (client, words);
    }
  else if (g_str_has_prefix (line, "show "))
    show_progress (client, line + strlen ("show "));
  else if (g_str_has_prefix (line, "fetch "))
    {
      g_auto (GStrv) words = g_strsplit (line, " ", 3);

      fetch_file (client, words[1], words[2]);
    }
  else if (strchr (line, ' ') != NULL)
    {
      g_auto (GStrv) words = g_strsplit (line, " ", 2);

      do_download (client, words[0], words[1]);
    }
  return G_SOURCE_CONTINUE;
}

static void
listen_to_input (Client *client)
{
  GIOChannel *channel = g_io_channel_unix_new (0);

  g_io_add_watch (channel, G_IO_IN | G_IO_HUP, input_cb, client);
  g_io_channel_unref (channel);
}

static void
signed_in_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  if (!lyc_core_sign_in_finish (LYC_CORE (source), result, &error))
    g_printerr ("%s\n", error->message);
}

static void
started_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Client *client = data;
  g_autoptr (GError) error = NULL;
  const char *code = g_getenv ("LYC_CODE");

  if (!lyc_core_start_finish (LYC_CORE (source), result, &error))
    {
      g_printerr ("%s\n", error->message);
      exit (1);
    }
  if (client->count < 0)
    {
      if (code != NULL)
        lyc_core_sign_in_with_code_async (client->core, code, signed_in_cb, NULL);
      else
        lyc_core_sign_in_async (client->core, page_cb, NULL, NULL, signed_in_cb, NULL);
      listen_to_input (client);
      return;
    }
  lyc_core_sign_in_with_code_async (client->core, code != NULL ? code : "code", signed_in_cb, NULL);
  g_timeout_add (2, write_cb, client);
}

int
main (int argc, char *argv[])
{
  Client client = { .count = -1 };
  g_autofree char *data = NULL, *cache = NULL;
  g_autoptr (LycConnector) connector = NULL;

  lyc_tls_floor ();
  if (argc != 6 && argc != 3)
    return 2;
  data = g_build_filename (argv[1], "data", NULL);
  cache = g_build_filename (argv[1], "cache", NULL);
  connector = lyc_platform_connector_new (argv[2], NULL);
  client.core = lyc_core_new (data, cache, "faults", connector);
  if (argc == 6)
    {
      client.container = argv[3];
      client.count = atoi (argv[4]);
      client.prefix = argv[5];
    }
  client.loop = g_main_loop_new (NULL, FALSE);
  client.shown = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  lyc_core_set_keyring (client.core, FALSE);
  g_signal_connect (outbox_of (&client), "items-changed", G_CALLBACK (changed_cb), NULL);
  if (client.count < 0)
    g_signal_connect (session_of (&client), "notify::connection", G_CALLBACK (connection_cb), NULL);
  lyc_lesson_downloads_set_clock (LYC_LESSON_DOWNLOADS (downloads_of (&client)), now_cb, &client);
  g_signal_connect (downloads_of (&client), "items-changed", G_CALLBACK (downloads_changed_cb),
                    &client);
  lyc_core_start_async (client.core, started_cb, &client);
  g_main_loop_run (client.loop);
  g_hash_table_unref (client.shown);
  lyc_core_stop (client.core);
  g_object_unref (client.core);
  g_main_loop_unref (client.loop);
  return 0;
}
