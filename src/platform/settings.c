/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "changes.h"
#include "handlers.h"
#include "settings.h"
#include "views.h"

static void
set_maybe_int (JsonObject *object, const char *name, LycRows *rows, int column)
{
  const char *text = lyc_rows_text (rows, column);

  if (text == NULL)
    json_object_set_null_member (object, name);
  else
    json_object_set_int_member (object, name, lyc_rows_int (rows, column));
}

/* What a person never chose is as the table's columns say; so is the id, the person's own. */
JsonObject *
lyc_settings_view (LycPlatform *platform, LycViewer *viewer, const LycStanding *standing, gint64 id)
{
  g_autoptr (LycRows) rows = lyc_db_query (
      platform->db,
      "SELECT u.uuid, coalesce (s.rev, 0), coalesce (s.reading_mode, 'on_view'),"
      " s.quiet_from, s.quiet_until, coalesce (s.quiet_days, 127),"
      " coalesce (s.presence, 1), coalesce (s.lesson_presence, 1),"
      " s.quiet_once_until, coalesce (s.notice_text, 1)"
      " FROM user u LEFT JOIN settings s ON s.id = u.id WHERE u.id = ?1 AND u.id = ?2",
      "ii", id, viewer->user_id);
  JsonObject *object;

  if (!lyc_rows_next (rows))
    return NULL;
  object = lyc_view_new ("settings", lyc_rows_text (rows, 0), lyc_rows_int (rows, 1));
  json_object_set_string_member (object, "reading_mode", lyc_rows_text (rows, 2));
  set_maybe_int (object, "quiet_from", rows, 3);
  set_maybe_int (object, "quiet_until", rows, 4);
  json_object_set_int_member (object, "quiet_days", lyc_rows_int (rows, 5));
  json_object_set_boolean_member (object, "presence", lyc_rows_int (rows, 6) != 0);
  json_object_set_boolean_member (object, "lesson_presence", lyc_rows_int (rows, 7) != 0);
  set_maybe_int (object, "quiet_once_until", rows, 8);
  json_object_set_boolean_member (object, "notice_text", lyc_rows_int (rows, 9) != 0);
  return object;
}

GArray *
lyc_settings_list (LycPlatform *platform, LycViewer *viewer, const LycStanding *standing)
{
  return lyc_ids_in_scope (platform, "SELECT id FROM settings WHERE scope_id = ?", standing);
}

/* Whether the person lets others see that they are here; someone who never chose does. */
gboolean
lyc_settings_flag (LycPlatform *platform, gint64 user_id, const char *name)
{
  g_autofree char *sql = g_strdup_printf ("SELECT %s FROM settings WHERE id = ?", name);

  return lyc_db_int (platform->db, 1, sql, "i", user_id) != 0;
}

void
lyc_handle_settings_read (LycRequest *request)
{
  lyc_request_object (request, "settings", request->viewer->user_scope, request->viewer->user_id);
}

static void
write_field (LycRequest *request, const char *name)
{
  JsonNode *node = json_object_get_member (request->body, name);
  g_autofree char *sql = g_strdup_printf ("UPDATE settings SET %s = ? WHERE id = ?", name);
  gint64 me = request->viewer->user_id;

  if (JSON_NODE_HOLDS_NULL (node))
    lyc_db_run (request->db, sql, "si", NULL, me);
  else if (json_node_get_value_type (node) == G_TYPE_STRING)
    lyc_db_run (request->db, sql, "si", json_node_get_string (node), me);
  else if (json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    lyc_db_run (request->db, sql, "ii", (gint64) json_node_get_boolean (node), me);
  else
    lyc_db_run (request->db, sql, "ii", json_node_get_int (node), me);
}

/* Field by field: what another device set meanwhile and is not named here stays. Names come from
 * the route's table of fields alone. */
void
lyc_handle_settings_edit (LycRequest *request)
{
  g_autoptr (GList) names = json_object_get_members (request->body);
  gint64 me = request->viewer->user_id;
  g_autofree char *uuid = lyc_uuid_of (request->platform, "user", me);

  lyc_db_run (request->db, "INSERT OR IGNORE INTO settings (id, scope_id) VALUES (?, ?)", "ii", me,
              request->viewer->user_scope);
  for (GList *l = names; l != NULL; l = l->next)
    write_field (request, l->data);
  lyc_change (request->platform, "settings.updated", "settings", request->viewer->user_scope, me,
              uuid, me);
  lyc_request_object (request, "settings", request->viewer->user_scope, me);
}
