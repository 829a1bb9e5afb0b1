/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "access.h"
#include "approval.h"
#include "can.h"
#include "changes.h"
#include "file-thread.h"
#include "handlers.h"
#include "ids.h"
#include "new-post.h"
#include "post-file.h"
#include "post-link.h"
#include "post-search.h"
#include "sight.h"
#include "talk.h"
#include "text-clean.h"
#include "views.h"

static const char *const can_do[] = { "container", "post",   "reaction",   "answer",
                                      "read_state", "report", "mod_action", NULL };
static const char *const can_do_locked[]
    = { "container", "read_state", "report", "mod_action", NULL };

#define SELECT_CONTAINER                                                                           \
  "SELECT k.uuid, k.rev, k.container_kind, h.uuid, c.uuid, l.uuid, k.title, k.last_pos,"           \
  " k.last_at, k.reply_count, p.uuid, u.uuid, p.post_kind, p.anchor, k.answered, k.locked,"        \
  " k.visible, k.creator_id, p.created_at, f.uuid, k.lock_words, k.slow_s,"                        \
  " k.waiting, d.uuid, CASE WHEN k.file_id <> 0 AND k.cohort_id = 0 THEN (SELECT o.uuid"           \
  " FROM container o WHERE o.scope_id = k.scope_id AND o.container_kind = 'direct') END,"          \
  " (SELECT count(*) FROM solved s WHERE s.container_id = k.id)"                                   \
  " FROM container k LEFT JOIN file d ON d.id = k.file_id"                                         \
  " LEFT JOIN cohort h ON h.id = k.cohort_id LEFT JOIN post f ON f.id = k.from_post_id"            \
  " LEFT JOIN lesson l ON l.id = k.lesson_id LEFT JOIN course c ON c.id = l.course_id"             \
  " LEFT JOIN post p ON p.id = k.first_post_id LEFT JOIN user u ON u.id = p.creator_id"            \
  " WHERE k.id = ?"

static void
set_people (LycPlatform *platform, JsonObject *object, gboolean direct, gint64 scope_id)
{
  json_object_set_array_member (
    object, "user_ids",
    direct ? lyc_json_text_array (platform,
                                  "SELECT u.uuid FROM scope_person s JOIN user u ON u.id = s.user_id"
                                  " WHERE s.scope_id = ? ORDER BY u.id",
                                  scope_id)
           : json_array_new ());
}

