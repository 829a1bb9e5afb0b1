/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sync-finder-private.h"

#include "answerers.h"
#include "search-find.h"

static void finder_init (LycFinderInterface *iface);
G_DEFINE_FINAL_TYPE_WITH_CODE (LycSyncFinder, lyc_sync_finder, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (LYC_TYPE_FINDER, finder_init))

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  LycSearchAnswer *answer = lyc_worker_do_finish (result, &error);

  if (answer != NULL)
    g_task_return_pointer (task, answer, (GDestroyNotify) lyc_search_answer_free);
  else
    g_task_return_error (task, error);
}

static void
find (LycFinder *finder, GTask *task)
{
  LycSyncFinder *self = LYC_SYNC_FINDER (finder);
  LycSearchJob *job
      = lyc_search_job_new (g_task_get_task_data (task), g_task_get_cancellable (task));

  lyc_worker_do_async (lyc_store_get_searcher (self->store), lyc_search_find, job,
                       (GDestroyNotify) lyc_search_job_free,
                       (GDestroyNotify) lyc_search_answer_free, found_cb, task);
}

static void
answerers_found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  GPtrArray *ids = lyc_worker_do_finish (result, &error);

  if (ids != NULL)
    g_task_return_pointer (task, ids, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

static void
find_answerers (LycFinder *finder, GTask *task)
{
  LycSyncFinder *self = LYC_SYNC_FINDER (finder);

  /* The task outlives the job, and the place with it. */
  lyc_worker_do_async (lyc_store_get_searcher (self->store), lyc_answerers_find,
                       g_task_get_task_data (task), NULL, (GDestroyNotify) g_ptr_array_unref,
                       answerers_found_cb, task);
}

static void
finder_init (LycFinderInterface *iface)
{
  iface->find = find;
  iface->find_answerers = find_answerers;
  iface->find_far = lyc_sync_finder_find_far;
  iface->bring = lyc_sync_finder_bring;
  iface->fetch_post = lyc_sync_finder_fetch_post;
}

static void
lyc_sync_finder_dispose (GObject *object)
{
  LycSyncFinder *self = LYC_SYNC_FINDER (object);

  g_clear_object (&self->store);
  g_clear_object (&self->connector);
  G_OBJECT_CLASS (lyc_sync_finder_parent_class)->dispose (object);
}

static void
lyc_sync_finder_class_init (LycSyncFinderClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lyc_sync_finder_dispose;
}

static void
lyc_sync_finder_init (LycSyncFinder *self)
{
}

/* Returns: (transfer full): a search over @store, and over the platform behind @connector */
LycSyncFinder *
lyc_sync_finder_new (LycStore *store, LycConnector *connector)
{
  LycSyncFinder *self = g_object_new (LYC_TYPE_SYNC_FINDER, NULL);

  self->store = g_object_ref (store);
  self->connector = g_object_ref (connector);
  return self;
}
