/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "changes.h"
#include "handlers.h"
#include "ids.h"
#include "note-reattach.h"
#include "views.h"

/* A person's own notes about lessons. They stand in the scope of whoever wrote them, so that nobody
 * else is ever told of them, whatever their role. */

/* More than anybody writes; what a broken client may fill our disk with. */
#define NOTES_MAX 20000

JsonObject *
lyc_note_view (LycPlatform *platform, LycViewer *viewer, const LycStanding *standing, gint64 id)
{
  g_autoptr (LycRows) rows = lyc_db_query (
      platform->db,
      "SELECT n.uuid, n.rev, l.uuid, c.uuid, a.uuid, n.asset_rev, n.start_ms, n.end_ms, n.cue_id,"
      " n.quote, n.body, n.created_at, n.updated_at FROM note n JOIN lesson l ON l.id = n.lesson_id"
      " JOIN course c ON c.id = l.course_id LEFT JOIN asset a ON a.id = n.asset_id"
      " WHERE n.id = ? AND n.creator_id = ? AND NOT n.deleted",
      "ii", id, viewer->user_id);
  JsonObject *object;

  if (!lyc_rows_next (rows))
    return NULL;
  object = lyc_view_new ("note", lyc_rows_text (rows, 0), lyc_rows_int (rows, 1));
  json_object_set_string_member (object, "lesson_id", lyc_rows_text (rows, 2));
  json_object_set_string_member (object, "course_id", lyc_rows_text (rows, 3));
  lyc_json_set_maybe_id (object, "asset_id", lyc_rows_text (rows, 4));
  json_object_set_int_member (object, "asset_rev", lyc_rows_int (rows, 5));
  json_object_set_int_member (object, "start_ms", lyc_rows_int (rows, 6));
  json_object_set_int_member (object, "end_ms", lyc_rows_int (rows, 7));
  json_object_set_string_member (object, "cue_id", lyc_rows_text (rows, 8));
  json_object_set_string_member (object, "quote", lyc_rows_text (rows, 9));
  json_object_set_string_member (object, "body", lyc_rows_text (rows, 10));
  json_object_set_int_member (object, "created_at", lyc_rows_int (rows, 11));
  json_object_set_int_member (object, "updated_at", lyc_rows_int (rows, 12));
  return object;
}

GArray *
lyc_note_list (LycPlatform *platform, LycViewer *viewer, const LycStanding *standing)
{
  return lyc_ids_in_scope (platform,
                           "SELECT id FROM note WHERE scope_id = ? AND NOT deleted ORDER BY id",
                           standing);
}

/* When it was written, as the writer's device says; shown, and nothing depends on it. */
static gint64
written_at (LycRequest *request)
{
  gint64 now = lyc_request_now (request);

  return MIN (lyc_request_int (request, "written_at", now), now);
}

/* Logs a change of the words; their rev is what an editor must have seen. */
static void
tell (LycRequest *request, const char *type, gint64 id)
{
  gint64 rev = lyc_change (request->platform, type, "note", request->viewer->user_scope, id, NULL,
                           request->viewer->user_id);

  lyc_db_run (request->db, "UPDATE note SET text_rev = ? WHERE id = ?", "ii", rev, id);
}

static gboolean
has_room (LycRequest *request)
{
  if (lyc_db_int (request->db, 0, "SELECT count(*) FROM note WHERE creator_id = ?", "i",
                  request->viewer->user_id)
      < NOTES_MAX)
    return TRUE;
  lyc_request_problem (request, 409, "conflict", "You have as many notes as there may be.");
  return FALSE;
}

/* The recording the times belong to: the lesson's own, or none. */
static gint64
asset_of (LycRequest *request)
{
  return lyc_db_int (request->db, 0, "SELECT id FROM asset WHERE uuid = ? AND lesson_id = ?", "si",
                     lyc_request_text (request, "asset_id", ""), request->target.id);
}

