/* SPDX-License-Identifier: GPL-3.0-or-later */
/* LycChangeList: into the cache, in one transaction. */
#include "config.h"

#include "change-list-private.h"

#include "database.h"
#include "mark-gap.h"
#include "statements.h"

static void
add_change (GPtrArray *changes, LycKind kind, const char *id, const char *parent, const char *scope)
{
  LycChange *change = g_new0 (LycChange, 1);

  change->kind = kind;
  change->id = g_strdup (id);
  change->parent = g_strdup (parent);
  change->scope = g_strdup (scope);
  g_ptr_array_add (changes, change);
}

static const char *
column_text (sqlite3_stmt *statement, int column)
{
  return (const char *) sqlite3_column_text (statement, column);
}

/* What holds a post or a mark is a container; without it they cannot be reached. The pages of a
 * registration may bring a mark before its container, so each takes its own along and no other's;
 * only after the last page is one without a container at its end. */
#define HELD_SQL "DELETE FROM object WHERE kind IN ('post', 'reaction', 'read_state') AND "
#define SWEEP_SQL                                                                                  \
  HELD_SQL "parent NOT IN (SELECT id FROM object WHERE kind = 'container' AND gone = 0)"
#define SWEEP_ONE_SQL                                                                              \
  HELD_SQL "parent = ?1 AND NOT EXISTS "                                                           \
           "(SELECT 1 FROM object WHERE kind = 'container' AND id = ?1 AND gone = 0)"
#define SWEEP_SCOPE_SQL                                                                            \
  HELD_SQL "parent IN (SELECT id FROM object WHERE kind = 'container' AND scope = ?1)"
#define DROP_SCOPE_SQL "DELETE FROM object WHERE scope = ?1 OR parent = ?1"

/* Runs a statement with ?1 that answers nothing. */
static gboolean
run_for (sqlite3 *db, const char *sql, const char *id, GError **error)
{
  sqlite3_stmt *statement = lyc_database_prepare (db, sql, error);

  if (statement == NULL)
    return FALSE;
  lyc_database_bind_text (statement, 1, id);
  return lyc_database_finish (db, statement, error);
}

/* What is in a container goes out of sight with it. */
static gboolean
sweep_after (sqlite3 *db, const LycChangeEntry *entry, GPtrArray *changes, GError **error)
{
  if (entry->kind != LYC_KIND_CONTAINER)
    return TRUE;
  add_change (changes, LYC_KIND_POST, NULL, NULL, NULL);
  return run_for (db, SWEEP_ONE_SQL, entry->id, error);
}

/* A tombstone tells it, or, where a registration dropped that or the container was hidden from the
 * beginning, that something has changed which is not there. */
static gboolean
was_out_of_sight (LycStatements *statements, const LycChangeEntry *entry)
{
  sqlite3_stmt *statement;
  gboolean out;

  if (entry->kind != LYC_KIND_CONTAINER)
    return FALSE;
  statement = lyc_statements_take (
      statements, "SELECT gone FROM object WHERE kind = 'container' AND id = ?1", NULL);
  if (statement == NULL)
    return FALSE;
  lyc_database_bind_text (statement, 1, entry->id);
  out = sqlite3_step (statement) == SQLITE_ROW ? sqlite3_column_int (statement, 0) == 1
                                               : entry->changed;
  sqlite3_reset (statement);
  return out;
}

/* Notes where the object stood before, so that lists it leaves are asked again as well. */
static gboolean
note_before (LycStatements *statements, const LycChangeEntry *entry, GPtrArray *changes,
             GError **error)
{
  sqlite3_stmt *statement = lyc_statements_take (
      statements, "SELECT parent, scope FROM object WHERE kind = ?1 AND id = ?2", error);

  if (statement == NULL)
    return FALSE;
  lyc_database_bind_text (statement, 1, lyc_kind_get_info (entry->kind)->name);
  lyc_database_bind_text (statement, 2, entry->id);
  if (sqlite3_step (statement) == SQLITE_ROW)
    add_change (changes, entry->kind, entry->id, column_text (statement, 0),
                column_text (statement, 1));
  sqlite3_reset (statement);
  return TRUE;
}

