/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "posts-fetch.h"

#include "answer-changes.h"

static void
applied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;

  g_task_return_boolean (task, lyc_store_apply_finish (LYC_STORE (source), result, NULL));
}

static void
page_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  LycStore *store = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (JsonObject) page = lyc_connector_finish (result, &error);
  LycChangeList *changes;

  if (page == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  changes = lyc_change_list_new ();
  lyc_answer_add_objects (page, changes, 0, NULL);
  lyc_store_apply_async (store, changes, applied_cb, g_steal_pointer (&task));
}

/**
 * lyc_posts_fetch_async:
 * @page: copied as far as it is needed
 * @callback: its result is a #GTask of a boolean: whether the page is in the store
 *
 * Fetches a page of posts into the store.
 */
void
lyc_posts_fetch_async (LycStore *store, LycConnector *connector, const LycPostsPage *page,
                       GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (NULL, NULL, callback, user_data);

  g_task_set_task_data (task, g_object_ref (store), g_object_unref);
  lyc_connector_read_posts_async (connector, page->container_id, page->where, page->pos, page_cb,
                                  task);
}
