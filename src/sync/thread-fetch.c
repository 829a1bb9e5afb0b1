/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "thread-fetch.h"

#include "answer-changes.h"
#include "error-code.h"
#include "json-read.h"

/* Whole threads, page by page from the newest post to the first. */
typedef struct
{
  LycStore *store;
  LycConnector *connector;
  GPtrArray *ids;
  guint at;      /* which thread */
  gint64 before; /* the first position that is here; 0: none yet */
} Fetch;

static void
fetch_free (gpointer data)
{
  Fetch *fetch = data;

  g_object_unref (fetch->store);
  g_object_unref (fetch->connector);
  g_ptr_array_unref (fetch->ids);
  g_free (fetch);
}

static void ask_page (GTask *task);

/* Returns: the lowest position among the posts of @page; 0 where there are none */
static gint64
first_pos (JsonObject *page)
{
  JsonNode *node = json_object_get_member (page, "objects");
  JsonArray *objects
      = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  gint64 first = 0;

  for (guint i = 0; objects != NULL && i < json_array_get_length (objects); i++)
    {
      JsonNode *element = json_array_get_element (objects, i);
      gint64 pos = JSON_NODE_HOLDS_OBJECT (element)
                       ? lyc_json_int (json_node_get_object (element), "pos", 0)
                       : 0;

      if (pos > 0 && (first == 0 || pos < first))
        first = pos;
    }
  return first;
}

static void
applied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  GError *error = NULL;

  if (lyc_store_apply_finish (LYC_STORE (source), result, &error))
    ask_page (task);
  else
    {
      g_task_return_error (task, error);
      g_object_unref (task);
    }
}

/* Where a page brings nothing that is further up, the thread is here. */
static void
go_on (Fetch *fetch, gint64 first)
{
  if (first > 1 && (fetch->before == 0 || first < fetch->before))
    fetch->before = first;
  else
    {
      fetch->at++;
      fetch->before = 0;
    }
}

static void
page_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Fetch *fetch = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (JsonObject) page = lyc_connector_finish (result, &error);
  LycChangeList *changes;

  if (page == NULL && !g_error_matches (error, LYC_ERROR, LYC_ERROR_GONE))
    {
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }
  go_on (fetch, page != NULL ? first_pos (page) : 0);
  if (page == NULL) /* a thread that went meanwhile fails nothing */
    {
      g_error_free (error);
      ask_page (task);
      return;
    }
  changes = lyc_change_list_new ();
  lyc_answer_add_objects (page, changes, 0, NULL);
  lyc_store_apply_async (fetch->store, changes, applied_cb, task);
}

/* Takes @task. */
static void
ask_page (GTask *task)
{
  Fetch *fetch = g_task_get_task_data (task);

  if (g_task_return_error_if_cancelled (task))
    g_object_unref (task);
  else if (fetch->at == fetch->ids->len)
    {
      g_task_return_boolean (task, TRUE);
      g_object_unref (task);
    }
  else
    lyc_connector_read_posts_async (fetch->connector, g_ptr_array_index (fetch->ids, fetch->at),
                                    "before", fetch->before, page_cb, task);
}

/**
 * lyc_thread_fetch_async:
 * @container_ids: of char *
 *
 * Puts every post of these containers into the store.
 */
void
lyc_thread_fetch_async (LycStore *store, LycConnector *connector, GPtrArray *container_ids,
                        GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  Fetch *fetch = g_new0 (Fetch, 1);

  fetch->store = g_object_ref (store);
  fetch->connector = g_object_ref (connector);
  fetch->ids = g_ptr_array_ref (container_ids);
  g_task_set_task_data (task, fetch, fetch_free);
  ask_page (task);
}

gboolean
lyc_thread_fetch_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
