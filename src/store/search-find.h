/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

#include "finder.h"

G_BEGIN_DECLS

/* One question to the index; ends early once it is cancelled. */
typedef struct
{
  LycSearchQuery *query;
  GCancellable *cancellable; /* nullable */
} LycSearchJob;

LycSearchJob *lyc_search_job_new (const LycSearchQuery *query, GCancellable *cancellable);
void lyc_search_job_free (LycSearchJob *self);

/* Job of the store's searcher. */
gpointer lyc_search_find (sqlite3 *db, gpointer search_job, GError **error);

G_END_DECLS
