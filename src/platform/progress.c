/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "badge.h"
#include "changes.h"
#include "json-gate.h"
#include "handlers.h"
#include "progress.h"
#include "views.h"
#include "watched-ranges.h"

/* A video counts as watched from here on. */
#define COMPLETE_PERCENT 90

JsonObject *
lyc_progress_view (LycPlatform *platform, LycViewer *viewer, const LycStanding *standing, gint64 id)
{
  g_autoptr (LycRows) rows = lyc_db_query (
      platform->db,
      "SELECT l.uuid, p.rev, c.uuid, p.ranges, p.position_ms, p.position_at, p.percent,"
      " p.completed_at, p.place, p.checked FROM progress p JOIN lesson l ON l.id = p.lesson_id"
      " JOIN course c ON c.id = l.course_id WHERE p.id = ? AND p.user_id = ?",
      "ii", id, viewer->user_id);
  JsonObject *object;

  if (!lyc_rows_next (rows))
    return NULL;
  object = lyc_view_new ("progress", lyc_rows_text (rows, 0), lyc_rows_int (rows, 1));
  json_object_set_string_member (object, "lesson_id", lyc_rows_text (rows, 0));
  json_object_set_string_member (object, "course_id", lyc_rows_text (rows, 2));
  lyc_json_set_json (object, "ranges", lyc_rows_text (rows, 3));
  json_object_set_int_member (object, "position_ms", lyc_rows_int (rows, 4));
  json_object_set_int_member (object, "position_at", lyc_rows_int (rows, 5));
  json_object_set_int_member (object, "percent", lyc_rows_int (rows, 6));
  lyc_json_set_maybe_time (object, "completed_at", lyc_rows_int (rows, 7));
  json_object_set_string_member (object, "place", lyc_rows_text (rows, 8));
  lyc_json_set_json (object, "checked", lyc_rows_text (rows, 9));
  return object;
}

GArray *
lyc_progress_list (LycPlatform *platform, LycViewer *viewer, const LycStanding *standing)
{
  return lyc_ids_in_scope (platform, "SELECT id FROM progress WHERE scope_id = ? ORDER BY id",
                           standing);
}

static void
add_spans (LycWatchedRanges *ranges, JsonArray *spans, gint64 duration_ms)
{
  for (guint i = 0; spans != NULL && i < json_array_get_length (spans); i++)
    {
      JsonArray *span = json_array_get_array_element (spans, i);
      gint64 from = json_array_get_int_element (span, 0);
      gint64 to = MIN (json_array_get_int_element (span, 1), duration_ms);

      if (from < to)
        lyc_watched_ranges_add (ranges, from, to);
    }
}

static char *
spans_text (LycWatchedRanges *ranges)
{
  g_autoptr (GString) text = g_string_new ("[");

  for (guint i = 0; i < lyc_watched_ranges_get_n (ranges); i++)
    {
      gint64 from;
      gint64 to;

      lyc_watched_ranges_get (ranges, i, &from, &to);
      g_string_append_printf (text, "%s[%" G_GINT64_FORMAT ",%" G_GINT64_FORMAT "]",
                              i > 0 ? "," : "", from, to);
    }
  g_string_append_c (text, ']');
  return g_strdup (text->str);
}

typedef struct {
  gint64 id;
  gint64 user_id;
  gint64 scope_id;
  gint64 lesson_id;
  gint64 duration_ms;
} Record;

/* Their row for the lesson, made where there is none. */
static Record
record_of (LycPlatform *platform, gint64 user_id, gint64 lesson_id)
{
  Record self = { 0, user_id, lyc_user_scope_of (platform, user_id), lesson_id, 0 };

  lyc_db_run (platform->db,
              "INSERT OR IGNORE INTO progress (scope_id, user_id, lesson_id) VALUES (?, ?, ?)", "iii",
              self.scope_id, user_id, lesson_id);
  self.id = lyc_db_int (platform->db, 0,
                        "SELECT id FROM progress WHERE user_id = ? AND lesson_id = ?", "ii", user_id,
                        lesson_id);
  self.duration_ms = lyc_db_int (platform->db, 0, "SELECT duration_ms FROM lesson WHERE id = ?", "i",
                                 lesson_id);
  return self;
}

static void
unite (LycPlatform *platform, const Record *self, JsonArray *spans)
{
  g_autoptr (LycWatchedRanges) ranges = lyc_watched_ranges_new ();
  g_autofree char *known
    = lyc_db_text (platform->db, "SELECT ranges FROM progress WHERE id = ?", "i", self->id);
  g_autoptr (JsonNode) node = lyc_json_parse (known, strlen (known), NULL, NULL);
  g_autofree char *text = NULL;

  add_spans (ranges, json_node_get_array (node), self->duration_ms);
  add_spans (ranges, spans, self->duration_ms);
  text = spans_text (ranges);
  lyc_db_run (platform->db, "UPDATE progress SET ranges = ?, percent = max(percent, ?) WHERE id = ?",
              "sii", text,
              (gint64) MIN (100, lyc_watched_ranges_get_percent (ranges, self->duration_ms)),
              self->id);
}

/* Whoever watched last has the place, however late they can tell. One device tells in order, even if
 * its clock was set in between. */