static gboolean
apply_gone (LycStatements *statements, const LycChangeEntry *entry, GError **error)
{
  sqlite3_stmt *statement = lyc_statements_take (
      statements,
      "INSERT INTO object (kind, id, rev, gone) VALUES (?1, ?2, ?3, 1) ON CONFLICT (kind, id) "
      "DO UPDATE SET rev = ?3, gone = 1, stub = 0, json = NULL, mentions = NULL WHERE rev <= ?3",
      error);

  if (statement == NULL)
    return FALSE;
  lyc_database_bind_text (statement, 1, lyc_kind_get_info (entry->kind)->name);
  lyc_database_bind_text (statement, 2, entry->id);
  sqlite3_bind_int64 (statement, 3, entry->rev);
  return lyc_statements_run (statements, statement, error);
}

/* A newer rev wins; a body fills a stub of its own rev; a tombstone yields to later knowledge. What
 * a frame or a registration says of the same rev is how this person may see it now, as after a
 * change of their role; a stub takes a body away only where that may not be read any more. */
#define PUT_SQL                                                                                    \
  "INSERT INTO object (kind, id, parent, scope, ord, rev, gone, stub, author, unseen, mentions, "  \
  "json) VALUES (?1, ?2, ?3, ?4, ?5, ?6, 0, ?7, ?8, ?9, ?10, ?11) "                                \
  "ON CONFLICT (kind, id) DO UPDATE SET parent = excluded.parent, scope = excluded.scope, "        \
  "ord = excluded.ord, rev = excluded.rev, gone = 0, stub = excluded.stub, "                       \
  "author = excluded.author, unseen = excluded.unseen, mentions = excluded.mentions, "             \
  "json = excluded.json WHERE excluded.rev > object.rev "                                          \
  "OR (object.gone = 1 AND object.rev <= ?12) "                                                    \
  "OR (excluded.rev = object.rev AND object.gone = 0 AND object.stub = 1 AND excluded.stub = 0) "  \
  "OR (excluded.rev = object.rev AND ?12 > 0 AND excluded.json <> object.json "                    \
  "AND (excluded.stub <= object.stub OR excluded.unseen = 1))"

static gboolean
apply_put (LycStatements *statements, const LycChangeEntry *entry, GError **error)
{
  sqlite3_stmt *statement = lyc_statements_take (statements, PUT_SQL, error);

  if (statement == NULL)
    return FALSE;
  lyc_database_bind_text (statement, 1, lyc_kind_get_info (entry->kind)->name);
  lyc_database_bind_text (statement, 2, entry->id);
  lyc_database_bind_text (statement, 3, entry->parent);
  lyc_database_bind_text (statement, 4, entry->scope);
  sqlite3_bind_int64 (statement, 5, entry->order);
  sqlite3_bind_int64 (statement, 6, entry->rev);
  sqlite3_bind_int (statement, 7, entry->stub);
  lyc_database_bind_text (statement, 8, entry->author);
  sqlite3_bind_int (statement, 9, entry->unseen);
  lyc_database_bind_text (statement, 10, entry->mentions);
  lyc_database_bind_text (statement, 11, entry->json);
  sqlite3_bind_int64 (statement, 12, entry->as_of);
  return lyc_statements_run (statements, statement, error);
}

/* Whether the membership that changes is this person's own and ends with the change. */
static gboolean
ends_own_membership (sqlite3 *db, const LycChangeEntry *entry)
{
  g_autofree char *mine = NULL;

  if (entry->kind != LYC_KIND_MEMBERSHIP
      || (entry->json != NULL && strstr (entry->json, "\"state\":\"removed\"") == NULL))
    return FALSE;
  mine = lyc_database_read_text (
      db,
      "SELECT scope FROM object WHERE kind = 'membership' AND id = ?1 AND "
      "json_extract (json, '$.user_id') = (SELECT value FROM meta WHERE name = 'user_id')",
      entry->id);
  return mine != NULL;
}

static void
note_left_scope (LycChangeList *self, sqlite3 *db, const LycChangeEntry *entry)
{
  char *scope;

  if (!ends_own_membership (db, entry))
    return;
  scope = lyc_database_read_text (
      db, "SELECT scope FROM object WHERE kind = 'membership' AND id = ?1", entry->id);
  if (scope != NULL)
    g_ptr_array_add (self->dropped, scope);
}

