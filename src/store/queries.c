/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "queries.h"

#include "database.h"

LycRowQuery *
lyc_row_query_copy (const LycRowQuery *query)
{
  LycRowQuery *copy = g_memdup2 (query, sizeof *query);

  copy->key = g_strdup (query->key);
  return copy;
}

void
lyc_row_query_free (LycRowQuery *query)
{
  g_free (query->key);
  g_free (query);
}

void
lyc_row_free (LycRow *row)
{
  g_free (row->id);
  g_free (row->json);
  g_free (row);
}

LycKey *
lyc_key_new (LycKind kind, const char *id)
{
  LycKey *key = g_new0 (LycKey, 1);

  key->kind = kind;
  key->id = g_strdup (id);
  return key;
}

void
lyc_key_free (LycKey *key)
{
  g_free (key->id);
  g_free (key);
}

static const char *
condition_of (LycQueryBy by)
{
  switch (by)
    {
    case LYC_QUERY_BY_PARENT: return "AND parent = ?2";
    case LYC_QUERY_BY_SCOPE: return "AND scope = ?2";
    case LYC_QUERY_ALL:
    default: return "";
    }
}

/* A bounded query takes the last rows of the span, so it walks the index from its end. */
static char *
rows_sql (const LycRowQuery *query)
{
  return g_strdup_printf ("SELECT id, json, ord, rev, stub FROM object WHERE kind = ?1 %s "
                          "AND ord BETWEEN ?3 AND ?4 AND gone = 0 ORDER BY ord %s, id %s%s",
                          condition_of (query->by),
                          query->descending || query->limit > 0 ? "DESC" : "ASC",
                          query->descending || query->limit > 0 ? "DESC" : "ASC",
                          query->limit > 0 ? " LIMIT ?5" : "");
}

static void
reverse (GPtrArray *rows)
{
  for (guint i = 0, j = rows->len; i + 1 < j; i++)
    {
      gpointer first = rows->pdata[i];

      j--;
      rows->pdata[i] = rows->pdata[j];
      rows->pdata[j] = first;
    }
}

static LycRow *
read_row (sqlite3_stmt *statement)
{
  LycRow *row = g_new0 (LycRow, 1);

  row->id = g_strdup ((const char *) sqlite3_column_text (statement, 0));
  row->json = g_strdup ((const char *) sqlite3_column_text (statement, 1));
  row->order = sqlite3_column_int64 (statement, 2);
  row->rev = sqlite3_column_int64 (statement, 3);
  row->stub = sqlite3_column_int (statement, 4);
  return row;
}

/* Job. Returns: (transfer full): GPtrArray of LycRow for a LycRowQuery, in the query's order */
gpointer
lyc_query_rows (sqlite3 *db, gpointer row_query, GError **error)
{
  const LycRowQuery *query = row_query;
  g_autofree char *sql = rows_sql (query);
  GPtrArray *rows;
  sqlite3_stmt *statement = lyc_database_prepare (db, sql, error);

  if (statement == NULL)
    return NULL;
  lyc_database_bind_text (statement, 1, lyc_kind_get_info (query->kind)->name);
  if (query->by != LYC_QUERY_ALL)
    lyc_database_bind_text (statement, 2, query->key);
  sqlite3_bind_int64 (statement, 3, query->from);
  sqlite3_bind_int64 (statement, 4, query->to);
  if (query->limit > 0)
    sqlite3_bind_int (statement, 5, (int) query->limit);
  rows = g_ptr_array_new_with_free_func ((GDestroyNotify) lyc_row_free);
  while (sqlite3_step (statement) == SQLITE_ROW)
    g_ptr_array_add (rows, read_row (statement));
  sqlite3_finalize (statement);
  if (query->limit > 0 && !query->descending)
    reverse (rows);
  return rows;
}

/* Job. Returns: (transfer full): a LycRow for each LycKey of the array, without json where there is none */
gpointer
lyc_query_keys (sqlite3 *db, gpointer keys, GError **error)
{
  GPtrArray *wanted = keys;
  GPtrArray *rows;
  sqlite3_stmt *statement = lyc_database_prepare (
      db, "SELECT id, json, ord, rev, stub FROM object WHERE kind = ?1 AND id = ?2 AND gone = 0",
      error);

  if (statement == NULL)
    return NULL;
  rows = g_ptr_array_new_with_free_func ((GDestroyNotify) lyc_row_free);
  for (guint i = 0; i < wanted->len; i++)
    {
      const LycKey *key = g_ptr_array_index (wanted, i);

      sqlite3_reset (statement);
      lyc_database_bind_text (statement, 1, lyc_kind_get_info (key->kind)->name);
      lyc_database_bind_text (statement, 2, key->id);
      g_ptr_array_add (rows, sqlite3_step (statement) == SQLITE_ROW ? read_row (statement)
                                                                    : g_new0 (LycRow, 1));
    }
  sqlite3_finalize (statement);
  return rows;
}

/* Job. Returns: (transfer full): every object as one line of JSON, sorted; to compare two stores */
gpointer
lyc_query_dump (sqlite3 *db, gpointer unused, GError **error)
{
  sqlite3_stmt *statement = lyc_database_prepare (
      db, "SELECT json FROM object WHERE gone = 0 ORDER BY kind, id", error);
  GPtrArray *lines;

  if (statement == NULL)
    return NULL;
  lines = g_ptr_array_new_with_free_func (g_free);
  while (sqlite3_step (statement) == SQLITE_ROW)
    g_ptr_array_add (lines, g_strdup ((const char *) sqlite3_column_text (statement, 0)));
  sqlite3_finalize (statement);
  return lines;
}
