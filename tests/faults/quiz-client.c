/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Answers a quiz without a window, for tests that kill it.
 *
 *   quiz-client FOLDER URL MODE COUNT PREFIX QUIZ ITEM...
 *
 * Gives COUNT answers "PREFIX-n" to the items in turn, in the open attempt or in one that it
 * begins, and says "kept ATTEMPT ITEM TEXT" as soon as one is kept. MODE submit hands the sheet in
 * then, wait only waits. Ends when it is connected and nothing waits any more. LYC_CODE is the code
 * to sign in with. */
#include <stdio.h>
#include <stdlib.h>

#include "acts.h"
#include "attempt.h"
#include "core.h"
#include "platform-connector.h"
#include "quiz.h"
#include "tls-floor.h"

typedef struct
{
  LycCore *core;
  GMainLoop *loop;
  LycQuiz *quiz;
  LycResults *attempts;
  char **items;
  guint n_items;
  const char *prefix;
  int count;
  int given;
  gboolean submits;
  gboolean began;
} Client;

static LycOutbox *
outbox_of (Client *client)
{
  return lyc_services_get_outbox (lyc_core_get_services (client->core));
}

static void
perform (Client *client, LycAct *act)
{
  lyc_outbox_perform (outbox_of (client), act);
  lyc_act_unref (act);
}

static LycAttempt *
find_open (Client *client)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (client->attempts)); i++)
    {
      g_autoptr (LycAttempt) attempt = g_list_model_get_item (G_LIST_MODEL (client->attempts), i);

      if (g_strcmp0 (lyc_attempt_get_state (attempt), "open") == 0)
        return g_steal_pointer (&attempt);
    }
  return NULL;
}

static void
give_answer (Client *client, LycAttempt *attempt)
{
  g_autofree char *text = g_strdup_printf ("%s-%d", client->prefix, client->given);
  g_autoptr (JsonNode) answer = json_node_init_string (json_node_alloc (), text);
  g_autoptr (JsonObject) all = json_object_new ();
  g_autoptr (JsonArray) checked = json_array_new ();

  perform (client, lyc_act_answer (lyc_record_get_id (LYC_RECORD (client->quiz)),
                                   lyc_record_get_id (LYC_RECORD (attempt)),
                                   client->items[client->given % (int) client->n_items], answer,
                                   FALSE, g_get_real_time () / 1000, all, checked));
  client->given++;
}

static gboolean
is_done (Client *client)
{
  return lyc_session_get_connection (
             lyc_services_get_session (lyc_core_get_services (client->core)))
             == LYC_CONNECTION_LIVE
         && g_list_model_get_n_items (G_LIST_MODEL (outbox_of (client))) == 0;
}

static gboolean
step_cb (gpointer data)
{
  Client *client = data;
  g_autoptr (LycAttempt) attempt = NULL;

  if (client->given == client->count)
    {
      if (is_done (client))
        g_main_loop_quit (client->loop);
      return G_SOURCE_CONTINUE;
    }
  if (!lyc_record_is_loaded (LYC_RECORD (client->quiz))
      || lyc_results_is_loading (client->attempts))
    return G_SOURCE_CONTINUE;
  attempt = find_open (client);
  if (attempt == NULL && !client->began)
    perform (client, lyc_act_start_attempt (client->quiz, g_get_real_time () / 1000));
  client->began = client->began || attempt == NULL;
  if (attempt == NULL)
    return G_SOURCE_CONTINUE;
  give_answer (client, attempt);
  if (client->given == client->count && client->submits)
    perform (client, lyc_act_submit_attempt (lyc_record_get_id (LYC_RECORD (client->quiz)),
                                             lyc_record_get_id (LYC_RECORD (attempt))));
  return G_SOURCE_CONTINUE;
}

static void
changed_cb (GListModel *outbox, guint position, guint removed, guint added, gpointer data)
{
  for (guint i = position; i < position + added; i++)
    {
      g_autoptr (LycOutboxItem) item = g_list_model_get_item (outbox, i);
      LycAct *act = lyc_outbox_item_get_act (item);

      if (g_str_equal (lyc_act_get_verb (act), "attempt.answer")
          && lyc_outbox_item_get_state (item) != LYC_PENDING_FAILED)
        printf ("kept %s %s %s\n", lyc_act_get_parent (act), lyc_act_get_target (act),
                json_object_get_string_member (lyc_act_get_body (act), "text"));
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

  if (!lyc_core_start_finish (LYC_CORE (source), result, &error))
    {
      g_printerr ("%s\n", error->message);
      exit (1);
    }
  lyc_core_sign_in_with_code_async (client->core, g_getenv ("LYC_CODE"), signed_in_cb, NULL);
  g_timeout_add (2, step_cb, client);
}

int
main (int argc, char *argv[])
{
  Client client = { 0 };
  g_autofree char *data = NULL, *cache = NULL;
  g_autoptr (LycConnector) connector = NULL;
  LycLibrary *library;

  lyc_tls_floor ();
  if (argc < 8)
    return 2;
  data = g_build_filename (argv[1], "data", NULL);
  cache = g_build_filename (argv[1], "cache", NULL);
  connector = lyc_platform_connector_new (argv[2], NULL);
  client.core = lyc_core_new (data, cache, "faults", connector);
  client.submits = g_str_equal (argv[3], "submit");
  client.count = atoi (argv[4]);
  client.prefix = argv[5];
  client.items = argv + 7;
  client.n_items = (guint) argc - 7;
  client.loop = g_main_loop_new (NULL, FALSE);
  lyc_core_set_keyring (client.core, FALSE);
  library = lyc_services_get_library (lyc_core_get_services (client.core));
  client.quiz = LYC_QUIZ (lyc_library_lookup (library, LYC_KIND_QUIZ, argv[6]));
  client.attempts = lyc_library_children (library, LYC_KIND_ATTEMPT, argv[6]);
  g_signal_connect (outbox_of (&client), "items-changed", G_CALLBACK (changed_cb), NULL);
  lyc_core_start_async (client.core, started_cb, &client);
  g_main_loop_run (client.loop);
  g_object_unref (client.quiz);
  g_object_unref (client.attempts);
  lyc_core_stop (client.core);
  g_object_unref (client.core);
  g_main_loop_unref (client.loop);
  return 0;
}