/* What a registration says of a mark, it says with the posts that follow. */
static gboolean
moves_mark (const LycChangeEntry *entry)
{
  return entry->kind == LYC_KIND_READ_STATE && entry->json != NULL
         && (entry->changed || entry->as_of == 0);
}

/* Whether the mark went back, from @after, to where posts are not here. */
static gboolean
goes_back_too_far (sqlite3 *db, const LycChangeEntry *entry, gint64 after)
{
  gint64 now = moves_mark (entry) ? lyc_mark_gap_after (db, entry->id) : after;

  return now < after && lyc_mark_gap_is_open (db, entry->id, now);
}

static gboolean
apply_entry (LycStatements *statements, const LycChangeEntry *entry, GPtrArray *changes,
             GError **error)
{
  sqlite3 *db = lyc_statements_get_database (statements);
  guint before = changes->len;
  gboolean reappears = entry->json != NULL && was_out_of_sight (statements, entry);
  gint64 after = moves_mark (entry) ? lyc_mark_gap_after (db, entry->id) : 0;

  if (!note_before (statements, entry, changes, error))
    return FALSE;
  if (entry->json == NULL)
    return apply_gone (statements, entry, error) && sweep_after (db, entry, changes, error);
  if (!apply_put (statements, entry, error))
    return FALSE;
  if (sqlite3_changes (db) > 0 && (reappears || goes_back_too_far (db, entry, after)))
    add_change (changes, LYC_KIND_UNKNOWN, NULL, NULL, NULL);
  if (sqlite3_changes (db) > 0)
    add_change (changes, entry->kind, entry->id, entry->parent, entry->scope);
  else
    g_ptr_array_set_size (changes, before);
  return TRUE;
}

/* Everything whose change cannot be told one by one. */
static void
note_all (GPtrArray *changes)
{
  for (int kind = LYC_KIND_UNKNOWN + 1; kind < LYC_N_KINDS; kind++)
    add_change (changes, (LycKind) kind, NULL, NULL, NULL);
}

static gboolean
drop_scopes (LycChangeList *self, sqlite3 *db, GError **error)
{
  for (guint i = 0; i < self->dropped->len; i++)
    {
      const char *scope = g_ptr_array_index (self->dropped, i);

      if (!run_for (db, SWEEP_SCOPE_SQL, scope, error)
          || !run_for (db, DROP_SCOPE_SQL, scope, error))
        return FALSE;
    }
  return TRUE;
}

static GPtrArray *
unlisted_rows (LycChangeList *self, sqlite3 *db, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_free);
  sqlite3_stmt *statement
      = lyc_database_prepare (db,
                              "SELECT rowid, kind || '/' || id FROM object WHERE rev <= ?1 "
                              "AND (gone = 1 OR kind NOT IN ('post', 'reaction'))",
                              error);

  if (statement == NULL)
    return NULL;
  sqlite3_bind_int64 (statement, 1, self->listed_as_of);
  while (sqlite3_step (statement) == SQLITE_ROW)
    if (!g_hash_table_contains (self->listed, column_text (statement, 1)))
      g_ptr_array_add (rows, g_strdup (column_text (statement, 0)));
  sqlite3_finalize (statement);
  return g_steal_pointer (&rows);
}

static gboolean
drop_unlisted (LycChangeList *self, sqlite3 *db, GError **error)
{
  g_autoptr (GPtrArray) rows = NULL;

  if (self->listed == NULL)
    return TRUE;
  rows = unlisted_rows (self, db, error);
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    if (!run_for (db, "DELETE FROM object WHERE rowid = ?1", g_ptr_array_index (rows, i), error))
      return FALSE;
  return rows != NULL && lyc_database_run (db, SWEEP_SQL, error);
}

static gboolean
set_meta (sqlite3 *db, const char *name, const char *value, GError **error)
{
  sqlite3_stmt *statement = lyc_database_prepare (
      db, "INSERT OR REPLACE INTO meta (name, value) VALUES (?1, ?2)", error);

  if (statement == NULL)
    return FALSE;
  lyc_database_bind_text (statement, 1, name);
  lyc_database_bind_text (statement, 2, value);
  return lyc_database_finish (db, statement, error);
}

