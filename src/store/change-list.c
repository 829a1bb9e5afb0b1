/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "change-list.h"

#include "database.h"

/* One object as the store files it; everything is text, so that it may cross to the writer thread. */
typedef struct
{
  LycKind kind;
  char *id;
  char *parent;
  char *scope;
  char *author;
  char *mentions; /* ids between spaces, with a space before and after */
  char *json;     /* NULL: gone */
  gint64 order;
  gint64 rev;
  gint64 as_of; /* when it was known to be so; a tombstone up to then is undone */
  gboolean stub;
  gboolean unseen; /* hidden or deleted: never unread */
} Entry;

struct _LycChangeList
{
  GPtrArray *entries;
  GPtrArray *dropped; /* ids of cohorts that were left */
  GHashTable *listed; /* keys of what a whole registration listed */
  gint64 listed_as_of;
  gint64 cursor; /* -1: stays */
  char *user_id;
};

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_free (entry->id);
  g_free (entry->parent);
  g_free (entry->scope);
  g_free (entry->author);
  g_free (entry->mentions);
  g_free (entry->json);
  g_free (entry);
}

void
lyc_change_free (LycChange *change)
{
  g_free (change->id);
  g_free (change->parent);
  g_free (change->scope);
  g_free (change);
}

LycChangeList *
lyc_change_list_new (void)
{
  LycChangeList *self = g_new0 (LycChangeList, 1);

  self->entries = g_ptr_array_new_with_free_func (entry_free);
  self->dropped = g_ptr_array_new_with_free_func (g_free);
  self->cursor = -1;
  return self;
}

void
lyc_change_list_free (LycChangeList *self)
{
  g_ptr_array_unref (self->entries);
  g_ptr_array_unref (self->dropped);
  g_clear_pointer (&self->listed, g_hash_table_unref);
  g_free (self->user_id);
  g_free (self);
}

static char *
text_field (JsonObject *object, const char *name)
{
  JsonNode *node = name != NULL ? json_object_get_member (object, name) : NULL;

  return node != NULL && JSON_NODE_HOLDS_VALUE (node)
                 && json_node_get_value_type (node) == G_TYPE_STRING
             ? json_node_dup_string (node)
             : NULL;
}

static gint64
int_field (JsonObject *object, const char *name)
{
  JsonNode *node = name != NULL ? json_object_get_member (object, name) : NULL;

  return node != NULL && JSON_NODE_HOLDS_VALUE (node)
                 && json_node_get_value_type (node) == G_TYPE_INT64
             ? json_node_get_int (node)
             : 0;
}

static gboolean
bool_field (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node)
         && json_node_get_value_type (node) == G_TYPE_BOOLEAN && json_node_get_boolean (node);
}

static char *
join_mentions (JsonObject *object)
{
  JsonNode *node = json_object_get_member (object, "mention_ids");
  g_autoptr (GString) text = g_string_new (" ");
  JsonArray *ids = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  for (guint i = 0; ids != NULL && i < json_array_get_length (ids); i++)
    g_string_append_printf (text, "%s ", json_array_get_string_element (ids, i));
  return g_strdup (text->str);
}

static char *
object_to_text (JsonObject *object)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);

  json_node_set_object (node, object);
  return json_to_string (node, FALSE);
}

/**
 * lyc_change_list_put:
 * @object: (transfer none): an object of the API; one of an unknown kind is left out
 * @as_of: the log number up to which it is known to be visible; 0 for an answer to a request
 */
void
lyc_change_list_put (LycChangeList *self, JsonObject *object, gint64 as_of)
{
  g_autofree char *name = text_field (object, "kind");
  g_autofree char *id = text_field (object, "id");
  const LycKindInfo *info = lyc_kind_get_info (lyc_kind_from_name (name));
  Entry *entry;

  if (id == NULL || *info->name == '\0')
    return;
  entry = g_new0 (Entry, 1);
  entry->kind = lyc_kind_from_name (name);
  entry->id = g_steal_pointer (&id);
  entry->parent = text_field (object, info->parent_field);
  entry->scope = text_field (object, info->scope_field);
  entry->order = int_field (object, info->order_field);
  entry->rev = int_field (object, "rev");
  entry->as_of = as_of;
  entry->stub = bool_field (object, "stub");
  if (entry->kind == LYC_KIND_POST)
    {
      entry->author = text_field (object, "author_id");
      entry->unseen = bool_field (object, "hidden") || bool_field (object, "deleted");
      entry->mentions = join_mentions (object);
    }
  entry->json = object_to_text (object);
  g_ptr_array_add (self->entries, entry);
}