JsonObject *
lyc_container_view (LycPlatform *platform, LycViewer *viewer, const LycStanding *standing, gint64 id)
{
  g_autoptr (LycRows) rows = lyc_db_query (platform->db, SELECT_CONTAINER, "i", id);
  JsonObject *object;

  if (!lyc_rows_next (rows))
    return NULL;
  if (lyc_rows_int (rows, 16) == 0 && !lyc_access_allows (standing, "post", "see_hidden", FALSE)
      && (lyc_rows_int (rows, 22) == 0 || lyc_rows_int (rows, 17) != viewer->user_id))
    return NULL;
  object = lyc_view_new ("container", lyc_rows_text (rows, 0), lyc_rows_int (rows, 1));
  json_object_set_string_member (object, "container_kind", lyc_rows_text (rows, 2));
  lyc_json_set_maybe_id (object, "cohort_id", lyc_rows_text (rows, 3));
  lyc_json_set_maybe_id (object, "course_id", lyc_rows_text (rows, 4));
  lyc_json_set_maybe_id (object, "lesson_id", lyc_rows_text (rows, 5));
  lyc_json_set_maybe_id (object, "file_id", lyc_rows_text (rows, 23));
  lyc_json_set_maybe_id (object, "direct_id", lyc_rows_text (rows, 24));
  set_people (platform, object,
              g_str_equal (lyc_rows_text (rows, 2), "direct") || !lyc_rows_is_null (rows, 24),
              standing->scope_id);
  json_object_set_string_member (object, "title", lyc_rows_text (rows, 6));
  json_object_set_int_member (object, "last_pos", lyc_rows_int (rows, 7));
  json_object_set_int_member (object, "last_at", lyc_rows_int (rows, 8));
  json_object_set_int_member (object, "reply_count", lyc_rows_int (rows, 9));
  json_object_set_int_member (object, "solved_count", lyc_rows_int (rows, 25));
  lyc_json_set_maybe_id (object, "first_post_id", lyc_rows_text (rows, 10));
  lyc_json_set_maybe_id (object, "author_id", lyc_rows_text (rows, 11));
  lyc_json_set_maybe_id (object, "post_kind", lyc_rows_text (rows, 12));
  lyc_json_set_json (object, "anchor", lyc_rows_text (rows, 13));
  lyc_json_set_maybe_time (object, "asked_at", lyc_rows_int (rows, 18));
  lyc_json_set_maybe_id (object, "from_post_id", lyc_rows_text (rows, 19));
  json_object_set_array_member (
      object, "pinned_ids",
      lyc_json_text_array (platform,
                           "SELECT uuid FROM post WHERE container_id = ? AND pinned_at <> 0"
                           " AND NOT hidden ORDER BY pinned_at DESC, id LIMIT 5",
                           id));
  json_object_set_boolean_member (object, "answered", lyc_rows_int (rows, 14) != 0);
  json_object_set_boolean_member (object, "locked", lyc_rows_int (rows, 15) != 0);
  json_object_set_string_member (object, "lock_words", lyc_rows_text (rows, 20));
  json_object_set_int_member (object, "slow_s", lyc_rows_int (rows, 21));
  json_object_set_boolean_member (object, "visible", lyc_rows_int (rows, 16) != 0);
  lyc_json_set_can (object, standing, lyc_rows_int (rows, 15) != 0 ? can_do_locked : can_do,
                    lyc_rows_int (rows, 17) == viewer->user_id);
  return object;
}

GArray *
lyc_container_list (LycPlatform *platform, LycViewer *viewer, const LycStanding *standing)
{
  return lyc_ids_in_scope (platform, "SELECT id FROM container WHERE scope_id = ? ORDER BY id",
                           standing);
}

/**
 * lyc_container_change:
 *
 * Logs that a container changed.
 */
void
lyc_container_change (LycPlatform *platform, const char *type, gint64 container_id, gint64 actor_id)
{
  lyc_change (platform, type, "container",
              lyc_db_int (platform->db, 0, "SELECT scope_id FROM container WHERE id = ?", "i",
                          container_id),
              container_id, NULL, actor_id);
}

/**
 * lyc_container_recount:
 *
 * Makes the row's counters what its posts say, and has the first found by whether it is answered.
 * last_pos only grows: numbers are never used again.
 */
void
lyc_container_recount (LycPlatform *platform, gint64 container_id)
{
  lyc_db_run (platform->db,
              "UPDATE container SET"
              " last_pos = max(last_pos, (SELECT coalesce(max(pos), 0) FROM post WHERE container_id = ?1)),"
              " last_at = coalesce((SELECT max(created_at) FROM post WHERE container_id = ?1"
              " AND NOT waiting), last_at),"
              " reply_count = (SELECT count(*) FROM post WHERE container_id = ?1"
              "  AND id <> first_post_id AND NOT deleted AND NOT hidden AND NOT waiting),"
              " answered = EXISTS (SELECT 1 FROM post WHERE container_id = ?1 AND accepted"
              "  AND NOT deleted AND NOT hidden) WHERE id = ?1",
              "i", container_id);
  lyc_post_search_file (platform, lyc_db_int (platform->db, 0,
                                              "SELECT first_post_id FROM container WHERE id = ?",
                                              "i", container_id));
}

/**
 * lyc_direct_open:
 * @existed: (out): whether the two had one already
 *
 * Returns: the key of the one direct conversation of two people
 */
