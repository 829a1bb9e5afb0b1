/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "registration.h"

#include "answer-changes.h"
#include "json-read.h"

/* All pages of one registration, and what they listed. */
typedef struct
{
  LycConnector *connector;
  LycStore *store;
  GHashTable *listed;
  char *next;
  gint64 seq;
  gboolean fresh; /* the cursor begins at its head */
} Registration;

static void
registration_free (gpointer data)
{
  Registration *registration = data;

  g_object_unref (registration->connector);
  g_object_unref (registration->store);
  g_hash_table_unref (registration->listed);
  g_free (registration->next);
  g_free (registration);
}

static void ask_page (GTask *task);

static void
completed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (lyc_store_apply_finish (LYC_STORE (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* Takes @task. What no page listed is dropped in the transaction that sets the cursor. */
static void
complete (GTask *task)
{
  Registration *registration = g_task_get_task_data (task);
  LycChangeList *changes = lyc_change_list_new ();

  lyc_change_list_keep_only (changes, registration->listed, registration->seq);
  if (registration->fresh)
    lyc_change_list_set_cursor (changes, registration->seq);
  lyc_store_apply_async (registration->store, changes, completed_cb, task);
}

static void
applied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Registration *registration = g_task_get_task_data (task);
  GError *error = NULL;

  if (!lyc_store_apply_finish (LYC_STORE (source), result, &error))
    g_task_return_error (task, error);
  else if (registration->next != NULL)
    ask_page (g_steal_pointer (&task));
  else
    complete (g_steal_pointer (&task));
}

/* Takes @task. */
static void
take_page (GTask *task, JsonObject *page)
{
  Registration *registration = g_task_get_task_data (task);
  LycChangeList *changes = lyc_change_list_new ();

  registration->seq = lyc_json_int (page, "seq", 0);
  g_free (registration->next);
  registration->next = g_strdup (
      json_object_get_null_member (page, "next") ? NULL : lyc_json_text (page, "next", NULL));
  lyc_change_list_set_user (changes, lyc_json_text (page, "user_id", ""));
  lyc_answer_add_objects (page, changes, registration->seq, registration->listed);
  lyc_store_apply_async (registration->store, changes, applied_cb, task);
}

static void
page_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (JsonObject) page = lyc_connector_finish (result, &error);

  if (page != NULL)
    take_page (g_steal_pointer (&task), page);
  else
    g_task_return_error (task, error);
}

/* Takes @task. */
static void
ask_page (GTask *task)
{
  Registration *registration = g_task_get_task_data (task);

  lyc_connector_register_async (registration->connector, registration->next,
                                g_task_get_cancellable (task), page_cb, task);
}

/**
 * lyc_registration_async:
 * @fresh: whether the cursor begins here; else the stream goes on and only what is listed is new
 *
 * Reads everything this person may see, page by page into the store, and drops what no page listed.
 * Also the answer to a change of what one may see: afterwards the store equals a fresh snapshot.
 */
void
lyc_registration_async (LycConnector *connector, LycStore *store, gboolean fresh,
                        GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  Registration *registration = g_new0 (Registration, 1);

  registration->connector = g_object_ref (connector);
  registration->store = g_object_ref (store);
  registration->fresh = fresh;
  registration->listed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_task_set_task_data (task, registration, registration_free);
  ask_page (task);
}

/* @seq: (out): the head of the log before the first page */
gboolean
lyc_registration_finish (GAsyncResult *result, gint64 *seq, GError **error)
{
  Registration *registration = g_task_get_task_data (G_TASK (result));

  *seq = registration->seq;
  return g_task_propagate_boolean (G_TASK (result), error);
}
