/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* A post that something leads to, and that is not on this machine. */

#include "answer-changes.h"
#include "sync-finder-private.h"

static void
applied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (lyc_store_apply_finish (LYC_STORE (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  LycSyncFinder *self = LYC_SYNC_FINDER (g_task_get_source_object (task));
  GError *error = NULL;
  g_autoptr (JsonObject) post = lyc_connector_finish (result, &error);
  LycChangeList *changes;

  if (post == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  changes = lyc_change_list_new ();
  lyc_answer_add_changes (post, changes);
  lyc_store_apply_async (self->store, changes, applied_cb, g_steal_pointer (&task));
}

void
lyc_sync_finder_fetch_post (LycFinder *finder, const char *post_id, GTask *task)
{
  lyc_connector_read_async (LYC_SYNC_FINDER (finder)->connector, LYC_KIND_POST, post_id,
                            g_task_get_cancellable (task), read_cb, task);
}