gint64
lyc_direct_open (LycPlatform *platform, const char *uuid, gint64 creator_id, gint64 one_id,
                 gint64 other_id, gboolean *existed)
{
  g_autofree char *pair = g_strdup_printf ("%" G_GINT64_FORMAT ":%" G_GINT64_FORMAT,
                                           MIN (one_id, other_id), MAX (one_id, other_id));
  gint64 id = lyc_db_int (platform->db, 0, "SELECT id FROM container WHERE pair = ?", "s", pair);
  gint64 scope;

  *existed = id != 0;
  if (id != 0)
    return id;
  scope = lyc_scope_create (platform, "direct", uuid);
  id = lyc_db_insert (platform->db,
                      "INSERT INTO container (uuid, creator_id, scope_id, container_kind, pair,"
                      " last_at) VALUES (?, ?, ?, 'direct', ?, ?)",
                      "siisi", uuid, creator_id, scope, pair, lyc_platform_now (platform));
  lyc_scope_add_person (platform, scope, one_id);
  lyc_scope_add_person (platform, scope, other_id);
  lyc_change (platform, "user.updated", "user", scope, one_id, NULL, creator_id);
  lyc_change (platform, "user.updated", "user", scope, other_id, NULL, creator_id);
  lyc_container_change (platform, "container.created", id, creator_id);
  return id;
}

static void
answer_container (LycRequest *request, gint64 id)
{
  gint64 scope = lyc_db_int (request->db, 0, "SELECT scope_id FROM container WHERE id = ?", "i", id);

  gint64 user_id = request->viewer->user_id;

  /* The scope may be new: the viewer is read again to stand in it. */
  g_clear_pointer (&request->viewer, lyc_viewer_unref);
  request->viewer = lyc_viewer_ref (lyc_viewer_get (request->platform, user_id));
  lyc_request_touch (request, "container", scope, id);
  lyc_request_objects (request);
}

/* Returns: a scope of both people, one where the person may write if there is any */
static gint64
common_scope (LycRequest *request, gint64 other)
{
  gint64 scope = 0;
  g_autoptr (GArray) scopes
      = lyc_db_ints (request->db,
                     "SELECT a.scope_id FROM scope_person a JOIN scope_person b USING (scope_id)"
                     " WHERE a.user_id = ?1 AND b.user_id = ?2 UNION ALL"
                     " SELECT a.scope_id FROM membership a JOIN membership b USING (scope_id)"
                     " WHERE a.user_id = ?1 AND b.user_id = ?2"
                     " AND a.state <> 'removed' AND b.state <> 'removed'",
                     "ii", request->viewer->user_id, other);

  for (guint i = 0; i < scopes->len; i++)
    {
      scope = g_array_index (scopes, gint64, i);
      if (lyc_access_allows (lyc_viewer_in (request->viewer, scope), "container", "create", TRUE))
        break;
    }
  return scope;
}

static void
open_direct (LycRequest *request)
{
  JsonArray *people = lyc_request_has (request, "user_ids")
                        ? json_object_get_array_member (request->body, "user_ids")
                        : NULL;
  gint64 other = people != NULL && json_array_get_length (people) == 1
                   ? lyc_db_int (request->db, 0,
                                 "SELECT id FROM user WHERE uuid = ? AND state <> 'removed'", "s",
                                 json_array_get_string_element (people, 0))
                   : 0;
  gboolean existed;

  if (people == NULL || json_array_get_length (people) != 1)
    lyc_request_field_error (request, "user_ids", "names the other person");
  else if (other == 0 || other == request->viewer->user_id
           || !lyc_scope_shared (request->platform, request->viewer, other))
    lyc_request_not_found (request);
  else if (lyc_request_allow (request, "container", "create", common_scope (request, other), TRUE))
    answer_container (request,
                      lyc_direct_open (request->platform, lyc_request_param (request, "container_id"),
                                       request->viewer->user_id, request->viewer->user_id, other,
                                       &existed));
}

