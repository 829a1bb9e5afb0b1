/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "changes.h"

/**
 * lyc_change:
 * @type: one of events.yaml
 * @uuid: (nullable): the object's name outside; looked up where %NULL
 *
 * Logs that an object changed and sets its rev, in the running transaction.
 *
 * Returns: the new rev
 */
gint64
lyc_change (LycPlatform *platform, const char *type, const char *kind, gint64 scope_id, gint64 id,
            const char *uuid, gint64 actor_id)
{
  const LycKindInfo *info = lyc_kind_find (kind);
  g_autofree char *found = uuid == NULL ? lyc_uuid_of (platform, kind, id) : NULL;
  g_autofree char *sql = g_strdup_printf ("UPDATE %s SET rev = ? WHERE id = ?", info->table);
  gint64 rev = lyc_log_append (platform, scope_id, type, kind, id, uuid != NULL ? uuid : found,
                               actor_id);

  lyc_db_run (platform->db, sql, "ii", rev, id);
  return rev;
}

/* Returns: (nullable) (transfer full): the name outside of row @id of the table of @kind */
char *
lyc_uuid_of (LycPlatform *platform, const char *kind, gint64 id)
{
  g_autofree char *sql
    = g_strdup_printf ("SELECT uuid FROM %s WHERE id = ?", lyc_kind_find (kind)->table);

  return id != 0 ? lyc_db_text (platform->db, sql, "i", id) : NULL;
}

gint64
lyc_user_scope_of (LycPlatform *platform, gint64 user_id)
{
  return lyc_db_int (platform->db, 0, "SELECT scope_id FROM user WHERE id = ?", "i", user_id);
}

/* Returns: (transfer full): an object with the three members that every one has */
JsonObject *
lyc_view_new (const char *kind, const char *uuid, gint64 rev)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "kind", kind);
  json_object_set_string_member (object, "id", uuid);
  json_object_set_int_member (object, "rev", rev);
  return object;
}

/* Returns: (transfer full): the first column of every row as strings */
JsonArray *
lyc_json_text_array (LycPlatform *platform, const char *sql, gint64 id)
{
  JsonArray *array = json_array_new ();
  g_autoptr (LycRows) rows = lyc_db_query (platform->db, sql, "i", id);

  while (lyc_rows_next (rows))
    json_array_add_string_element (array, lyc_rows_text (rows, 0));
  return array;
}

GArray *
lyc_ids_in_scope (LycPlatform *platform, const char *sql, const LycStanding *standing)
{
  return lyc_db_ints (platform->db, sql, "i", standing->scope_id);
}
