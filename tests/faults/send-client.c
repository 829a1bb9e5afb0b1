/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The client's core without a window, for tests that kill it on the way from a draft to an answer.
 *
 *   send-client FOLDER URL
 *
 * Signs in with the one-time code in LYC_CODE, and says "ready" as soon as it is connected and
 * nothing waits any more. Then does what its input says, a line each: "draft PLACE TEXT", "post
 * CONTAINER TEXT", "thread COHORT TEXT", "edit POST TEXT", "read CONTAINER POS", "reconnect",
 * "end". Says "kept TEXT" once a draft is on disk, "pending ID" once an act shows as waiting, "sent
 * ID" once the platform has answered it, "refused ID" where it was refused, and "state N" whenever
 * the connection changes. What is posted has the draft of its container's place, a new thread that
 * of the place "new". */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "acts.h"
#include "core.h"
#include "platform-connector.h"
#include "store.h"
#include "tls-floor.h"

typedef struct
{
  LycCore *core;
  GMainLoop *loop;
  GHashTable *acts;  /* id -> state as it was said */
  GHashTable *posts; /* id -> its record, held so that it is known */
  gboolean ready;
} Client;

static void
say (const char *word, const char *text)
{
  printf ("%s %s\n", word, text);
  fflush (stdout);
}

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

static void
say_whether_ready (Client *client)
{
  if (client->ready || lyc_session_get_connection (session_of (client)) != LYC_CONNECTION_LIVE
      || g_list_model_get_n_items (G_LIST_MODEL (outbox_of (client))) > 0)
    return;
  client->ready = TRUE;
  say ("ready", "");
}

static void
say_act (Client *client, LycOutboxItem *item)
{
  const char *id = lyc_act_get_id (lyc_outbox_item_get_act (item));
  gboolean refused = lyc_outbox_item_get_state (item) == LYC_PENDING_FAILED;
  gpointer word = refused ? "refused" : "pending";

  if (g_hash_table_lookup (client->acts, id) == word)
    return;
  g_hash_table_insert (client->acts, g_strdup (id), word);
  say (word, id);
}

static void
outbox_changed_cb (Client *client)
{
  GListModel *items = G_LIST_MODEL (outbox_of (client));
  g_autoptr (GHashTable) here = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer id;

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (LycOutboxItem) item = g_list_model_get_item (items, i);

      g_hash_table_add (here, g_strdup (lyc_act_get_id (lyc_outbox_item_get_act (item))));
      say_act (client, item);
    }
  g_hash_table_iter_init (&iter, client->acts);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (!g_hash_table_contains (here, id))
      {
        say ("sent", id);
        g_hash_table_iter_remove (&iter);
      }
  say_whether_ready (client);
}

static void
connection_cb (Client *client)
{
  g_autofree char *state
      = g_strdup_printf ("%d", (int) lyc_session_get_connection (session_of (client)));

  say ("state", state);
  say_whether_ready (client);
}

static gpointer
nothing (sqlite3 *db, gpointer data, GError **error)
{
  return GINT_TO_POINTER (TRUE);
}

/* Behind the draft, in the same queue. */
static void
draft_written_cb (GObject *source, GAsyncResult *result, gpointer text)
{
  say ("kept", text);
  g_free (text);
}

static void
write_draft (Client *client, const char *place, const char *text)
{
  lyc_session_set_draft (session_of (client), place, text);
  lyc_session_save_drafts (session_of (client));
  lyc_worker_do_async (lyc_store_get_mine (lyc_core_get_store (client->core)), nothing, NULL, NULL,
                       NULL, draft_written_cb, g_strdup (text));
}

static LycRecord *
hold_post (Client *client, const char *id)
{
  LycRecord *post = g_hash_table_lookup (client->posts, id);

  if (post == NULL)
    {
      post = lyc_library_lookup (lyc_services_get_library (lyc_core_get_services (client->core)),
                                 LYC_KIND_POST, id);
      g_hash_table_insert (client->posts, g_strdup (id), post);
    }
  return post;
}

static void
perform (Client *client, LycAct *act)
{
  lyc_outbox_perform (outbox_of (client), act);
  lyc_act_unref (act);
}

static void
write_post (Client *client, const char *container, const char *text)
{
  LycWriting writing = { .body = (char *) text,
                         .post_kind = "discussion",
                         .author_id = "0190a6f0-0000-7000-8000-00000000000c",
                         .draft = (char *) container,
                         .draft_text = (char *) text };
  LycAct *act = lyc_act_write_post (container, &writing);

  hold_post (client, lyc_act_get_id (act));
  perform (client, act);
}