/* A thread hangs on a lesson that its cohort has. */
static gboolean
find_place (LycRequest *request, LycFound *cohort, LycFound *lesson)
{
  const char *cohort_uuid = lyc_request_text (request, "cohort_id", NULL);
  const char *lesson_uuid = lyc_request_text (request, "lesson_id", NULL);

  if (cohort_uuid == NULL)
    lyc_request_field_error (request, "cohort_id", "is missing");
  else if (!lyc_find (request->platform, request->viewer, "cohort", cohort_uuid, cohort))
    lyc_request_not_found (request);
  else if (lesson_uuid != NULL
           && (!lyc_find (request->platform, request->viewer, "lesson", lesson_uuid, lesson)
               || lyc_db_int (request->db, 0,
                              "SELECT 1 FROM scope_link WHERE parent_id = ? AND child_id = ?", "ii",
                              cohort->scope_id, lesson->scope_id)
                    != 1))
    lyc_request_not_found (request);
  return request->status == 0
         && lyc_request_allow (request, "container", "create", cohort->scope_id, TRUE);
}

/* The question that a new thread is about; who has not answered it cannot speak of it. */
static const char *
find_item (LycRequest *request, JsonObject *post, gint64 scope_id)
{
  JsonObject *anchor = json_object_has_member (post, "anchor")
                               && !json_object_get_null_member (post, "anchor")
                           ? json_object_get_object_member (post, "anchor")
                           : NULL;
  const char *item
      = anchor != NULL ? json_object_get_string_member_with_default (anchor, "item_id", NULL) : NULL;

  if (!lyc_item_is_open (request->platform, request->viewer,
                         lyc_viewer_in (request->viewer, scope_id), item))
    lyc_request_not_found (request);
  return item;
}

static void
open_thread (LycRequest *request)
{
  LycFound cohort = { 0 };
  LycFound lesson = { 0 };
  g_autofree char *title
    = lyc_text_clean_line (lyc_request_text (request, "title", ""), 200);
  JsonObject *post = lyc_request_has (request, "post")
                       ? json_object_get_object_member (request->body, "post")
                       : NULL;
  const char *item;
  gint64 id, from;

  if (post == NULL)
    lyc_request_field_error (request, "post", "is missing");
  else if (!json_object_has_member (post, "id"))
    lyc_request_field_error (request, "post", "has no id");
  if (request->status != 0 || !find_place (request, &cohort, &lesson))
    return;
  item = find_item (request, post, cohort.scope_id);
  from = lyc_post_link_find (request, request->body, "from_post_id", cohort.scope_id);
  if (request->status != 0)
    return;
  id = lyc_db_insert (request->db,
                      "INSERT OR IGNORE INTO container (uuid, creator_id, scope_id, container_kind,"
                      " cohort_id, lesson_id, title, last_at, item, from_post_id)"
                      " VALUES (?, ?, ?, 'thread', ?, ?, ?, ?, ?, ?)",
                      "siiiisisi", lyc_request_param (request, "container_id"),
                      request->viewer->user_id, cohort.scope_id, cohort.id, lesson.id, title,
                      lyc_request_now (request), item, from);
  if (id == 0)
    {
      lyc_request_problem (request, 409, "conflict", "You have used this id for something else.");
      return;
    }
  if (lyc_approval_is_needed (request->platform, request->viewer->user_id, cohort.scope_id))
    lyc_db_run (request->db, "UPDATE container SET waiting = 1, visible = 0 WHERE id = ?", "i", id);
  lyc_container_change (request->platform, "container.created", id, request->viewer->user_id);
  if (lyc_new_post_write (request, id, json_object_get_string_member (post, "id"), post) == 0)
    return;
  lyc_post_links_touch_container (request->platform, id, request->viewer->user_id);
  lyc_approval_answer (request, lyc_db_int (request->db, 0,
                                            "SELECT first_post_id FROM container WHERE id = ?", "i",
                                            id));
}

