/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort.h"

#include "access.h"
#include "can.h"
#include "changes.h"
#include "cohort-progress.h"
#include "course-news.h"
#include "handlers.h"
#include "ids.h"
#include "moderation.h"
#include "solved.h"
#include "views.h"

static const char *const can_do[] = { "cohort", "membership", "container", "task",  "team",
                                      "file",   "post",       "report",    "audit", NULL };

JsonObject *
lyc_cohort_view (LycPlatform *platform, LycViewer *viewer, const LycStanding *standing, gint64 id)
{
  g_autoptr (LycRows) rows
    = lyc_db_query (platform->db,
                    "SELECT c.uuid, c.rev, c.name, c.mission, c.colours, c.starts_at, c.ends_at,"
                    " k.uuid, c.approve_first, (SELECT count(*) FROM membership m WHERE m.scope_id = c.scope_id"
                    " AND m.state <> 'removed') FROM cohort c JOIN container k ON k.id = c.channel_id"
                    " WHERE c.id = ?",
                    "i", id);
  JsonObject *object;

  if (!lyc_rows_next (rows))
    return NULL;
  object = lyc_view_new ("cohort", lyc_rows_text (rows, 0), lyc_rows_int (rows, 1));
  json_object_set_string_member (object, "name", lyc_rows_text (rows, 2));
  json_object_set_string_member (object, "mission", lyc_rows_text (rows, 3));
  lyc_json_set_json (object, "colours", lyc_rows_text (rows, 4));
  json_object_set_int_member (object, "starts_at", lyc_rows_int (rows, 5));
  json_object_set_int_member (object, "ends_at", lyc_rows_int (rows, 6));
  json_object_set_string_member (object, "channel_id", lyc_rows_text (rows, 7));
  json_object_set_boolean_member (object, "approve_new", lyc_rows_int (rows, 8) != 0);
  json_object_set_int_member (object, "member_count", lyc_rows_int (rows, 9));
  json_object_set_array_member (
    object, "course_ids",
    lyc_json_text_array (platform,
                         "SELECT o.uuid FROM scope_link l JOIN course o ON o.scope_id = l.child_id"
                         " WHERE l.parent_id = ? ORDER BY o.id",
                         standing->scope_id));
  json_object_set_array_member (object, "solved",
                                lyc_access_allows (standing, "solved", "see", FALSE)
                                    ? lyc_solved_months (platform, standing->scope_id)
                                    : json_array_new ());
  lyc_json_set_can (object, standing, can_do, FALSE);
  return object;
}

GArray *
lyc_cohort_list (LycPlatform *platform, LycViewer *viewer, const LycStanding *standing)
{
  return lyc_ids_in_scope (platform, "SELECT id FROM cohort WHERE scope_id = ?", standing);
}

/**
 * lyc_cohort_create:
 * @colours: JSON array of two colours
 *
 * Makes a cohort with its channel, in the running transaction.
 *
 * Returns: its key
 */
gint64
lyc_cohort_create (LycPlatform *platform, const char *name, const char *mission,
                   const char *colours, gint64 starts_at, gint64 ends_at)
{
  g_autofree char *uuid = lyc_id_new ();
  g_autofree char *channel_uuid = lyc_id_new ();
  gint64 scope = lyc_scope_create (platform, "cohort", uuid);
  gint64 id = lyc_db_insert (platform->db,
                             "INSERT INTO cohort (uuid, scope_id, name, mission, colours, starts_at,"
                             " ends_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
                             "sisssii", uuid, scope, name, mission, colours, starts_at, ends_at);
  gint64 channel = lyc_db_insert (platform->db,
                                  "INSERT INTO container (uuid, scope_id, container_kind, cohort_id,"
                                  " title, last_at) VALUES (?, ?, 'channel', ?, ?, ?)",
                                  "siisi", channel_uuid, scope, id, name, starts_at);

  lyc_db_run (platform->db, "UPDATE cohort SET channel_id = ? WHERE id = ?", "ii", channel, id);
  lyc_change (platform, "cohort.updated", "cohort", scope, id, uuid, 0);
  lyc_change (platform, "container.created", "container", scope, channel, channel_uuid, 0);
  return id;
}

gint64
lyc_cohort_scope (LycPlatform *platform, gint64 cohort_id)
{
  return lyc_db_int (platform->db, 0, "SELECT scope_id FROM cohort WHERE id = ?", "i", cohort_id);
}

/**
 * lyc_cohort_add_course:
 *
 * Opens a course to a cohort's people; nothing where they have it.
 */
void
lyc_cohort_add_course (LycPlatform *platform, gint64 cohort_id, gint64 course_id)
{
  gint64 scope = lyc_cohort_scope (platform, cohort_id);
  gint64 course_scope
    = lyc_db_int (platform->db, 0, "SELECT scope_id FROM course WHERE id = ?", "i", course_id);

  if (lyc_db_int (platform->db, 0, "SELECT 1 FROM scope_link WHERE parent_id = ? AND child_id = ?",
                  "ii", scope, course_scope)
      == 1)
    return;
  lyc_scope_link (platform, scope, course_scope);
  lyc_cohort_progress_begin (platform, cohort_id, course_id);
  lyc_course_tell (platform, course_id);
  lyc_change (platform, "cohort.updated", "cohort", scope, cohort_id, NULL, 0);
}

/* Whether the posts of new members wait for approval. */
void
lyc_handle_cohort_edit (LycRequest *request)
{
  gboolean approve = lyc_request_flag (request, "approve_new", FALSE);

  lyc_db_run (request->db, "UPDATE cohort SET approve_first = ? WHERE id = ?", "ii",
              (gint64) approve, request->target.id);
  lyc_change (request->platform, "cohort.updated", "cohort", request->target.scope_id,
              request->target.id, NULL, request->viewer->user_id);
  lyc_audit_add (request->platform, request->viewer->user_id,
                 approve ? "cohort.approve_new" : "cohort.trust_new", "cohort", request->target.id,
                 request->target.scope_id, "");
  lyc_request_object (request, "cohort", request->target.scope_id, request->target.id);
}

void
lyc_handle_cohort_read (LycRequest *request)
{
  lyc_request_object (request, "cohort", request->target.scope_id, request->target.id);
}
