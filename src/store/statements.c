/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "statements.h"

#include "database.h"

struct _LycStatements
{
  sqlite3 *db;
  GHashTable *made; /* SQL -> sqlite3_stmt */
};

static void
finalize (gpointer statement)
{
  sqlite3_finalize (statement);
}

/* @db: outlives the statements */
LycStatements *
lyc_statements_new (sqlite3 *db)
{
  LycStatements *self = g_new0 (LycStatements, 1);

  self->db = db;
  self->made = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, finalize);
  return self;
}

void
lyc_statements_free (LycStatements *self)
{
  g_hash_table_unref (self->made);
  g_free (self);
}

sqlite3 *
lyc_statements_get_database (LycStatements *self)
{
  return self->db;
}

/**
 * lyc_statements_take:
 * @sql: static text
 *
 * Returns: (transfer none) (nullable): the statement, at its beginning; it is reset once it was read
 */
sqlite3_stmt *
lyc_statements_take (LycStatements *self, const char *sql, GError **error)
{
  sqlite3_stmt *statement = g_hash_table_lookup (self->made, sql);

  if (statement != NULL)
    return statement;
  statement = lyc_database_prepare (self->db, sql, error);
  if (statement != NULL)
    g_hash_table_insert (self->made, (gpointer) sql, statement);
  return statement;
}

/* Steps @statement to its end; for statements that answer nothing. */
gboolean
lyc_statements_run (LycStatements *self, sqlite3_stmt *statement, GError **error)
{
  int code;

  while ((code = sqlite3_step (statement)) == SQLITE_ROW)
    ;
  if (code != SQLITE_DONE)
    lyc_database_set_error (self->db, error);
  sqlite3_reset (statement);
  return code == SQLITE_DONE;
}