void
lyc_handle_note_create (LycRequest *request)
{
  gint64 start = lyc_request_int (request, "start_ms", -1);
  gint64 end = lyc_request_int (request, "end_ms", -1);
  gint64 at = written_at (request);
  gint64 id;

  if (end >= 0 && (start < 0 || end < start))
    lyc_request_field_error (request, "end_ms", "is before the start");
  if (request->status != 0 || !has_room (request))
    return;
  id = lyc_db_insert (request->db,
                      "INSERT OR IGNORE INTO note (uuid, creator_id, scope_id, lesson_id, asset_id,"
                      " asset_rev, start_ms, end_ms, cue_id, quote, body, created_at, updated_at)"
                      " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                      "siiiiiiisssii", lyc_request_param (request, "note_id"),
                      request->viewer->user_id, request->viewer->user_scope, request->target.id,
                      asset_of (request), lyc_request_int (request, "asset_rev", 0), start, end,
                      lyc_request_text (request, "cue_id", ""),
                      lyc_request_text (request, "quote", ""),
                      lyc_request_text (request, "body", ""), at, at);
  if (id == 0)
    {
      lyc_request_problem (request, 409, "conflict", "You have used this id for something else.");
      return;
    }
  if (asset_of (request) != 0)
    lyc_reattach_note (request->platform, asset_of (request), id);
  tell (request, "note.created", id);
  lyc_request_object (request, "note", request->viewer->user_scope, id);
}

/* Whether the words there are not those that the editor had before them. */
static gboolean
is_stale (LycRequest *request, gint64 base)
{
  return base > 0
         && lyc_db_int (request->db, 0, "SELECT text_rev FROM note WHERE id = ?", "i",
                        request->target.id)
                > base;
}

/* Both texts stay where two devices wrote: the other one becomes a note of its own beside it. */
static void
keep_other_text (LycRequest *request, const char *body)
{
  g_autofree char *uuid = lyc_id_new ();
  gint64 id = lyc_db_insert (
      request->db,
      "INSERT INTO note (uuid, creator_id, scope_id, lesson_id, asset_id, asset_rev, start_ms,"
      " end_ms, cue_id, quote, body, created_at, updated_at) SELECT ?1, creator_id, scope_id,"
      " lesson_id, asset_id, asset_rev, start_ms, end_ms, cue_id, quote, body, created_at,"
      " updated_at FROM note WHERE id = ?2 AND NOT deleted AND body <> ?3",
      "sis", uuid, request->target.id, body);

  if (lyc_db_changes (request->db) > 0)
    tell (request, "note.created", id);
}

/* What is written on after it was deleted elsewhere is there again. */
void
lyc_handle_note_edit (LycRequest *request)
{
  gint64 id = request->target.id;
  const char *body = lyc_request_text (request, "body", "");

  if (is_stale (request, lyc_request_int (request, "base_rev", 0)))
    keep_other_text (request, body);
  lyc_db_run (request->db, "UPDATE note SET body = ?, updated_at = ?, deleted = 0 WHERE id = ?",
              "sii", body, written_at (request), id);
  tell (request, "note.updated", id);
  lyc_request_object (request, "note", request->target.scope_id, id);
}

static gint64
matched_rev (LycRequest *request)
{
  const char *match = soup_message_headers_get_one (
    soup_server_message_get_request_headers (request->message), "If-Match");

  return match != NULL && match[0] == '"' ? g_ascii_strtoll (match + 1, NULL, 10) : 0;
}

/* Words that whoever deletes has not seen are not deleted. */
void
lyc_handle_note_delete (LycRequest *request)
{
  gint64 id = request->target.id;
  g_autofree char *uuid = lyc_uuid_of (request->platform, "note", id);

  if (lyc_db_int (request->db, 0, "SELECT deleted FROM note WHERE id = ?", "i", id) == 1)
    lyc_request_problem (request, 410, "gone", "This note was deleted.");
  else if (is_stale (request, matched_rev (request)))
    lyc_request_problem (request, 412, "stale", "This note was changed in the meantime.");
  if (request->status != 0)
    return;
  lyc_db_run (request->db, "UPDATE note SET deleted = 1, body = '' WHERE id = ?", "i", id);
  lyc_request_done (request, "note", uuid,
                    lyc_change (request->platform, "note.deleted", "note", request->target.scope_id,
                                id, uuid, request->viewer->user_id));
}
