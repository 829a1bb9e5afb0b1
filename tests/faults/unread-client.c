/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The client's core without a window: reads, marks, mutes and blocks as it is told, and says what
 * it counts.
 *
 *   unread-client FOLDER URL
 *
 * Says "page ADDRESS" to sign in with a browser. Then does what its input says, a line each:
 * "read CONTAINER POS", "unread CONTAINER POS", "follow CONTAINER WORD UNTIL",
 * "cohort ID WORD UNTIL", "course ID WORD UNTIL", "block PERSON" (or no longer), "read-all", "undo"
 * (of that), "cut" (the stream), "reconnect", "count", "end". Says "state N" whenever the
 * connection changes, and to "count" "counts WAITING CONTAINER=N …", where WAITING is how many acts
 * the platform has not answered. */
#include <stdio.h>

#include "acts.h"
#include "core.h"
#include "platform-connector.h"
#include "tls-floor.h"

typedef struct
{
  LycCore *core;
  LycConnector *connector;
  GMainLoop *loop;
  LycResults *containers;
  LycResults *blocks;
  GHashTable *states; /* container -> its read state, held so that it is known */
  GHashTable *undo;   /* container -> the first post that was unread before all was read */
} Client;

static LycServices *
services_of (Client *client)
{
  return lyc_core_get_services (client->core);
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

static void
say_counts (Client *client)
{
  LycLedger *ledger = lyc_services_get_ledger (services_of (client));
  GListModel *outbox = G_LIST_MODEL (lyc_services_get_outbox (services_of (client)));
  const LycLedgerEntry *first = lyc_ledger_get_next (ledger, NULL);
  const LycLedgerEntry *entry = first;

  printf ("counts %u", g_list_model_get_n_items (outbox));
  while (entry != NULL)
    {
      printf (" %s=%u", entry->container_id, entry->count);
      entry = lyc_ledger_get_next (ledger, entry->container_id);
      entry = entry == first ? NULL : entry;
    }
  printf ("\n");
  fflush (stdout);
}

static LycReadState *
state_of (Client *client, const char *container)
{
  LycReadState *state = g_hash_table_lookup (client->states, container);

  if (state == NULL)
    {
      state = LYC_READ_STATE (lyc_library_lookup (lyc_services_get_library (services_of (client)),
                                                  LYC_KIND_READ_STATE, container));
      g_hash_table_insert (client->states, g_strdup (container), state);
    }
  return state;
}

/* @written: (transfer full) */
static void
perform (Client *client, LycAct *written)
{
  g_autoptr (LycAct) act = written;

  lyc_outbox_perform (lyc_services_get_outbox (services_of (client)), act);
}

/* As "Mark all as read" in the window. */
static void
read_all (Client *client)
{
  LycLedger *ledger = lyc_services_get_ledger (services_of (client));

  g_hash_table_remove_all (client->undo);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (client->containers)); i++)
    {
      g_autoptr (LycContainer) container
          = g_list_model_get_item (G_LIST_MODEL (client->containers), i);
      const char *id = lyc_record_get_id (LYC_RECORD (container));
      const LycLedgerEntry *entry = lyc_ledger_get_entry (ledger, id);

      if (entry == NULL)
        continue;
      g_hash_table_insert (client->undo, g_strdup (id), GINT_TO_POINTER ((int) entry->first_pos));
      perform (client, lyc_act_read_all (id, lyc_container_get_last_pos (container)));
    }
}

static void
undo (Client *client)
{
  GHashTableIter iter;
  gpointer id, first;

  g_hash_table_iter_init (&iter, client->undo);
  while (g_hash_table_iter_next (&iter, &id, &first))
    perform (client, lyc_act_mark_unread (id, GPOINTER_TO_INT (first)));
  g_hash_table_remove_all (client->undo);
}

static gboolean
is_blocked (Client *client, const char *person)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (client->blocks)); i++)
    {
      g_autoptr (LycRecord) block = g_list_model_get_item (G_LIST_MODEL (client->blocks), i);

      if (g_str_equal (lyc_record_get_id (block), person))
        return TRUE;
    }
  return FALSE;
}