/* The object is no longer there, or no longer this person's to see, as of the log number @rev. */
void
lyc_change_list_gone (LycChangeList *self, LycKind kind, const char *id, gint64 rev)
{
  Entry *entry = g_new0 (Entry, 1);

  entry->kind = kind;
  entry->id = g_strdup (id);
  entry->rev = rev;
  g_ptr_array_add (self->entries, entry);
}

/* The person is no longer in the cohort: everything of it goes, tombstones too. */
void
lyc_change_list_drop_scope (LycChangeList *self, const char *cohort_id)
{
  g_ptr_array_add (self->dropped, g_strdup (cohort_id));
}

/* Returns: (transfer full): the key of an object in the set given to lyc_change_list_keep_only() */
char *
lyc_change_list_key (LycKind kind, const char *id)
{
  return g_strconcat (lyc_kind_get_info (kind)->name, "/", id, NULL);
}

/**
 * lyc_change_list_keep_only:
 * @listed: (transfer none): set of lyc_change_list_key(); not changed afterwards
 * @as_of: the head of the log before the registration began
 *
 * What a whole registration did not list is dropped, unless it is newer than @as_of. Posts and what
 * was set on them are not listed whole; they stay as long as what holds them stays.
 */
void
lyc_change_list_keep_only (LycChangeList *self, GHashTable *listed, gint64 as_of)
{
  self->listed = g_hash_table_ref (listed);
  self->listed_as_of = as_of;
}

/* Only frames and pages move the cursor, together with what they change. */
void
lyc_change_list_set_cursor (LycChangeList *self, gint64 cursor)
{
  self->cursor = cursor;
}

void
lyc_change_list_set_user (LycChangeList *self, const char *user_id)
{
  g_free (self->user_id);
  self->user_id = g_strdup (user_id);
}

gboolean
lyc_change_list_is_empty (LycChangeList *self)
{
  return self->entries->len == 0 && self->dropped->len == 0 && self->listed == NULL
         && self->cursor < 0 && self->user_id == NULL;
}

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

/* What holds a post or a mark is a container; without it they cannot be reached. */
#define SWEEP_SQL \
  "DELETE FROM object WHERE kind IN ('post', 'reaction', 'read_state') AND parent NOT IN " \
  "(SELECT id FROM object WHERE kind = 'container' AND gone = 0)"

/* What is in a container goes out of sight with it. */
static gboolean
sweep_after (sqlite3 *db, const Entry *entry, GPtrArray *changes, GError **error)
{
  if (entry->kind != LYC_KIND_CONTAINER)
    return TRUE;
  add_change (changes, LYC_KIND_POST, NULL, NULL, NULL);
  return lyc_database_run (db, SWEEP_SQL, error);
}

static gboolean
was_out_of_sight (sqlite3 *db, const Entry *entry)
{
  g_autofree char *gone
      = entry->kind != LYC_KIND_CONTAINER
            ? NULL
            : lyc_database_read_text (
                db, "SELECT gone FROM object WHERE kind = 'container' AND id = ?1", entry->id);

  return g_strcmp0 (gone, "1") == 0;
}

/* Notes where the object stood before, so that lists it leaves are asked again as well. */
static gboolean
note_before (sqlite3 *db, const Entry *entry, GPtrArray *changes, GError **error)
{
  sqlite3_stmt *statement = lyc_database_prepare (
      db, "SELECT parent, scope FROM object WHERE kind = ?1 AND id = ?2", error);

  if (statement == NULL)
    return FALSE;
  lyc_database_bind_text (statement, 1, lyc_kind_get_info (entry->kind)->name);
  lyc_database_bind_text (statement, 2, entry->id);
  if (sqlite3_step (statement) == SQLITE_ROW)
    add_change (changes, entry->kind, entry->id, column_text (statement, 0),
                column_text (statement, 1));
  sqlite3_finalize (statement);
  return TRUE;
}

static gboolean
apply_gone (sqlite3 *db, const Entry *entry, GError **error)
{
  sqlite3_stmt *statement = lyc_database_prepare (
      db,
      "INSERT INTO object (kind, id, rev, gone) VALUES (?1, ?2, ?3, 1) ON CONFLICT (kind, id) "
      "DO UPDATE SET rev = ?3, gone = 1, stub = 0, json = NULL, mentions = NULL WHERE rev <= ?3",
      error);

  if (statement == NULL)
    return FALSE;
  lyc_database_bind_text (statement, 1, lyc_kind_get_info (entry->kind)->name);
  lyc_database_bind_text (statement, 2, entry->id);
  sqlite3_bind_int64 (statement, 3, entry->rev);
  return lyc_database_finish (db, statement, error);
}

/* A newer rev wins; a body fills a stub of its own rev; a tombstone yields to later knowledge. What a
 * frame or a registration says of the same rev is how this person may see it now, as after a change
 * of their role; a stub takes a body away only where that may not be read any more. */
