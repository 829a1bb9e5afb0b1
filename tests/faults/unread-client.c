/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The client's core without a window: reads, marks and mutes as it is told, and says what it counts.
 *
 *   unread-client FOLDER URL
 *
 * Says "page ADDRESS" to sign in with a browser. Then does what its input says, a line each:
 * "read CONTAINER POS", "unread CONTAINER POS", "follow CONTAINER WORD UNTIL",
 * "cohort ID WORD UNTIL", "course ID WORD UNTIL", "reconnect", "count", "end". Says "state N"
 * whenever the connection changes, and to "count" "counts WAITING CONTAINER=N …", where WAITING is how
 * many acts the platform has not answered. */
#include <stdio.h>

#include "acts.h"
#include "core.h"
#include "platform-connector.h"
#include "tls-floor.h"

typedef struct
{
  LycCore *core;
  GMainLoop *loop;
  GHashTable *states; /* container -> its read state, held so that it is known */
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
  g_autoptr (LycAct) act = NULL;

  if (g_str_equal (line, "end"))
    g_main_loop_quit (client->loop);
  else if (g_str_equal (line, "reconnect"))
    lyc_session_reconnect (lyc_services_get_session (services_of (client)));
  else if (g_str_equal (line, "count"))
    say_counts (client);
  else if (g_strv_length (words) >= 3)
    {
      act = new_act (client, words);
      lyc_outbox_perform (lyc_services_get_outbox (services_of (client)), act);
    }
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
  g_autoptr (LycConnector) connector = NULL;

  lyc_tls_floor ();
  if (argc != 3)
    return 2;
  data = g_build_filename (argv[1], "data", NULL);
  cache = g_build_filename (argv[1], "cache", NULL);
  connector = lyc_platform_connector_new (argv[2], NULL);
  client.core = lyc_core_new (data, cache, "unread", connector);
  client.loop = g_main_loop_new (NULL, FALSE);
  client.states = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  lyc_core_set_keyring (client.core, FALSE);
  g_signal_connect (lyc_services_get_session (services_of (&client)), "notify::connection",
                    G_CALLBACK (connection_cb), NULL);
  lyc_core_start_async (client.core, started_cb, &client);
  g_main_loop_run (client.loop);
  g_hash_table_unref (client.states);
  lyc_core_stop (client.core);
  g_object_unref (client.core);
  g_main_loop_unref (client.loop);
  return 0;
}
