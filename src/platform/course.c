/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "can.h"
#include "changes.h"
#include "download.h"
#include "handlers.h"
#include "recording.h"
#include "views.h"

static const char *const can_do[] = { "progress", "attempt", NULL };

JsonObject *
lyc_course_view (LycPlatform *platform, LycViewer *viewer, const LycStanding *standing, gint64 id)
{
  g_autoptr (LycRows) rows = lyc_db_query (platform->db,
                                           "SELECT uuid, rev, title, summary, language, modules,"
                                           " lesson_count, certificate FROM course WHERE id = ?",
                                           "i", id);
  JsonObject *object;

  if (!lyc_rows_next (rows))
    return NULL;
  object = lyc_view_new ("course", lyc_rows_text (rows, 0), lyc_rows_int (rows, 1));
  json_object_set_string_member (object, "title", lyc_rows_text (rows, 2));
  json_object_set_string_member (object, "summary", lyc_rows_text (rows, 3));
  json_object_set_string_member (object, "language", lyc_rows_text (rows, 4));
  lyc_json_set_json (object, "modules", lyc_rows_text (rows, 5));
  json_object_set_int_member (object, "lesson_count", lyc_rows_int (rows, 6));
  lyc_json_set_json (object, "certificate", lyc_rows_text (rows, 7));
  lyc_json_set_can (object, standing, can_do, FALSE);
  return object;
}

GArray *
lyc_course_list (LycPlatform *platform, LycViewer *viewer, const LycStanding *standing)
{
  return lyc_ids_in_scope (platform, "SELECT id FROM course WHERE scope_id = ?", standing);
}

JsonObject *
lyc_lesson_view (LycPlatform *platform, LycViewer *viewer, const LycStanding *standing, gint64 id)
{
  g_autoptr (LycRows) rows
      = lyc_db_query (platform->db,
                      "SELECT l.uuid, l.rev, c.uuid, l.number, l.title, l.lesson_kind, l.summary,"
                      " l.duration_ms, a.uuid, q.uuid, l.article, l.pictures, l.checklist,"
                      " c.offline_days, l.requires FROM lesson l"
                      " JOIN course c ON c.id = l.course_id LEFT JOIN asset a ON a.id = l.asset_id"
                      " LEFT JOIN quiz q ON q.id = l.quiz_id WHERE l.id = ? AND l.gone = 0",
                      "i", id);
  JsonObject *object;

  if (!lyc_rows_next (rows))
    return NULL;
  object = lyc_view_new ("lesson", lyc_rows_text (rows, 0), lyc_rows_int (rows, 1));
  json_object_set_string_member (object, "course_id", lyc_rows_text (rows, 2));
  json_object_set_int_member (object, "number", lyc_rows_int (rows, 3));
  json_object_set_string_member (object, "title", lyc_rows_text (rows, 4));
  json_object_set_string_member (object, "lesson_kind", lyc_rows_text (rows, 5));
  json_object_set_string_member (object, "summary", lyc_rows_text (rows, 6));
  json_object_set_int_member (object, "duration_ms", lyc_rows_int (rows, 7));
  lyc_json_set_maybe_id (object, "asset_id", lyc_rows_text (rows, 8));
  lyc_json_set_maybe_id (object, "quiz_id", lyc_rows_text (rows, 9));
  json_object_set_string_member (object, "article", lyc_rows_text (rows, 10));
  lyc_json_set_json (object, "pictures", lyc_rows_text (rows, 11));
  lyc_json_set_json (object, "checklist", lyc_rows_text (rows, 12));
  json_object_set_boolean_member (object, "offline_ok", lyc_rows_int (rows, 13) != 0);
  json_object_set_int_member (object, "offline_days", MAX (0, lyc_rows_int (rows, 13)));
  lyc_json_set_json (object, "requires", lyc_rows_text (rows, 14));
  return object;
}

GArray *
lyc_lesson_list (LycPlatform *platform, LycViewer *viewer, const LycStanding *standing)
{
  return lyc_ids_in_scope (platform,
                           "SELECT id FROM lesson WHERE scope_id = ? AND gone = 0 ORDER BY number",
                           standing);
}

