/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "db.h"

struct _LycDb {
  sqlite3 *handle;
  GHashTable *idle; /* SQL text (by address) -> GPtrArray of idle statements */
  gboolean failed;  /* a statement of the running transaction failed */
};

struct _LycRows {
  LycDb *db;
  const char *sql;
  sqlite3_stmt *statement;
  gboolean ok;
};

G_DEFINE_QUARK (lyc-db-error-quark, lyc_db_error)

static void
idle_free (gpointer data)
{
  g_ptr_array_unref (data);
}

static void
statement_free (gpointer data)
{
  sqlite3_finalize (data);
}

static gboolean
set_up (sqlite3 *handle)
{
  sqlite3_db_config (handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  sqlite3_busy_timeout (handle, 5000);
  return sqlite3_exec (handle,
                       "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"
                       "PRAGMA cache_size=-65536; PRAGMA temp_store=MEMORY;",
                       NULL, NULL, NULL)
         == SQLITE_OK;
}

/**
 * lyc_db_open:
 * @path: the file; made with mode 0600 where there is none
 *
 * Opens the database with a write-ahead log and full durability, without migrating it.
 *
 * Returns: (nullable) (transfer full): the connection
 */
LycDb *
lyc_db_open (const char *path, GError **error)
{
  sqlite3 *handle = NULL;
  LycDb *db;

  if (sqlite3_open_v2 (path, &handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL) != SQLITE_OK
      || !set_up (handle))
    {
      g_set_error (error, LYC_DB_ERROR, sqlite3_extended_errcode (handle), "%s: %s", path,
                   sqlite3_errmsg (handle));
      sqlite3_close (handle);
      return NULL;
    }
  db = g_new0 (LycDb, 1);
  db->handle = handle;
  db->idle = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, idle_free);
  return db;
}

void
lyc_db_close (LycDb *db)
{
  g_hash_table_unref (db->idle);
  sqlite3_close (db->handle);
  g_free (db);
}

sqlite3 *
lyc_db_handle (LycDb *db)
{
  return db->handle;
}

static void
fail (LycDb *db, const char *sql)
{
  db->failed = TRUE;
  g_critical ("database: %s in “%.60s…”", sqlite3_errmsg (db->handle), sql);
}

static sqlite3_stmt *
take (LycDb *db, const char *sql)
{
  GPtrArray *idle = g_hash_table_lookup (db->idle, sql);
  sqlite3_stmt *statement = NULL;

  if (idle != NULL && idle->len > 0)
    {
      statement = g_ptr_array_index (idle, idle->len - 1);
      idle->pdata[--idle->len] = NULL;
      return statement;
    }
  if (sqlite3_prepare_v3 (db->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL)
      != SQLITE_OK)
    fail (db, sql);
  return statement;
}

static void
give_back (LycDb *db, const char *sql, sqlite3_stmt *statement)
{
  GPtrArray *idle = g_hash_table_lookup (db->idle, sql);

  sqlite3_reset (statement);
  sqlite3_clear_bindings (statement);
  if (idle == NULL)
    {
      idle = g_ptr_array_new_with_free_func (statement_free);
      g_hash_table_insert (db->idle, (char *) sqlite3_sql (statement), idle);
    }
  g_ptr_array_add (idle, statement);
}

static void
bind_int (sqlite3_stmt *statement, int at, gint64 value, gboolean null_at_zero)
{
  if (value == 0 && null_at_zero)
    sqlite3_bind_null (statement, at);
  else
    sqlite3_bind_int64 (statement, at, value);
}

static void
bind_bytes (sqlite3_stmt *statement, int at, GBytes *bytes)
{
  gsize size = 0;
  const void *data = bytes != NULL ? g_bytes_get_data (bytes, &size) : NULL;

  if (bytes == NULL)
    sqlite3_bind_null (statement, at);
  else
    sqlite3_bind_blob (statement, at, size > 0 ? data : "", (int) size, SQLITE_TRANSIENT);
}

static void
bind_all (sqlite3_stmt *statement, const char *types, va_list args)
{
  for (int i = 0; types[i] != '\0'; i++)
    switch (types[i])
      {
      case 'i':
      case 'n':
        bind_int (statement, i + 1, va_arg (args, gint64), types[i] == 'n');
        break;
      case 's':
        sqlite3_bind_text (statement, i + 1, va_arg (args, const char *), -1, SQLITE_TRANSIENT);
        break;
      case 'b':
        bind_bytes (statement, i + 1, va_arg (args, GBytes *));
        break;
      default:
        g_assert_not_reached ();
      }
}

static LycRows *
query (LycDb *db, const char *sql, const char *types, va_list args)
{
  LycRows *rows = g_new0 (LycRows, 1);

  rows->db = db;
  rows->sql = sql;
  rows->statement = take (db, sql);
  if (rows->statement != NULL)
    bind_all (rows->statement, types, args);
  return rows;
}

/**
 * lyc_db_query:
 * @sql: a constant
 * @types: a letter per parameter, see db.h
 *
 * Returns: (transfer full): the rows, to be stepped by lyc_rows_next() and freed by lyc_rows_done()
 */
