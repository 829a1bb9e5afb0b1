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

void
lyc_unread_query_free (LycUnreadQuery *query)
{
  g_free (query->user_id);
  g_hash_table_unref (query->read_pos);
  g_free (query);
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

/* Fills in what is unread after @read_pos; leaves count 0 where nothing is. */
static gboolean
count_unread (sqlite3_stmt *statement, const char *user_id, gint64 read_pos, LycLedgerEntry *entry)
{
  g_autofree char *me = g_strdup_printf ("%% %s %%", user_id);

  sqlite3_reset (statement);
  lyc_database_bind_text (statement, 1, entry->container_id);
  sqlite3_bind_int64 (statement, 2, read_pos);
  lyc_database_bind_text (statement, 3, user_id);
  lyc_database_bind_text (statement, 4, me);
  if (sqlite3_step (statement) != SQLITE_ROW)
    return FALSE;
  entry->count = (guint) sqlite3_column_int64 (statement, 0);
  entry->mentions = (guint) sqlite3_column_int64 (statement, 1);
  entry->first_pos = sqlite3_column_int64 (statement, 2);
  return entry->count > 0;
}

static LycLedgerEntry *
read_container (sqlite3_stmt *statement)
{
  LycLedgerEntry *entry = g_new0 (LycLedgerEntry, 1);
  const char *scope = (const char *) sqlite3_column_text (statement, 1);
  const char *lesson = (const char *) sqlite3_column_text (statement, 2);
  const char *kind = (const char *) sqlite3_column_text (statement, 4);

  entry->container_id = g_strdup ((const char *) sqlite3_column_text (statement, 0));
  entry->scope_id = g_strdup (scope != NULL ? scope : "");
  entry->lesson_id = g_strdup (lesson != NULL ? lesson : "");
  entry->order = sqlite3_column_int64 (statement, 3);
  entry->channel = g_strcmp0 (kind, "channel") == 0;
  return entry;
}

/* The mark on the platform, or the one that waits in the outbox where that is further on. */
static gint64
read_pos_of (sqlite3_stmt *containers, const LycUnreadQuery *query, const char *container_id)
{
  gint64 read_pos = sqlite3_column_int64 (containers, 5);
  gint64 marked = sqlite3_column_int64 (containers, 6);
  const gint64 *waiting = g_hash_table_lookup (query->read_pos, container_id);

  if (waiting != NULL)
    return MAX (read_pos, *waiting);
  return marked > 0 ? MIN (read_pos, marked - 1) : read_pos;
}

#define CONTAINERS_SQL \
  "SELECT c.id, c.scope, c.parent, c.ord, json_extract (c.json, '$.container_kind'), " \
  "json_extract (r.json, '$.read_pos'), json_extract (r.json, '$.marked_unread_from') " \
  "FROM object c LEFT JOIN object r ON r.kind = 'read_state' AND r.id = c.id AND r.gone = 0 " \
  "WHERE c.kind = 'container' AND c.gone = 0 " \
  "AND coalesce (json_extract (r.json, '$.follow'), '') <> 'mute'"

#define UNREAD_SQL \
  "SELECT count (*), coalesce (sum (mentions LIKE ?4), 0), min (ord) FROM object " \
  "WHERE kind = 'post' AND parent = ?1 AND ord > ?2 AND gone = 0 AND unseen = 0 AND author <> ?3"

/* Job. Returns: (transfer full): GPtrArray of LycLedgerEntry for a LycUnreadQuery, counted from posts */
gpointer
lyc_query_unread (sqlite3 *db, gpointer unread_query, GError **error)
{
  const LycUnreadQuery *query = unread_query;
  sqlite3_stmt *containers = lyc_database_prepare (db, CONTAINERS_SQL, error);
  sqlite3_stmt *count = containers != NULL ? lyc_database_prepare (db, UNREAD_SQL, error) : NULL;
  GPtrArray *entries;

  if (count == NULL)
    {
      sqlite3_finalize (containers);
      return NULL;
    }
  entries = g_ptr_array_new_with_free_func ((GDestroyNotify) lyc_ledger_entry_free);
  while (sqlite3_step (containers) == SQLITE_ROW)
    {
      LycLedgerEntry *entry = read_container (containers);

      if (count_unread (count, query->user_id,
                        read_pos_of (containers, query, entry->container_id), entry))
        g_ptr_array_add (entries, entry);
      else
        lyc_ledger_entry_free (entry);
    }
  sqlite3_finalize (count);
  sqlite3_finalize (containers);
  return entries;
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