JsonObject *
lyc_asset_view (LycPlatform *platform, LycViewer *viewer, const LycStanding *standing, gint64 id)
{
  g_autoptr (LycRows) rows = lyc_db_query (
      platform->db,
      "SELECT a.uuid, a.rev, l.uuid, c.uuid, a.type, a.size, a.sha256, a.duration_ms,"
      " a.chapters, a.revision FROM asset a JOIN lesson l ON l.id = a.lesson_id"
      " JOIN course c ON c.id = l.course_id WHERE a.id = ?",
      "i", id);
  JsonObject *object;

  if (!lyc_rows_next (rows))
    return NULL;
  object = lyc_view_new ("asset", lyc_rows_text (rows, 0), lyc_rows_int (rows, 1));
  json_object_set_string_member (object, "lesson_id", lyc_rows_text (rows, 2));
  json_object_set_string_member (object, "course_id", lyc_rows_text (rows, 3));
  json_object_set_string_member (object, "type", lyc_rows_text (rows, 4));
  json_object_set_int_member (object, "size", lyc_rows_int (rows, 5));
  json_object_set_string_member (object, "sha256", lyc_rows_text (rows, 6));
  json_object_set_int_member (object, "duration_ms", lyc_rows_int (rows, 7));
  lyc_json_set_json (object, "chapters", lyc_rows_text (rows, 8));
  json_object_set_int_member (object, "revision", lyc_rows_int (rows, 9));
  lyc_recording_describe (platform, lyc_rows_text (rows, 6), object);
  json_object_set_array_member (
    object, "transcript_ids",
    lyc_json_text_array (platform,
                         "SELECT uuid FROM transcript WHERE asset_id = ? AND gone = 0 ORDER BY number",
                         id));
  return object;
}

GArray *
lyc_asset_list (LycPlatform *platform, LycViewer *viewer, const LycStanding *standing)
{
  return lyc_ids_in_scope (platform, "SELECT id FROM asset WHERE scope_id = ? ORDER BY id", standing);
}

JsonObject *
lyc_transcript_view (LycPlatform *platform, LycViewer *viewer, const LycStanding *standing, gint64 id)
{
  g_autoptr (LycRows) rows
    = lyc_db_query (platform->db,
                    "SELECT t.uuid, t.rev, a.uuid, l.uuid, c.uuid, t.language, t.label, t.cues"
                    " FROM transcript t JOIN asset a ON a.id = t.asset_id"
                    " JOIN lesson l ON l.id = a.lesson_id JOIN course c ON c.id = l.course_id"
                    " WHERE t.id = ? AND t.gone = 0",
                    "i", id);
  static const char *const names[] = { "asset_id", "lesson_id", "course_id", "language", "label" };
  JsonObject *object;

  if (!lyc_rows_next (rows))
    return NULL;
  object = lyc_view_new ("transcript", lyc_rows_text (rows, 0), lyc_rows_int (rows, 1));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    json_object_set_string_member (object, names[i], lyc_rows_text (rows, (int) i + 2));
  lyc_json_set_json (object, "cues", lyc_rows_text (rows, 7));
  return object;
}

GArray *
lyc_transcript_list (LycPlatform *platform, LycViewer *viewer, const LycStanding *standing)
{
  return lyc_ids_in_scope (
    platform, "SELECT id FROM transcript WHERE scope_id = ? AND gone = 0 ORDER BY id", standing);
}

void
lyc_handle_course_read (LycRequest *request)
{
  lyc_request_object (request, "course", request->target.scope_id, request->target.id);
}

void
lyc_handle_lesson_read (LycRequest *request)
{
  lyc_request_object (request, "lesson", request->target.scope_id, request->target.id);
}

void
lyc_handle_asset_read (LycRequest *request)
{
  lyc_request_object (request, "asset", request->target.scope_id, request->target.id);
}

void
lyc_handle_transcript_read (LycRequest *request)
{
  lyc_request_object (request, "transcript", request->target.scope_id, request->target.id);
}

/* A picture of an article. */
void
lyc_handle_lesson_part (LycRequest *request)
{
  g_autoptr (LycRows) rows = lyc_db_query (
      request->db,
      "SELECT p.value ->> '$.sha256', p.value ->> '$.type' FROM lesson l, json_each (l.pictures) p"
      " WHERE l.id = ? AND p.value ->> '$.id' = ?",
      "is", request->target.id, lyc_request_param (request, "part_id"));
  g_autofree char *path = NULL;

  if (!lyc_rows_next (rows))
    {
      lyc_request_not_found (request);
      return;
    }
  path = g_build_filename (request->platform->data_dir, "assets", lyc_rows_text (rows, 0), NULL);
  lyc_download (request, path, lyc_rows_text (rows, 1), lyc_rows_text (rows, 0), NULL);
}
