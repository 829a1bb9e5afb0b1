/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/* What a job does with the connection, in the worker's thread; the result is freed by its maker's rule. */
typedef gpointer (*LycJob) (sqlite3 *db, gpointer data, GError **error);
typedef sqlite3 *(*LycOpen) (gpointer data, GError **error);

/* A thread that owns one connection and does jobs in the order they come. */
typedef struct _LycWorker LycWorker;

LycWorker *lyc_worker_new (const char *name, LycOpen open, gpointer data, GDestroyNotify free_data);
void       lyc_worker_stop (LycWorker *self);
void       lyc_worker_do_async (LycWorker *self, LycJob job, gpointer data, GDestroyNotify free_data,
                                GDestroyNotify free_result, GAsyncReadyCallback callback,
                                gpointer user_data);
gpointer   lyc_worker_do_finish (GAsyncResult *result, GError **error);

G_END_DECLS
