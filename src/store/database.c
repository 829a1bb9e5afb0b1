/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "database.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

G_DEFINE_QUARK (lyc-database-error-quark, lyc_database_error)

/* Says in @error what the last call on @db failed of. */
void
lyc_database_set_error (sqlite3 *db, GError **error)
{
  int code = db != NULL ? sqlite3_errcode (db) & 0xff : SQLITE_NOMEM;

  g_set_error (error, LYC_DATABASE_ERROR,
               code == SQLITE_CORRUPT || code == SQLITE_NOTADB ? LYC_DATABASE_ERROR_CORRUPT
                                                               : LYC_DATABASE_ERROR_FAILED,
               _("The data on this computer cannot be read or written (%s)."),
               db != NULL ? sqlite3_errmsg (db) : sqlite3_errstr (code));
}

/* Runs statements that answer nothing. */
gboolean
lyc_database_run (sqlite3 *db, const char *sql, GError **error)
{
  if (sqlite3_exec (db, sql, NULL, NULL, NULL) == SQLITE_OK)
    return TRUE;
  lyc_database_set_error (db, error);
  return FALSE;
}

/* Returns: (transfer full) (nullable): a statement, to be ended with lyc_database_finish() */
sqlite3_stmt *
lyc_database_prepare (sqlite3 *db, const char *sql, GError **error)
{
  sqlite3_stmt *statement = NULL;

  if (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL) != SQLITE_OK)
    lyc_database_set_error (db, error);
  return statement;
}

/* Steps @statement to its end and frees it; for statements that answer nothing. */
gboolean
lyc_database_finish (sqlite3 *db, sqlite3_stmt *statement, GError **error)
{
  int code;

  if (statement == NULL)
    return FALSE;
  while ((code = sqlite3_step (statement)) == SQLITE_ROW)
    ;
  if (code != SQLITE_DONE)
    lyc_database_set_error (db, error);
  sqlite3_finalize (statement);
  return code == SQLITE_DONE;
}

void
lyc_database_bind_text (sqlite3_stmt *statement, int index, const char *text)
{
  if (text != NULL)
    sqlite3_bind_text (statement, index, text, -1, SQLITE_TRANSIENT);
  else
    sqlite3_bind_null (statement, index);
}

/* Returns: (transfer full) (nullable): the first column of the first row; @parameter is bound to ?1 */
char *
lyc_database_read_text (sqlite3 *db, const char *sql, const char *parameter)
{
  sqlite3_stmt *statement = lyc_database_prepare (db, sql, NULL);
  char *text = NULL;

  if (statement == NULL)
    return NULL;
  if (parameter != NULL)
    lyc_database_bind_text (statement, 1, parameter);
  if (sqlite3_step (statement) == SQLITE_ROW)
    text = g_strdup ((const char *) sqlite3_column_text (statement, 0));
  sqlite3_finalize (statement);
  return text;
}

static gint64
read_version (sqlite3 *db)
{
  g_autofree char *text = lyc_database_read_text (db, "PRAGMA user_version", NULL);

  return text != NULL ? g_ascii_strtoll (text, NULL, 10) : -1;
}

/* One step in one transaction: killed anywhere, the file has the old schema or the new one. */
static gboolean
migrate_step (sqlite3 *db, const char *sql, guint version, GError **error)
{
  g_autofree char *text
      = g_strdup_printf ("BEGIN IMMEDIATE; %s; PRAGMA user_version = %u; COMMIT;", sql, version);

  if (lyc_database_run (db, text, error))
    return TRUE;
  lyc_database_run (db, "ROLLBACK", NULL);
  return FALSE;
}

static gboolean
migrate (sqlite3 *db, const char *const *migrations, gboolean read_only, GError **error)
{
  gint64 version = read_version (db);
  guint known = g_strv_length ((char **) migrations);

  if (version < 0)
    {
      lyc_database_set_error (db, error);
      return FALSE;
    }
  if (version > known)
    {
      g_set_error_literal (error, LYC_DATABASE_ERROR, LYC_DATABASE_ERROR_NEWER,
                           _("The data on this computer was written by a newer version of Lyceum."));
      return FALSE;
    }
  for (guint i = (guint) version; !read_only && i < known; i++)
    if (!migrate_step (db, migrations[i], i + 1, error))
      return FALSE;
  return TRUE;
}

static gboolean
check (sqlite3 *db, GError **error)
{
  g_autofree char *answer = lyc_database_read_text (db, "PRAGMA quick_check(1)", NULL);

  if (g_strcmp0 (answer, "ok") == 0)
    return TRUE;
  g_set_error_literal (error, LYC_DATABASE_ERROR, LYC_DATABASE_ERROR_CORRUPT,
                       _("The data on this computer is damaged."));
  return FALSE;
}

static gboolean
set_up (sqlite3 *db, const char *const *migrations, LycDatabaseFlags flags, GError **error)
{
  gboolean read_only = (flags & LYC_DATABASE_READ_ONLY) != 0;

  sqlite3_busy_timeout (db, 5000);
  sqlite3_extended_result_codes (db, 1);
  if (!read_only && !lyc_database_run (db, "PRAGMA journal_mode = WAL", error))
    return FALSE;
  if (!lyc_database_run (db,
                         flags & LYC_DATABASE_FULL ? "PRAGMA synchronous = FULL"
                                                   : "PRAGMA synchronous = NORMAL",
                         error))
    return FALSE;
  if ((flags & LYC_DATABASE_CHECK) != 0 && !check (db, error))
    return FALSE;
  return migrate (db, migrations, read_only, error);
}

/**
 * lyc_database_open:
 * @migrations: (array zero-terminated=1): the SQL of every step; the number of steps is the version
 *
 * Opens a database that only this person can read and brings it to the newest version. A database
 * of a later version than the program's is refused and not written to.
 *
 * Returns: (transfer full) (nullable): the connection, for one thread
 */
sqlite3 *
lyc_database_open (const char *path, const char *const *migrations, LycDatabaseFlags flags,
                   GError **error)
{
  sqlite3 *db = NULL;
  int mode = flags & LYC_DATABASE_READ_ONLY ? SQLITE_OPEN_READONLY
                                            : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;

  if (sqlite3_open_v2 (path, &db, mode | SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK)
    {
      lyc_database_set_error (db, error);
      sqlite3_close (db);
      return NULL;
    }
  if ((flags & LYC_DATABASE_READ_ONLY) == 0)
    g_chmod (path, 0600);
  if (set_up (db, migrations, flags, error))
    return db;
  sqlite3_close (db);
  return NULL;
}