void
lyc_handle_container_create (LycRequest *request)
{
  if (lyc_id_is_derived (lyc_request_param (request, "container_id")))
    lyc_request_field_error (request, "container_id", "is a name that follows from another");
  else if (g_str_equal (lyc_request_text (request, "container_kind", ""), "direct"))
    open_direct (request);
  else
    open_thread (request);
}

void
lyc_handle_container_read (LycRequest *request)
{
  lyc_request_object (request, "container", request->target.scope_id, request->target.id);
}

/* What a person may see of the posts follows from the container: no cached view outlives this. */
void
lyc_container_forget_posts (LycPlatform *platform, gint64 container_id)
{
  g_autoptr (GArray) ids = lyc_db_ints (platform->db, "SELECT id FROM post WHERE container_id = ?",
                                        "i", container_id);

  for (guint i = 0; i < ids->len; i++)
    {
      lyc_view_forget (platform, "post", g_array_index (ids, gint64, i));
      lyc_view_forget (platform, "post_stub", g_array_index (ids, gint64, i));
    }
}

static gboolean
may_edit (LycRequest *request)
{
  gboolean own = request->target.creator_id == request->viewer->user_id;
  gint64 scope = request->target.scope_id;

  return (!lyc_request_has (request, "title")
          || lyc_request_allow (request, "container", "retitle", scope, own))
         && (!lyc_request_has (request, "locked")
             || lyc_request_allow (request, "container", "lock", scope, FALSE))
         && (!lyc_request_has (request, "slow_s")
             || lyc_request_allow (request, "container", "slow", scope, FALSE))
         && (!lyc_request_has (request, "visible")
             || lyc_request_allow (request, "container", "hide", scope, FALSE));
}

/**
 * lyc_container_lock:
 * @words: why, for those who would write there
 *
 * Closes a conversation for new posts or opens it, in the running transaction.
 */
void
lyc_container_lock (LycPlatform *platform, gint64 container_id, gboolean locked, const char *words,
                    gint64 actor_id)
{
  lyc_db_run (platform->db, "UPDATE container SET locked = ?, lock_words = ? WHERE id = ?", "isi",
              (gint64) locked, locked ? words : "", container_id);
  lyc_container_change (platform, "container.locked", container_id, actor_id);
}

void
lyc_handle_container_edit (LycRequest *request)
{
  gint64 id = request->target.id;
  g_autofree char *title = lyc_text_clean_line (lyc_request_text (request, "title", ""), 200);

  if (!may_edit (request))
    return;
  if (lyc_request_has (request, "title"))
    lyc_db_run (request->db, "UPDATE container SET title = ? WHERE id = ?", "si", title, id);
  if (lyc_request_has (request, "locked"))
    lyc_db_run (request->db, "UPDATE container SET locked = ?1, lock_words = iif(?1, ?2, '') WHERE id = ?3",
                "isi", (gint64) lyc_request_flag (request, "locked", FALSE),
                lyc_request_text (request, "lock_words", ""), id);
  if (lyc_request_has (request, "slow_s"))
    lyc_db_run (request->db, "UPDATE container SET slow_s = ? WHERE id = ?", "ii",
                lyc_request_int (request, "slow_s", 0), id);
  if (lyc_request_has (request, "visible"))
    {
      lyc_file_thread_set_visible (request->platform, id,
                                   lyc_request_flag (request, "visible", TRUE));
      lyc_container_forget_posts (request->platform, id);
      lyc_post_links_touch_container (request->platform, id, request->viewer->user_id);
      lyc_post_files_settle_container (request->platform, id, request->viewer->user_id);
    }
  lyc_container_change (request->platform,
                        lyc_request_has (request, "locked") ? "container.locked" : "container.updated",
                        id, request->viewer->user_id);
  lyc_request_object (request, "container", request->target.scope_id, id);
}
