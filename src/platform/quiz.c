/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "changes.h"
#include "handlers.h"
#include "views.h"

JsonObject *
lyc_quiz_view (LycPlatform *platform, LycViewer *viewer, const LycStanding *standing, gint64 id)
{
  g_autoptr (LycRows) rows = lyc_db_query (
      platform->db,
      "SELECT q.uuid, q.rev, l.uuid, c.uuid, q.title, q.quiz_kind, q.items, q.max_tries,"
      " q.time_limit_ms, q.pass_percent FROM quiz q"
      " JOIN lesson l ON l.id = q.lesson_id JOIN course c ON c.id = l.course_id"
      " WHERE q.id = ?",
      "i", id);
  JsonObject *object;

  if (!lyc_rows_next (rows))
    return NULL;
  object = lyc_view_new ("quiz", lyc_rows_text (rows, 0), lyc_rows_int (rows, 1));
  json_object_set_string_member (object, "lesson_id", lyc_rows_text (rows, 2));
  json_object_set_string_member (object, "course_id", lyc_rows_text (rows, 3));
  json_object_set_string_member (object, "title", lyc_rows_text (rows, 4));
  json_object_set_string_member (object, "quiz_kind", lyc_rows_text (rows, 5));
  lyc_json_set_json (object, "items", lyc_rows_text (rows, 6));
  json_object_set_int_member (object, "max_tries", lyc_rows_int (rows, 7));
  json_object_set_int_member (object, "time_limit_ms", lyc_rows_int (rows, 8));
  json_object_set_int_member (object, "pass_percent", lyc_rows_int (rows, 9));
  return object;
}

GArray *
lyc_quiz_list (LycPlatform *platform, LycViewer *viewer, const LycStanding *standing)
{
  return lyc_ids_in_scope (platform, "SELECT id FROM quiz WHERE scope_id = ? ORDER BY id", standing);
}

void
lyc_handle_quiz_read (LycRequest *request)
{
  lyc_request_object (request, "quiz", request->target.scope_id, request->target.id);
}