/* With the cursor goes the time: it tells from when on nothing was heard. */
static gboolean
set_cursor (LycChangeList *self, sqlite3 *db, GError **error)
{
  g_autofree char *cursor = g_strdup_printf ("%" G_GINT64_FORMAT, self->cursor);
  g_autofree char *now
      = g_strdup_printf ("%" G_GINT64_FORMAT, g_get_real_time () / G_TIME_SPAN_MILLISECOND);

  return set_meta (db, "cursor", cursor, error) && set_meta (db, "agreed_at", now, error);
}

/* The log number of what the list says; an answer, which moves no cursor, tells it by its objects.
 */
static gint64
last_seq (LycChangeList *self)
{
  gint64 last = self->cursor;

  for (guint i = 0; i < self->entries->len; i++)
    {
      const LycChangeEntry *entry = g_ptr_array_index (self->entries, i);

      if (entry->as_of == 0)
        last = MAX (last, entry->rev);
    }
  return last;
}

/* What is due already stays due: only a registration that began later than all of it settles it. */
static gboolean
set_look (LycChangeList *self, sqlite3 *db, GError **error)
{
  g_autofree char *sql
      = g_strdup_printf ("INSERT OR REPLACE INTO meta (name, value) SELECT 'look_again', "
                         "max (%" G_GINT64_FORMAT ", coalesce (max (CAST (value AS INTEGER)), -1)) "
                         "FROM meta WHERE name IN ('look_again', 'cursor')",
                         last_seq (self));

  return lyc_database_run (db, sql, error);
}

/* Kept as the log number that made it due: an older registration does not settle it. */
static gboolean
note_look (LycChangeList *self, sqlite3 *db, GError **error)
{
  g_autofree char *settle = g_strdup_printf ("DELETE FROM meta WHERE name = 'look_again'"
                                             " AND CAST (value AS INTEGER) <= %" G_GINT64_FORMAT,
                                             self->listed_as_of);

  return (!self->look_again || set_look (self, db, error))
         && (self->listed == NULL || lyc_database_run (db, settle, error));
}

static gboolean
set_ahead (LycChangeList *self, sqlite3 *db, GError **error)
{
  g_autofree char *ahead = g_strdup_printf ("%" G_GINT64_FORMAT, self->ahead_ms);

  return set_meta (db, "ahead_ms", ahead, error);
}

static gboolean
apply_meta (LycChangeList *self, sqlite3 *db, GError **error)
{
  return (self->cursor < 0 || set_cursor (self, db, error)) && note_look (self, db, error)
         && (self->ahead_ms == G_MININT64 || set_ahead (self, db, error))
         && (self->user_id == NULL || set_meta (db, "user_id", self->user_id, error));
}

static gboolean
apply_entries (LycChangeList *self, sqlite3 *db, GPtrArray *changes, GError **error)
{
  g_autoptr (LycStatements) statements = lyc_statements_new (db);

  for (guint i = 0; i < self->entries->len; i++)
    {
      note_left_scope (self, db, g_ptr_array_index (self->entries, i));
      if (!apply_entry (statements, g_ptr_array_index (self->entries, i), changes, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
apply_all (LycChangeList *self, sqlite3 *db, GPtrArray *changes, GError **error)
{
  if (!apply_entries (self, db, changes, error))
    return FALSE;
  for (guint i = 0; i < changes->len; i++)
    self->look_again = self->look_again
                       || ((LycChange *) g_ptr_array_index (changes, i))->kind == LYC_KIND_UNKNOWN;
  if (!drop_scopes (self, db, error) || !drop_unlisted (self, db, error))
    return FALSE;
  if (self->dropped->len > 0 || self->listed != NULL)
    note_all (changes);
  return apply_meta (self, db, error);
}

/**
 * lyc_change_list_apply:
 * @db: the cache, in the writer thread
 *
 * Applies the list in one transaction; on an error nothing of it is applied.
 *
 * Returns: (transfer full) (nullable): of #LycChange, what is different now
 */
GPtrArray *
lyc_change_list_apply (LycChangeList *self, sqlite3 *db, GError **error)
{
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func ((GDestroyNotify) lyc_change_free);

  if (!lyc_database_run (db, "BEGIN IMMEDIATE", error))
    return NULL;
  if (apply_all (self, db, changes, error) && lyc_database_run (db, "COMMIT", error))
    return g_steal_pointer (&changes);
  lyc_database_run (db, "ROLLBACK", NULL);
  return NULL;
}