static void
open_thread (Client *client, const char *cohort, const char *text)
{
  LycWriting writing = { .body = (char *) text,
                         .post_kind = "discussion",
                         .author_id = "0190a6f0-0000-7000-8000-00000000000c",
                         .draft = (char *) "new",
                         .draft_text = (char *) text };

  perform (client, lyc_act_open_thread (cohort, NULL, NULL, text, &writing));
}

/* A post that was just sent is in the store a moment later. */
typedef struct
{
  Client *client;
  char *id;
  char *text;
} Edit;

static gboolean
edit_cb (gpointer data)
{
  Edit *edit = data;
  LycRecord *post = hold_post (edit->client, edit->id);

  if (!lyc_record_is_loaded (post) || lyc_record_get_rev (post) == 0)
    return G_SOURCE_CONTINUE;
  perform (edit->client,
           lyc_act_edit_post (LYC_POST (post), lyc_record_get_rev (post), edit->text));
  g_free (edit->id);
  g_free (edit->text);
  g_free (edit);
  return G_SOURCE_REMOVE;
}

static void
edit_post (Client *client, const char *id, const char *text)
{
  Edit edit = { client, g_strdup (id), g_strdup (text) };

  g_timeout_add (5, edit_cb, g_memdup2 (&edit, sizeof edit));
}

static void
obey_words (Client *client, char **words)
{
  if (g_str_equal (words[0], "draft"))
    write_draft (client, words[1], words[2]);
  else if (g_str_equal (words[0], "post"))
    write_post (client, words[1], words[2]);
  else if (g_str_equal (words[0], "thread"))
    open_thread (client, words[1], words[2]);
  else if (g_str_equal (words[0], "edit"))
    edit_post (client, words[1], words[2]);
  else if (g_str_equal (words[0], "read"))
    perform (client, lyc_act_read (words[1], g_ascii_strtoll (words[2], NULL, 10)));
}

static gboolean
input_cb (GIOChannel *channel, GIOCondition condition, gpointer data)
{
  Client *client = data;
  g_autofree char *line = NULL;
  g_auto (GStrv) words = NULL;
  gsize end = 0;

  if (g_io_channel_read_line (channel, &line, NULL, &end, NULL) != G_IO_STATUS_NORMAL)
    {
      g_main_loop_quit (client->loop);
      return G_SOURCE_REMOVE;
    }
  line[end] = '\0';
  words = g_strsplit (line, " ", 3);
  if (g_str_equal (line, "end"))
    g_main_loop_quit (client->loop);
  else if (g_str_equal (line, "reconnect"))
    lyc_session_reconnect (session_of (client));
  else if (g_strv_length (words) == 3)
    obey_words (client, words);
  return G_SOURCE_CONTINUE;
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
  GIOChannel *channel = g_io_channel_unix_new (0);

  if (!lyc_core_start_finish (LYC_CORE (source), result, &error))
    {
      g_printerr ("%s\n", error->message);
      exit (1);
    }
  lyc_core_sign_in_with_code_async (client->core, g_getenv ("LYC_CODE"), signed_in_cb, NULL);
  g_io_add_watch (channel, G_IO_IN | G_IO_HUP, input_cb, client);
  g_io_channel_unref (channel);
}

int
main (int argc, char *argv[])
{
  Client client = { 0 };
  g_autofree char *data = NULL, *cache = NULL;
  g_autoptr (LycConnector) connector = NULL;

  lyc_tls_floor ();
  if (argc != 3 || g_getenv ("LYC_CODE") == NULL)
    return 2;
  data = g_build_filename (argv[1], "data", NULL);
  cache = g_build_filename (argv[1], "cache", NULL);
  connector = lyc_platform_connector_new (argv[2], NULL);
  client.core = lyc_core_new (data, cache, "faults", connector);
  client.loop = g_main_loop_new (NULL, FALSE);
  client.acts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  client.posts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  lyc_core_set_keyring (client.core, FALSE);
  g_signal_connect_swapped (outbox_of (&client), "items-changed", G_CALLBACK (outbox_changed_cb),
                            &client);
  g_signal_connect_swapped (outbox_of (&client), "state-changed", G_CALLBACK (outbox_changed_cb),
                            &client);
  g_signal_connect_swapped (session_of (&client), "notify::connection", G_CALLBACK (connection_cb),
                            &client);
  lyc_core_start_async (client.core, started_cb, &client);
  g_main_loop_run (client.loop);
  g_hash_table_unref (client.posts);
  lyc_core_stop (client.core);
  g_object_unref (client.core);
  g_hash_table_unref (client.acts);
  g_main_loop_unref (client.loop);
  return 0;
}
