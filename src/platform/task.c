/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "badge.h"
#include "changes.h"
#include "handlers.h"
#include "notice.h"
#include "post-link.h"
#include "text-clean.h"
#include "views.h"

JsonObject *
lyc_task_view (LycPlatform *platform, LycViewer *viewer, const LycStanding *standing, gint64 id)
{
  g_autoptr (LycRows) rows
      = lyc_db_query (platform->db,
                      "SELECT t.uuid, t.rev, c.uuid, t.title, t.state, t.assignee_ids, t.due_at,"
                      " d.uuid, t.done_at, u.uuid, t.created_at, p.uuid FROM task t"
                      " JOIN cohort c ON c.id = t.cohort_id JOIN user u ON u.id = t.creator_id"
                      " LEFT JOIN user d ON d.id = t.done_by LEFT JOIN post p ON p.id = t.post_id "
                      "WHERE t.id = ? AND NOT t.deleted",
                      "i", id);
  JsonObject *object;

  if (!lyc_rows_next (rows))
    return NULL;
  object = lyc_view_new ("task", lyc_rows_text (rows, 0), lyc_rows_int (rows, 1));
  json_object_set_string_member (object, "cohort_id", lyc_rows_text (rows, 2));
  json_object_set_string_member (object, "title", lyc_rows_text (rows, 3));
  json_object_set_string_member (object, "state", lyc_rows_text (rows, 4));
  lyc_json_set_json (object, "assignee_ids", lyc_rows_text (rows, 5));
  lyc_json_set_maybe_time (object, "due_at", lyc_rows_int (rows, 6));
  lyc_json_set_maybe_id (object, "done_by", lyc_rows_text (rows, 7));
  lyc_json_set_maybe_time (object, "done_at", lyc_rows_int (rows, 8));
  json_object_set_string_member (object, "created_by", lyc_rows_text (rows, 9));
  json_object_set_int_member (object, "created_at", lyc_rows_int (rows, 10));
  lyc_json_set_maybe_id (object, "post_id", lyc_rows_text (rows, 11));
  return object;
}

GArray *
lyc_task_list (LycPlatform *platform, LycViewer *viewer, const LycStanding *standing)
{
  return lyc_ids_in_scope (platform,
                           "SELECT id FROM task WHERE scope_id = ? AND NOT deleted ORDER BY id",
                           standing);
}

/* Returns: (nullable): the named members as JSON; %NULL, answered, where one is none */
static char *
assignees (LycRequest *request, gint64 scope_id)
{
  g_autofree char *given = NULL;
  char *known;

  if (!lyc_request_has (request, "assignee_ids"))
    return g_strdup ("[]");
  given = json_to_string (json_object_get_member (request->body, "assignee_ids"), FALSE);
  known = lyc_db_text (request->db,
                       "SELECT json_group_array(u.uuid) FROM json_each(?1) j JOIN user u"
                       " ON u.uuid = j.value JOIN membership m ON m.user_id = u.id"
                       " AND m.scope_id = ?2 AND m.state <> 'removed'",
                       "si", given, scope_id);
  if (g_str_equal (given, known))
    return known;
  g_free (known);
  lyc_request_field_error (request, "assignee_ids", "names someone who is not in the cohort");
  return NULL;
}

static void
tell_assignees (LycRequest *request, gint64 id, const char *now, const char *before)
{
  g_autoptr (GArray) ids
    = lyc_db_ints (request->db,
                   "SELECT u.id FROM json_each(?) j JOIN user u ON u.uuid = j.value"
                   " WHERE j.value NOT IN (SELECT value FROM json_each(?))",
                   "ss", now, before);

  for (guint i = 0; i < ids->len; i++)
    lyc_notice_add (request->platform, g_array_index (ids, gint64, i), "assigned",
                    &(LycNotice){ .actor_id = request->viewer->user_id,
                                  .cohort_id = lyc_db_int (request->db, 0,
                                                           "SELECT cohort_id FROM task WHERE id = ?",
                                                           "i", id),
                                  .task_id = id });
}

