/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/* The one connection of the platform. Used on the main thread only. */
typedef struct _LycDb LycDb;
/* A statement of the cache, bound and running; lyc_row_done() gives it back. */
typedef struct _LycRows LycRows;

#define LYC_DB_ERROR lyc_db_error_quark ()
GQuark lyc_db_error_quark (void);

LycDb *lyc_db_open (const char *path, GError **error);
void lyc_db_close (LycDb *db);
sqlite3 *lyc_db_handle (LycDb *db);

gboolean lyc_db_begin (LycDb *db);
gboolean lyc_db_commit (LycDb *db);
void lyc_db_rollback (LycDb *db);
gboolean lyc_db_failed (LycDb *db);

/* The types string has a letter for each parameter of the statement:
 *   i  gint64          n  gint64, NULL where 0
 *   s  const char *, NULL for SQL NULL      b  GBytes *, NULL for SQL NULL
 * SQL text is always a constant; values only travel as parameters. */
gboolean lyc_db_run (LycDb *db, const char *sql, const char *types, ...);
gint64 lyc_db_insert (LycDb *db, const char *sql, const char *types, ...);
gint64 lyc_db_int (LycDb *db, gint64 fallback, const char *sql, const char *types, ...);
char *lyc_db_text (LycDb *db, const char *sql, const char *types, ...);
GArray *lyc_db_ints (LycDb *db, const char *sql, const char *types, ...);
int lyc_db_changes (LycDb *db);

LycRows *lyc_db_query (LycDb *db, const char *sql, const char *types, ...);
gboolean lyc_rows_next (LycRows *rows);
gint64 lyc_rows_int (LycRows *rows, int column);
const char *lyc_rows_text (LycRows *rows, int column);
gboolean lyc_rows_is_null (LycRows *rows, int column);
GBytes *lyc_rows_bytes (LycRows *rows, int column);
void lyc_rows_done (LycRows *rows);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LycRows, lyc_rows_done)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LycDb, lyc_db_close)

/* migrations.c */
gboolean lyc_db_migrate (LycDb *db, GError **error);

G_END_DECLS
