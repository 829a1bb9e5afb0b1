/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The client's core without a window, for tests that kill it.
 *
 *   core-client FOLDER URL CONTAINER COUNT PREFIX
 *
 * Signs in with a one-time code, writes COUNT posts "PREFIX n", and says "pending ID" as soon as one
 * shows. Ends when it is connected and nothing waits any more. LYC_CODE is the one-time code. */
#include <stdio.h>
#include <stdlib.h>

#include "acts.h"
#include "core.h"

typedef struct
{
  LycCore *core;
  GMainLoop *loop;
  const char *container;
  const char *prefix;
  int count;
  int written;
} Client;

static LycOutbox *
outbox_of (Client *client)
{
  return lyc_services_get_outbox (lyc_core_get_services (client->core));
}

static gboolean
is_live (Client *client)
{
  LycSession *session = lyc_services_get_session (lyc_core_get_services (client->core));

  return lyc_session_get_connection (session) == LYC_CONNECTION_LIVE;
}

static gboolean
write_cb (gpointer data)
{
  Client *client = data;
  g_autofree char *body = g_strdup_printf ("%s %d", client->prefix, client->written);
  LycWriting writing = { .body = body, .post_kind = "discussion",
                         .author_id = "0190a6f0-0000-7000-8000-00000000000c" };
  g_autoptr (LycAct) act = NULL;

  if (client->written == client->count)
    {
      if (g_list_model_get_n_items (G_LIST_MODEL (outbox_of (client))) == 0 && is_live (client))
        g_main_loop_quit (client->loop);
      return G_SOURCE_CONTINUE;
    }
  act = lyc_act_write_post (client->container, &writing);
  lyc_outbox_perform (outbox_of (client), act);
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
  lyc_core_sign_in_with_code_async (client->core, code != NULL ? code : "code", signed_in_cb, NULL);
  g_timeout_add (2, write_cb, client);
}

int
main (int argc, char *argv[])
{
  Client client = { 0 };
  g_autofree char *data = NULL, *cache = NULL;

  if (argc != 6)
    return 2;
  data = g_build_filename (argv[1], "data", NULL);
  cache = g_build_filename (argv[1], "cache", NULL);
  client.core = lyc_core_new (data, cache, "faults", argv[2], NULL);
  client.container = argv[3];
  client.count = atoi (argv[4]);
  client.prefix = argv[5];
  client.loop = g_main_loop_new (NULL, FALSE);
  lyc_core_set_keyring (client.core, FALSE);
  g_signal_connect (outbox_of (&client), "items-changed", G_CALLBACK (changed_cb), NULL);
  lyc_core_start_async (client.core, started_cb, &client);
  g_main_loop_run (client.loop);
  lyc_core_stop (client.core);
  g_object_unref (client.core);
  g_main_loop_unref (client.loop);
  return 0;
}
