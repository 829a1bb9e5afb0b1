/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sqlite3.h>

#include "library.h"

G_BEGIN_DECLS

/* One object as it stands in the cache. */
typedef struct
{
  char *id;
  char *json;
  gint64 order;
  gint64 rev;
  gboolean stub;
} LycRow;

/* Which rows; a window is a span of the order field. */
typedef struct
{
  LycKind kind;
  LycQueryBy by;
  char *key;
  gboolean descending;
  gint64 from; /* inclusive */
  gint64 to;   /* inclusive */
  guint limit; /* 0: all; else the last ones of the span */
} LycRowQuery;

/* One object by its name. */
typedef struct
{
  LycKind kind;
  char *id;
} LycKey;

LycRowQuery *lyc_row_query_copy (const LycRowQuery *query);
void         lyc_row_query_free (LycRowQuery *query);
void         lyc_row_free (LycRow *row);
LycKey      *lyc_key_new (LycKind kind, const char *id);
void lyc_key_free (LycKey *key);

/* Jobs of the store's reader. */
gpointer     lyc_query_rows (sqlite3 *db, gpointer row_query, GError **error);
gpointer lyc_query_keys (sqlite3 *db, gpointer keys, GError **error);
gpointer     lyc_query_dump (sqlite3 *db, gpointer unused, GError **error);

G_END_DECLS
