/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "change-list-private.h"

static void
entry_free (gpointer data)
{
  LycChangeEntry *entry = data;

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
  self->ahead_ms = G_MININT64;
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

static void
add_put (LycChangeList *self, JsonObject *object, gint64 as_of, gboolean changed)
{
  g_autofree char *name = text_field (object, "kind");
  g_autofree char *id = text_field (object, "id");
  const LycKindInfo *info = lyc_kind_get_info (lyc_kind_from_name (name));
  LycChangeEntry *entry;

  if (id == NULL || *info->name == '\0')
    return;
  entry = g_new0 (LycChangeEntry, 1);
  entry->kind = lyc_kind_from_name (name);
  entry->id = g_steal_pointer (&id);
  entry->parent = text_field (object, info->parent_field);
  entry->scope = text_field (object, info->scope_field);
  entry->order = int_field (object, info->order_field);
  entry->rev = int_field (object, "rev");
  entry->as_of = as_of;
  entry->changed = changed;
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

/**
 * lyc_change_list_put:
 * @object: (transfer none): an object of the API; one of an unknown kind is left out
 * @as_of: the log number up to which it is known to be visible; 0 for an answer to a request
 */
void
lyc_change_list_put (LycChangeList *self, JsonObject *object, gint64 as_of)
{
  add_put (self, object, as_of, FALSE);
}

/**
 * lyc_change_list_put_changed:
 *
 * As lyc_change_list_put(), of an object that is not new. A container that is not there yet comes
 * into sight with it, and what is in it is looked for.
 */
void
lyc_change_list_put_changed (LycChangeList *self, JsonObject *object, gint64 as_of)
{
  add_put (self, object, as_of, TRUE);
}

/* The object is no longer there, or no longer this person's to see, as of the log number @rev. */
void
lyc_change_list_gone (LycChangeList *self, LycKind kind, const char *id, gint64 rev)
{
  LycChangeEntry *entry = g_new0 (LycChangeEntry, 1);

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

/* What the person may see is different: a look at everything is due, and stays due over a restart
 * until a registration that began later is complete. */
void
lyc_change_list_look_again (LycChangeList *self)
{
  self->look_again = TRUE;
}

void
lyc_change_list_set_user (LycChangeList *self, const char *user_id)
{
  g_free (self->user_id);
  self->user_id = g_strdup (user_id);
}

/* How far the platform's clock is ahead of this machine's, in milliseconds. */
void
lyc_change_list_set_ahead (LycChangeList *self, gint64 ahead_ms)
{
  self->ahead_ms = ahead_ms;
}

gboolean
lyc_change_list_is_empty (LycChangeList *self)
{
  return self->entries->len == 0 && self->dropped->len == 0 && self->listed == NULL
         && self->cursor < 0 && self->user_id == NULL && self->ahead_ms == G_MININT64;
}
