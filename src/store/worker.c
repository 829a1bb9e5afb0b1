/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "worker.h"

typedef struct
{
  LycJob job;
  gpointer data;
  GDestroyNotify free_data;
  GDestroyNotify free_result;
} Work;

struct _LycWorker
{
  GThread *thread;
  GAsyncQueue *queue; /* of GTask; the worker itself ends it */
  LycOpen open;       /* the rest is the worker's thread's own */
  gpointer data;
  GDestroyNotify free_data;
  sqlite3 *db;
};

static void
work_free (gpointer data)
{
  Work *work = data;

  if (work->free_data != NULL)
    work->free_data (work->data);
  g_free (work);
}

/* The connection is made at the first job, and again after it could not be made: a full disk passes. */
static void
do_work (LycWorker *self, GTask *task)
{
  Work *work = g_task_get_task_data (task);
  GError *error = NULL;
  gpointer result = NULL;

  if (self->db == NULL)
    self->db = self->open (self->data, &error);
  if (self->db != NULL)
    result = work->job (self->db, work->data, &error);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, result, work->free_result);
  g_object_unref (task);
}

static gpointer
run (gpointer data)
{
  LycWorker *self = data;
  gpointer item;

  while ((item = g_async_queue_pop (self->queue)) != self)
    do_work (self, item);
  if (self->db != NULL)
    sqlite3_close (self->db);
  return NULL;
}

/**
 * lyc_worker_new:
 * @open: makes the connection, in the worker's thread
 *
 * Returns: (transfer full): a running worker; lyc_worker_stop() ends and frees it
 */
LycWorker *
lyc_worker_new (const char *name, LycOpen open, gpointer data, GDestroyNotify free_data)
{
  LycWorker *self = g_new0 (LycWorker, 1);

  self->queue = g_async_queue_new ();
  self->open = open;
  self->data = data;
  self->free_data = free_data;
  self->thread = g_thread_new (name, run, self);
  return self;
}

/* Waits until what was asked is done, then ends the thread and frees the worker. */
void
lyc_worker_stop (LycWorker *self)
{
  g_async_queue_push (self->queue, self);
  g_thread_join (self->thread);
  g_async_queue_unref (self->queue);
  if (self->free_data != NULL)
    self->free_data (self->data);
  g_free (self);
}

/**
 * lyc_worker_do_async:
 * @self: (nullable): %NULL where the store is closed already; then @callback is given an error
 * @free_data: (nullable): frees @data once the job is done
 * @free_result: (nullable): frees a result that nobody takes
 *
 * Puts a job behind those that are there; @callback runs in the caller's main context.
 */
void
lyc_worker_do_async (LycWorker *self, LycJob job, gpointer data, GDestroyNotify free_data,
                     GDestroyNotify free_result, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (NULL, NULL, callback, user_data);
  Work *work = g_new0 (Work, 1);

  work->job = job;
  work->data = data;
  work->free_data = free_data;
  work->free_result = free_result;
  g_task_set_task_data (task, work, work_free);
  if (self != NULL)
    {
      g_async_queue_push (self->queue, task);
      return;
    }
  g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CLOSED, "The store is closed");
  g_object_unref (task);
}

gpointer
lyc_worker_do_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