#define PUT_SQL \
  "INSERT INTO object (kind, id, parent, scope, ord, rev, gone, stub, author, unseen, mentions, " \
  "json) VALUES (?1, ?2, ?3, ?4, ?5, ?6, 0, ?7, ?8, ?9, ?10, ?11) " \
  "ON CONFLICT (kind, id) DO UPDATE SET parent = excluded.parent, scope = excluded.scope, " \
  "ord = excluded.ord, rev = excluded.rev, gone = 0, stub = excluded.stub, " \
  "author = excluded.author, unseen = excluded.unseen, mentions = excluded.mentions, " \
  "json = excluded.json WHERE excluded.rev > object.rev " \
  "OR (object.gone = 1 AND object.rev <= ?12) " \
  "OR (excluded.rev = object.rev AND object.gone = 0 AND object.stub = 1 AND excluded.stub = 0) " \
  "OR (excluded.rev = object.rev AND ?12 > 0 AND excluded.json <> object.json " \
  "AND (excluded.stub <= object.stub OR excluded.unseen = 1))"

static gboolean
apply_put (sqlite3 *db, const Entry *entry, GError **error)
{
  sqlite3_stmt *statement = lyc_database_prepare (db, PUT_SQL, error);

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
  return lyc_database_finish (db, statement, error);
}

/* Whether the membership that changes is this person's own and ends with the change. */
static gboolean
ends_own_membership (sqlite3 *db, const Entry *entry)
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
note_left_scope (LycChangeList *self, sqlite3 *db, const Entry *entry)
{
  char *scope;

  if (!ends_own_membership (db, entry))
    return;
  scope = lyc_database_read_text (
      db, "SELECT scope FROM object WHERE kind = 'membership' AND id = ?1", entry->id);
  if (scope != NULL)
    g_ptr_array_add (self->dropped, scope);
}

static gboolean
apply_entry (sqlite3 *db, const Entry *entry, GPtrArray *changes, GError **error)
{
  guint before = changes->len;
  gboolean reappears = entry->json != NULL && was_out_of_sight (db, entry);

  if (!note_before (db, entry, changes, error))
    return FALSE;
  if (entry->json == NULL)
    return apply_gone (db, entry, error) && sweep_after (db, entry, changes, error);
  if (!apply_put (db, entry, error))
    return FALSE;
  if (reappears && sqlite3_changes (db) > 0)
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
      sqlite3_stmt *statement = lyc_database_prepare (
          db, "DELETE FROM object WHERE scope = ?1 OR parent = ?1", error);

      if (statement == NULL)
        return FALSE;
      lyc_database_bind_text (statement, 1, g_ptr_array_index (self->dropped, i));
      if (!lyc_database_finish (db, statement, error))
        return FALSE;
    }
  return self->dropped->len == 0 || lyc_database_run (db, SWEEP_SQL, error);
}

static GPtrArray *
unlisted_rows (LycChangeList *self, sqlite3 *db, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_free);
  sqlite3_stmt *statement = lyc_database_prepare (
      db,
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
    {
      sqlite3_stmt *statement
          = lyc_database_prepare (db, "DELETE FROM object WHERE rowid = ?1", error);

      if (statement == NULL)
        return FALSE;
      lyc_database_bind_text (statement, 1, g_ptr_array_index (rows, i));
      if (!lyc_database_finish (db, statement, error))
        return FALSE;
    }
  return rows != NULL && lyc_database_run (db, SWEEP_SQL, error);
}

static gboolean
set_meta (sqlite3 *db, const char *name, const char *value, GError **error)
{
  sqlite3_stmt *statement
      = lyc_database_prepare (db, "INSERT OR REPLACE INTO meta (name, value) VALUES (?1, ?2)", error);

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

static gboolean
apply_meta (LycChangeList *self, sqlite3 *db, GError **error)
{
  return (self->cursor < 0 || set_cursor (self, db, error))
         && (self->user_id == NULL || set_meta (db, "user_id", self->user_id, error));
}

static gboolean
apply_all (LycChangeList *self, sqlite3 *db, GPtrArray *changes, GError **error)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      note_left_scope (self, db, g_ptr_array_index (self->entries, i));
      if (!apply_entry (db, g_ptr_array_index (self->entries, i), changes, error))
        return FALSE;
    }
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
  g_autoptr (GPtrArray) changes
      = g_ptr_array_new_with_free_func ((GDestroyNotify) lyc_change_free);

  if (!lyc_database_run (db, "BEGIN IMMEDIATE", error))
    return NULL;
  if (apply_all (self, db, changes, error) && lyc_database_run (db, "COMMIT", error))
    return g_steal_pointer (&changes);
  lyc_database_run (db, "ROLLBACK", NULL);
  return NULL;
}
