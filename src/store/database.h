/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

G_BEGIN_DECLS

typedef enum
{
  LYC_DATABASE_READ_ONLY = 1 << 0,
  LYC_DATABASE_FULL = 1 << 1,  /* every commit is on disk before it is answered */
  LYC_DATABASE_CHECK = 1 << 2, /* quick_check before it is used */
} LycDatabaseFlags;

typedef enum
{
  LYC_DATABASE_ERROR_FAILED,
  LYC_DATABASE_ERROR_NEWER,   /* written by a later version of the program */
  LYC_DATABASE_ERROR_CORRUPT,
} LycDatabaseError;

#define LYC_DATABASE_ERROR (lyc_database_error_quark ())
GQuark   lyc_database_error_quark (void);

sqlite3      *lyc_database_open (const char *path, const char *const *migrations,
                                 LycDatabaseFlags flags, GError **error);
gboolean      lyc_database_run (sqlite3 *db, const char *sql, GError **error);
sqlite3_stmt *lyc_database_prepare (sqlite3 *db, const char *sql, GError **error);
gboolean      lyc_database_finish (sqlite3 *db, sqlite3_stmt *statement, GError **error);
void          lyc_database_bind_text (sqlite3_stmt *statement, int index, const char *text);
void lyc_database_set_error (sqlite3 *db, GError **error);
char         *lyc_database_read_text (sqlite3 *db, const char *sql, const char *parameter);

G_END_DECLS