/* As if the network went. It comes back at "reconnect", or by itself. */
static void
cut (Client *client)
{
  g_autoptr (GError) error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CLOSED, "cut");

  if (lyc_session_get_connection (lyc_services_get_session (services_of (client)))
      == LYC_CONNECTION_LIVE)
    g_signal_emit_by_name (client->connector, "closed", error);
}

static LycAct *
new_act (Client *client, char **words)
{
  gint64 number = g_ascii_strtoll (words[2], NULL, 10);
  gint64 until = words[3] != NULL ? g_ascii_strtoll (words[3], NULL, 10) : 0;
  LycFollowing following = lyc_following_from_word (words[2], 0, 0);

  if (g_str_equal (words[0], "read"))
    return lyc_act_read_up_to (state_of (client, words[1]), number);
  if (g_str_equal (words[0], "unread"))
    return lyc_act_mark_unread (words[1], number);
  if (g_str_equal (words[0], "follow"))
    return lyc_act_follow (words[1], following, until);
  return lyc_act_follow_all (g_str_equal (words[0], "cohort") ? LYC_KIND_COHORT : LYC_KIND_COURSE,
                             words[1], following, until);
}

static void
obey (Client *client, const char *line)
{
  g_auto (GStrv) words = g_strsplit (line, " ", -1);

  if (g_str_equal (line, "end"))
    g_main_loop_quit (client->loop);
  else if (g_str_equal (line, "reconnect"))
    lyc_session_reconnect (lyc_services_get_session (services_of (client)));
  else if (g_str_equal (line, "count"))
    say_counts (client);
  else if (g_str_equal (line, "cut"))
    cut (client);
  else if (g_str_equal (line, "read-all"))
    read_all (client);
  else if (g_str_equal (line, "undo"))
    undo (client);
  else if (g_str_equal (words[0], "block"))
    perform (client,
             lyc_act_block (words[1], !is_blocked (client, words[1]), g_get_real_time () / 1000));
  else if (g_strv_length (words) >= 3)
    perform (client, new_act (client, words));
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
  obey (client, line);
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
  GIOChannel *channel = g_io_channel_unix_new (0);

  lyc_core_start_finish (LYC_CORE (source), result, NULL);
  lyc_core_sign_in_async (client->core, page_cb, NULL, NULL, signed_in_cb, NULL);
  g_io_add_watch (channel, G_IO_IN | G_IO_HUP, input_cb, client);
  g_io_channel_unref (channel);
}

int
main (int argc, char *argv[])
{
  Client client = { 0 };
  g_autofree char *data = NULL, *cache = NULL;

  lyc_tls_floor ();
  if (argc != 3)
    return 2;
  data = g_build_filename (argv[1], "data", NULL);
  cache = g_build_filename (argv[1], "cache", NULL);
  client.connector = lyc_platform_connector_new (argv[2], NULL);
  client.core = lyc_core_new (data, cache, "unread", client.connector);
  client.loop = g_main_loop_new (NULL, FALSE);
  client.containers
      = lyc_library_all (lyc_services_get_library (services_of (&client)), LYC_KIND_CONTAINER);
  client.blocks
      = lyc_library_all (lyc_services_get_library (services_of (&client)), LYC_KIND_BLOCK);
  client.undo = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  client.states = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  lyc_core_set_keyring (client.core, FALSE);
  g_signal_connect (lyc_services_get_session (services_of (&client)), "notify::connection",
                    G_CALLBACK (connection_cb), NULL);
  lyc_core_start_async (client.core, started_cb, &client);
  g_main_loop_run (client.loop);
  g_hash_table_unref (client.states);
  g_hash_table_unref (client.undo);
  g_object_unref (client.containers);
  g_object_unref (client.blocks);
  lyc_core_stop (client.core);
  g_object_unref (client.core);
  g_object_unref (client.connector);
  g_main_loop_unref (client.loop);
  return 0;
}