static void
move_to (LycPlatform *platform, const Record *self, const LycProgressPlace *place)
{
  gint64 position = self->duration_ms > 0 ? MIN (place->position_ms, self->duration_ms)
                                          : place->position_ms;

  lyc_db_run (platform->db,
              "UPDATE progress SET position_ms = ?1, position_at = max(position_at, ?2),"
              " position_device = ?3 WHERE id = ?4 AND (position_at <= ?2"
              " OR (position_device = ?3 AND ?3 <> 0))",
              "iiii", position, place->at, place->device_id, self->id);
}

/**
 * lyc_progress_open:
 *
 * Returns: the key of their progress in the lesson, which is made where there is none
 */
gint64
lyc_progress_open (LycPlatform *platform, gint64 user_id, gint64 lesson_id)
{
  return record_of (platform, user_id, lesson_id).id;
}

/**
 * lyc_progress_merge:
 * @spans: (nullable): watched ranges in milliseconds of the video
 * @place: (nullable): where they stand; %NULL where that stays
 * @completed: the lesson counts as done, whatever was watched
 * @at: when
 *
 * Unites what a person has seen of a lesson, in the running transaction.
 *
 * Returns: the progress' key
 */
gint64
lyc_progress_merge (LycPlatform *platform, gint64 user_id, gint64 lesson_id, JsonArray *spans,
                    const LycProgressPlace *place, gboolean completed, gint64 at)
{
  Record self = record_of (platform, user_id, lesson_id);
  g_autofree char *uuid = lyc_uuid_of (platform, "lesson", lesson_id);

  if (spans != NULL)
    unite (platform, &self, spans);
  if (place != NULL)
    move_to (platform, &self, place);
  lyc_db_run (platform->db,
              "UPDATE progress SET completed_at = ?1, percent = 100 WHERE id = ?2"
              " AND completed_at = 0 AND (?3 OR (?5 AND percent >= ?4))",
              "iiiii", at, self.id, (gint64) completed, (gint64) COMPLETE_PERCENT,
              (gint64) (self.duration_ms > 0));
  if (lyc_db_changes (platform->db) > 0)
    lyc_deed (platform, user_id, LYC_DEED_LESSON_COMPLETED,
              lyc_db_int (platform->db, 0, "SELECT scope_id FROM lesson WHERE id = ?", "i", lesson_id),
              lesson_id);
  lyc_change (platform, "progress.merged", "progress", self.scope_id, self.id, uuid, user_id);
  return self.id;
}

/* Where they are in a text, from which they go on wherever they open it next. */
static void
stop_at (LycRequest *request, const LycProgressPlace *when, const char *place)
{
  gint64 id = lyc_progress_open (request->platform, request->viewer->user_id, request->target.id);

  lyc_db_run (request->db,
              "UPDATE progress SET place = ?1, position_at = max(position_at, ?2),"
              " position_device = ?3 WHERE id = ?4 AND (position_at <= ?2"
              " OR (position_device = ?3 AND ?3 <> 0))",
              "siii", place, when->at, when->device_id, id);
}

/**
 * lyc_progress_fit:
 *
 * Brings everyone's position in a lesson back within its video, which has become shorter, in the
 * running transaction. What they have done of it stays done.
 */
void
lyc_progress_fit (LycPlatform *platform, gint64 lesson_id)
{
  g_autofree char *uuid = lyc_uuid_of (platform, "lesson", lesson_id);
  gint64 duration_ms
      = lyc_db_int (platform->db, 0, "SELECT duration_ms FROM lesson WHERE id = ?", "i", lesson_id);
  g_autoptr (GArray) ids = lyc_db_ints (
      platform->db, "SELECT id FROM progress WHERE lesson_id = ? AND position_ms > ?", "ii",
      lesson_id, duration_ms);

  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      gint64 user
          = lyc_db_int (platform->db, 0, "SELECT user_id FROM progress WHERE id = ?", "i", id);

      lyc_db_run (platform->db, "UPDATE progress SET position_ms = ? WHERE id = ?", "ii",
                  duration_ms, id);
      lyc_change (platform, "progress.merged", "progress", lyc_user_scope_of (platform, user), id,
                  uuid, user);
    }
}

void
lyc_handle_progress_merge (LycRequest *request)
{
  gint64 position = lyc_request_int (request, "position_ms", -1);
  g_autofree char *kind = lyc_db_text (request->db, "SELECT lesson_kind FROM lesson WHERE id = ?",
                                       "i", request->target.id);
  JsonArray *spans = lyc_request_has (request, "ranges")
                       ? json_object_get_array_member (request->body, "ranges")
                       : NULL;
  LycProgressPlace place
    = { position, lyc_request_now (request) - lyc_request_int (request, "age_ms", 0),
        request->device_id };
  gint64 id;

  if (position == 0 && !lyc_request_flag (request, "seek", FALSE))
    lyc_request_field_error (request, "position_ms", "is 0 only together with seek");
  else if (lyc_request_flag (request, "completed", FALSE) && !g_str_equal (kind, "article")
           && !g_str_equal (kind, "pdf"))
    lyc_request_field_error (request, "completed", "is only for articles and documents");
  if (request->status != 0)
    return;
  if (lyc_request_has (request, "place"))
    stop_at (request, &place, lyc_request_text (request, "place", ""));
  id = lyc_progress_merge (request->platform, request->viewer->user_id, request->target.id, spans,
                           position >= 0 ? &place : NULL, lyc_request_flag (request, "completed", FALSE),
                           lyc_request_now (request));
  lyc_request_object (request, "progress", request->viewer->user_scope, id);
}