void
lyc_handle_task_create (LycRequest *request)
{
  g_autofree char *people = assignees (request, request->target.scope_id);
  g_autofree char *title = lyc_text_clean_line (lyc_request_text (request, "title", ""), 200);
  gint64 post = lyc_post_link_find (request, request->body, "post_id", request->target.scope_id);
  gint64 id;

  if (people == NULL || request->status != 0)
    return;
  id = lyc_db_insert (
      request->db,
      "INSERT OR IGNORE INTO task (uuid, creator_id, scope_id, cohort_id, title,"
      " assignee_ids, due_at, created_at, post_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
      "siiissiii", lyc_request_param (request, "task_id"), request->viewer->user_id,
      request->target.scope_id, request->target.id, title, people,
      lyc_request_int (request, "due_at", 0), lyc_request_now (request), post);
  if (id == 0)
    {
      lyc_request_problem (request, 409, "conflict", "You have used this id for something else.");
      return;
    }
  lyc_change (request->platform, "task.created", "task", request->target.scope_id, id, NULL,
              request->viewer->user_id);
  tell_assignees (request, id, people, "[]");
  lyc_request_object (request, "task", request->target.scope_id, id);
}

static void
set_state (LycRequest *request, gboolean done)
{
  lyc_db_run (request->db,
              "UPDATE task SET state = CASE WHEN ?1 THEN 'done' ELSE 'open' END,"
              " done_by = CASE WHEN ?1 THEN ?2 ELSE 0 END, done_at = CASE WHEN ?1 THEN ?3 ELSE 0 END"
              " WHERE id = ?4 AND (state = 'done') <> ?1",
              "iiii", (gint64) done, request->viewer->user_id, lyc_request_now (request),
              request->target.id);
}

static void
set_assignees (LycRequest *request)
{
  g_autofree char *people = assignees (request, request->target.scope_id);
  g_autofree char *before = lyc_db_text (request->db, "SELECT assignee_ids FROM task WHERE id = ?",
                                         "i", request->target.id);

  if (people == NULL)
    return;
  lyc_db_run (request->db, "UPDATE task SET assignee_ids = ? WHERE id = ?", "si", people,
              request->target.id);
  tell_assignees (request, request->target.id, people, before);
}

static gboolean
is_gone (LycRequest *request)
{
  if (lyc_db_int (request->db, 0, "SELECT deleted FROM task WHERE id = ?", "i", request->target.id) == 1)
    lyc_request_problem (request, 410, "gone", "This task was deleted.");
  return request->status != 0;
}

void
lyc_handle_task_edit (LycRequest *request)
{
  gint64 id = request->target.id;
  gboolean done = g_strcmp0 (lyc_request_text (request, "state", NULL), "done") == 0;
  g_autofree char *title = lyc_text_clean_line (lyc_request_text (request, "title", ""), 200);

  if (is_gone (request))
    return;
  if (lyc_request_has (request, "title"))
    lyc_db_run (request->db, "UPDATE task SET title = ? WHERE id = ?", "si", title, id);
  if (lyc_request_has (request, "due_at"))
    lyc_db_run (request->db, "UPDATE task SET due_at = ? WHERE id = ?", "ii",
                lyc_request_int (request, "due_at", 0), id);
  if (lyc_request_has (request, "assignee_ids"))
    set_assignees (request);
  if (lyc_request_has (request, "state"))
    set_state (request, done);
  if (request->status != 0)
    return;
  lyc_change (request->platform, "task.updated", "task", request->target.scope_id, id, NULL,
              request->viewer->user_id);
  if (done)
    lyc_deed (request->platform, request->viewer->user_id, LYC_DEED_TASK_DONE,
              request->target.scope_id, id);
  else
    lyc_badges_count (request->platform, request->viewer->user_id, FALSE);
  lyc_request_object (request, "task", request->target.scope_id, id);
}

void
lyc_handle_task_delete (LycRequest *request)
{
  g_autofree char *uuid = lyc_uuid_of (request->platform, "task", request->target.id);

  if (is_gone (request))
    return;
  lyc_db_run (request->db, "UPDATE task SET deleted = 1 WHERE id = ?", "i", request->target.id);
  lyc_request_done (request, "task", uuid,
                    lyc_change (request->platform, "task.deleted", "task", request->target.scope_id,
                                request->target.id, uuid, request->viewer->user_id));
}