LycRows *
lyc_db_query (LycDb *db, const char *sql, const char *types, ...)
{
  va_list args;
  LycRows *rows;

  va_start (args, types);
  rows = query (db, sql, types, args);
  va_end (args);
  return rows;
}

/**
 * lyc_rows_next:
 *
 * Returns: whether there is a row; %FALSE also where the statement failed, see lyc_db_failed()
 */
gboolean
lyc_rows_next (LycRows *rows)
{
  int result = rows->statement != NULL ? sqlite3_step (rows->statement) : SQLITE_ERROR;

  rows->ok = result == SQLITE_ROW || result == SQLITE_DONE;
  if (!rows->ok && rows->statement != NULL)
    fail (rows->db, rows->sql);
  return result == SQLITE_ROW;
}

gint64
lyc_rows_int (LycRows *rows, int column)
{
  return sqlite3_column_int64 (rows->statement, column);
}

/* Returns: (nullable): the text, valid until the next step */
const char *
lyc_rows_text (LycRows *rows, int column)
{
  return (const char *) sqlite3_column_text (rows->statement, column);
}

gboolean
lyc_rows_is_null (LycRows *rows, int column)
{
  return sqlite3_column_type (rows->statement, column) == SQLITE_NULL;
}

/* Returns: (transfer full): a copy of the blob, empty for NULL */
GBytes *
lyc_rows_bytes (LycRows *rows, int column)
{
  const void *data = sqlite3_column_blob (rows->statement, column);

  return g_bytes_new (data, sqlite3_column_bytes (rows->statement, column));
}

void
lyc_rows_done (LycRows *rows)
{
  if (rows == NULL)
    return;
  if (rows->statement != NULL)
    give_back (rows->db, rows->sql, rows->statement);
  g_free (rows);
}

/**
 * lyc_db_run:
 *
 * Runs a statement that returns nothing.
 *
 * Returns: whether it succeeded; a failure also marks the transaction, see lyc_db_commit()
 */
gboolean
lyc_db_run (LycDb *db, const char *sql, const char *types, ...)
{
  g_autoptr (LycRows) rows = NULL;
  va_list args;

  va_start (args, types);
  rows = query (db, sql, types, args);
  va_end (args);
  lyc_rows_next (rows);
  return rows->ok;
}

/**
 * lyc_db_insert:
 *
 * Returns: the new row's key, 0 where it failed or a conflict clause left it out
 */
gint64
lyc_db_insert (LycDb *db, const char *sql, const char *types, ...)
{
  g_autoptr (LycRows) rows = NULL;
  va_list args;

  va_start (args, types);
  rows = query (db, sql, types, args);
  va_end (args);
  lyc_rows_next (rows);
  if (!rows->ok || sqlite3_changes (db->handle) == 0)
    return 0;
  return sqlite3_last_insert_rowid (db->handle);
}

/**
 * lyc_db_int:
 *
 * Returns: the first column of the first row, @fallback where there is no row or it is NULL
 */
gint64
lyc_db_int (LycDb *db, gint64 fallback, const char *sql, const char *types, ...)
{
  g_autoptr (LycRows) rows = NULL;
  va_list args;

  va_start (args, types);
  rows = query (db, sql, types, args);
  va_end (args);
  if (!lyc_rows_next (rows) || lyc_rows_is_null (rows, 0))
    return fallback;
  return lyc_rows_int (rows, 0);
}

/**
 * lyc_db_text:
 *
 * Returns: (nullable) (transfer full): the first column of the first row
 */
char *
lyc_db_text (LycDb *db, const char *sql, const char *types, ...)
{
  g_autoptr (LycRows) rows = NULL;
  va_list args;

  va_start (args, types);
  rows = query (db, sql, types, args);
  va_end (args);
  return lyc_rows_next (rows) ? g_strdup (lyc_rows_text (rows, 0)) : NULL;
}

/**
 * lyc_db_ints:
 *
 * Returns: (transfer full) (element-type gint64): the first column of every row
 */
GArray *
lyc_db_ints (LycDb *db, const char *sql, const char *types, ...)
{
  GArray *values = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (LycRows) rows = NULL;
  va_list args;

  va_start (args, types);
  rows = query (db, sql, types, args);
  va_end (args);
  while (lyc_rows_next (rows))
    {
      gint64 value = lyc_rows_int (rows, 0);

      g_array_append_val (values, value);
    }
  return values;
}

int
lyc_db_changes (LycDb *db)
{
  return sqlite3_changes (db->handle);
}

gboolean
lyc_db_begin (LycDb *db)
{
  db->failed = FALSE;
  return lyc_db_run (db, "BEGIN IMMEDIATE", "");
}

/**
 * lyc_db_commit:
 *
 * Returns: %FALSE where a statement of the transaction failed; it is rolled back then
 */
gboolean
lyc_db_commit (LycDb *db)
{
  if (!db->failed && lyc_db_run (db, "COMMIT", ""))
    return TRUE;
  lyc_db_rollback (db);
  return FALSE;
}

void
lyc_db_rollback (LycDb *db)
{
  if (!sqlite3_get_autocommit (db->handle))
    lyc_db_run (db, "ROLLBACK", "");
}

gboolean
lyc_db_failed (LycDb *db)
{
  return db->failed;
}
