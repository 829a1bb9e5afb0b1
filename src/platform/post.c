/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "approval.h"
#include "badge.h"
#include "changes.h"
#include "handlers.h"
#include "moderation.h"
#include "new-post.h"
#include "notice.h"
#include "post-file.h"
#include "post-link.h"
#include "post-move.h"
#include "post-search.h"
#include "post-version.h"
#include "talk.h"

/**
 * lyc_post_change:
 *
 * Logs that a post changed, has it found by what it says now, and its files seen by whom it is for.
 */
void
lyc_post_change (LycPlatform *platform, const char *type, gint64 post_id, gint64 actor_id)
{
  lyc_view_forget (platform, "post_stub", post_id);
  lyc_post_search_file (platform, post_id);
  lyc_change (platform, type, "post",
              lyc_db_int (platform->db, 0, "SELECT scope_id FROM post WHERE id = ?", "i", post_id),
              post_id, NULL, actor_id);
  lyc_post_files_settle (platform, post_id, actor_id);
}

static gint64
container_of (LycRequest *request, gint64 post_id)
{
  return lyc_db_int (request->db, 0, "SELECT container_id FROM post WHERE id = ?", "i", post_id);
}

static gboolean
is_flagged (LycRequest *request, const char *sql, gint64 id)
{
  return lyc_db_int (request->db, 0, sql, "i", id) == 1;
}

/* A post that was deleted is gone for acts. */
static gboolean
is_there (LycRequest *request)
{
  if (is_flagged (request, "SELECT deleted FROM post WHERE id = ?", request->target.id))
    lyc_request_problem (request, 410, "gone", "This post was deleted.");
  return request->status == 0;
}

static gboolean
is_open (LycRequest *request, gint64 container_id)
{
  if (is_flagged (request, "SELECT locked FROM container WHERE id = ?", container_id))
    lyc_request_problem (request, 409, "locked", "This conversation is closed for new posts.");
  return request->status == 0;
}

static void
answer_post (LycRequest *request)
{
  lyc_request_object (request, "post", request->target.scope_id, request->target.id);
}

void
lyc_handle_post_read (LycRequest *request)
{
  answer_post (request);
}

static gint64
number (LycRequest *request, const char *name, gint64 fallback)
{
  const char *text = lyc_request_param (request, name);
  gint64 value = fallback;

  if (text != NULL && !g_ascii_string_to_signed (text, 10, 0, G_MAXINT32, &value, NULL))
    lyc_request_field_error (request, name, "must be a number");
  return value;
}

static GArray *
page_of (LycRequest *request, gint64 limit, gint64 last)
{
  gint64 before = number (request, "before", -1);
  gint64 after = number (request, "after", -1);
  gint64 around = number (request, "around", -1);
  gint64 from = after >= 0 ? after + 1 : MAX (1, (around >= 0 ? around - limit / 2 : last - limit + 1));

  if (before >= 0)
    return lyc_db_ints (request->db,
                        "SELECT id FROM (SELECT id, pos FROM post WHERE container_id = ? AND pos < ?"
                        " ORDER BY pos DESC LIMIT ?) ORDER BY pos",
                        "iii", request->target.id, before, limit);
  return lyc_db_ints (request->db,
                      "SELECT id FROM post WHERE container_id = ? AND pos >= ? ORDER BY pos LIMIT ?",
                      "iii", request->target.id, from, limit);
}

static gint64
beyond (LycRequest *request, const char *sql, GArray *ids, guint index)
{
  gint64 pos;

  if (ids->len == 0)
    return 0;
  pos = lyc_db_int (request->db, 0, "SELECT pos FROM post WHERE id = ?", "i",
                    g_array_index (ids, gint64, index));
  return lyc_db_int (request->db, 0, sql, "ii", request->target.id, pos) == 1 ? pos : 0;
}

static void
add_page (LycRequest *request, JsonObject *page, GArray *ids)
{
  JsonArray *objects = json_array_new ();

  for (guint i = 0; i < ids->len; i++)
    {
      JsonObject *post = lyc_view_build (request->platform, request->viewer, "post",
                                         request->target.scope_id, g_array_index (ids, gint64, i));

      if (post != NULL)
        json_array_add_object_element (objects, post);
    }
  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = lyc_db_int (request->db, 0,
                              "SELECT id FROM reaction WHERE user_id = ? AND post_id = ?", "ii",
                              request->viewer->user_id, g_array_index (ids, gint64, i));
      JsonObject *reaction = id != 0 ? lyc_view_build (request->platform, request->viewer, "reaction",
                                                       request->viewer->user_scope, id)
                                     : NULL;

      if (reaction != NULL)
        json_array_add_object_element (objects, reaction);
    }
  json_object_set_array_member (page, "objects", objects);
}

void
lyc_handle_post_list (LycRequest *request)
{
  gint64 limit = CLAMP (number (request, "limit", 50), 1, 100);
  gint64 last = lyc_db_int (request->db, 0, "SELECT last_pos FROM container WHERE id = ?", "i",
                            request->target.id);
  g_autoptr (GArray) ids = page_of (request, limit, last);
  g_autoptr (JsonObject) page = json_object_new ();

  if (request->status != 0)
    return;
  add_page (request, page, ids);
  lyc_json_set_maybe_time (
    page, "prev",
    beyond (request, "SELECT 1 FROM post WHERE container_id = ? AND pos < ? LIMIT 1", ids, 0));
  lyc_json_set_maybe_time (
    page, "next",
    beyond (request, "SELECT 1 FROM post WHERE container_id = ? AND pos > ? LIMIT 1", ids,
            ids->len > 0 ? ids->len - 1 : 0));
  lyc_request_json (request, 200, page);
}

void
lyc_handle_post_create (LycRequest *request)
{
  gint64 id;

  if (lyc_request_has (request, "id"))
    lyc_request_field_error (request, "id", "stands in the path");
  if (request->status == 0 && is_open (request, request->target.id)
      && (id = lyc_new_post_write (request, request->target.id,
                                   lyc_request_param (request, "post_id"), request->body))
           != 0)
    lyc_approval_answer (request, id);
}

/* Only a change of the text is a conflict: a reaction that came meanwhile is none. */
static gboolean
is_current (LycRequest *request)
{
  const char *match = soup_message_headers_get_one (
    soup_server_message_get_request_headers (request->message), "If-Match");
  gint64 text_rev = lyc_db_int (request->db, 0, "SELECT text_rev FROM post WHERE id = ?", "i",
                                request->target.id);
  g_autoptr (JsonObject) extra = NULL;

  if (match == NULL || g_str_equal (match, "*")
      || (match[0] == '"' && g_ascii_strtoll (match + 1, NULL, 10) >= text_rev))
    return TRUE;
  extra = json_object_new ();
  json_object_set_object_member (extra, "current",
                                 lyc_view_build (request->platform, request->viewer, "post",
                                                 request->target.scope_id, request->target.id));
  lyc_request_problem_full (request, 412, "stale", "This post was changed in the meantime.", extra);
  return FALSE;
}

void
lyc_handle_post_edit (LycRequest *request)
{
  gint64 id = request->target.id;
  const char *body = lyc_request_text (request, "body", "");

  if (!is_there (request) || !is_open (request, container_of (request, id)) || !is_current (request))
    return;
  if (lyc_db_int (request->db, 0, "SELECT body = ? FROM post WHERE id = ?", "si", body, id) == 1)
    {
      answer_post (request);
      return;
    }
  lyc_post_version_keep (request->platform, id);
  lyc_db_run (request->db, "UPDATE post SET body = ?, edited_at = ? WHERE id = ?", "sii", body,
              lyc_request_now (request), id);
  lyc_post_change (request->platform, "post.updated", id, request->viewer->user_id);
  lyc_db_run (request->db, "UPDATE post SET text_rev = rev WHERE id = ?", "i", id);
  answer_post (request);
}

void
lyc_handle_post_delete (LycRequest *request)
{
  gint64 id = request->target.id;

  if (!is_there (request))
    return;
  lyc_db_run (request->db,
              "UPDATE post SET deleted = 1, body = '', accepted = 0, anchor = NULL, asset_id = 0,"
              " file_ids = '[]', mention_ids = '[]', mention_groups = '[]', pinned_at = 0"
              " WHERE id = ?",
              "i", id);
  lyc_post_versions_drop (request->platform, id);
  lyc_post_links_touch (request->platform, id, request->viewer->user_id);
  lyc_post_links_drop (request->platform, id);
  lyc_post_files_drop (request->platform, id, request->viewer->user_id);
  lyc_post_change (request->platform, "post.deleted", id, request->viewer->user_id);
  lyc_notices_of_post_changed (request->platform, id, request->viewer->user_id);
  lyc_post_recount (request->platform, id, container_of (request, id), request->viewer->user_id);
  answer_post (request);
}

static void
set_hidden (LycRequest *request, gboolean hidden)
{
  gint64 id = request->target.id;

  if (!is_there (request))
    return;
  lyc_post_set_hidden (request->platform, id, hidden, request->viewer->user_id);
  lyc_audit_add (request->platform, request->viewer->user_id, hidden ? "post.hide" : "post.unhide",
                 "post", id, request->target.scope_id, "");
  answer_post (request);
}

void
lyc_handle_post_hide (LycRequest *request)
{
  set_hidden (request, TRUE);
}

void
lyc_handle_post_unhide (LycRequest *request)
{
  set_hidden (request, FALSE);
}

void
lyc_handle_post_move (LycRequest *request)
{
  gint64 id = request->target.id;
  gint64 to = is_there (request)
                ? lyc_post_move_goal (request, id, request->target.scope_id,
                                      lyc_request_text (request, "container_id", ""), "container_id")
                : 0;

  if (to == 0)
    return;
  lyc_post_move (request->platform, id, to, 0, request->viewer->user_id);
  lyc_audit_add (request->platform, request->viewer->user_id, "post.move", "post", id,
                 request->target.scope_id, "");
  answer_post (request);
}

/**
 * lyc_answer_mark:
 *
 * Accepts a post as its thread's answer in the place of any other, or takes that back.
 */
void
lyc_answer_mark (LycPlatform *platform, gint64 post_id, gboolean accepted, gint64 actor_id)
{
  gint64 container
    = lyc_db_int (platform->db, 0, "SELECT container_id FROM post WHERE id = ?", "i", post_id);
  gint64 author
    = lyc_db_int (platform->db, 0, "SELECT creator_id FROM post WHERE id = ?", "i", post_id);
  gint64 before = lyc_db_int (platform->db, 0,
                              "SELECT id FROM post WHERE container_id = ? AND accepted AND id <> ?",
                              "ii", container, post_id);

  lyc_db_run (platform->db, "UPDATE post SET accepted = 0 WHERE container_id = ?", "i", container);
  lyc_db_run (platform->db, "UPDATE post SET accepted = ? WHERE id = ?", "ii", (gint64) accepted,
              post_id);
  if (before != 0 && accepted)
    lyc_post_change (platform, "post.updated", before, actor_id);
  lyc_post_change (platform, accepted ? "answer.accepted" : "post.updated", post_id, actor_id);
  lyc_container_recount (platform, container);
  lyc_container_change (platform, "container.updated", container, actor_id);
  if (accepted && author != actor_id)
    {
      lyc_notice_add (platform, author, "accepted",
                      &(LycNotice){ .actor_id = actor_id,
                                    .cohort_id = lyc_db_int (platform->db, 0,
                                                             "SELECT cohort_id FROM container WHERE id = ?",
                                                             "i", container),
                                    .container_id = container,
                                    .post_id = post_id });
      lyc_deed (platform, author, LYC_DEED_ANSWER_ACCEPTED,
                lyc_db_int (platform->db, 0, "SELECT scope_id FROM post WHERE id = ?", "i", post_id),
                container);
    }
}

static void
mark (LycRequest *request, gboolean accepted)
{
  gint64 container = container_of (request, request->target.id);
  gboolean asker = lyc_db_int (request->db, 0, "SELECT creator_id FROM container WHERE id = ?", "i",
                               container)
                   == request->viewer->user_id;

  if (!lyc_request_allow (request, "answer", "accept", request->target.scope_id, asker)
      || !is_there (request))
    return;
  if (lyc_db_int (request->db, 0,
                  "SELECT 1 FROM container k JOIN post p ON p.id = k.first_post_id WHERE k.id = ?"
                  " AND p.id <> ? AND p.post_kind = 'question'",
                  "ii", container, request->target.id)
      != 1)
    {
      lyc_request_problem (request, 409, "conflict", "Only a reply to a question can be its answer.");
      return;
    }
  lyc_answer_mark (request->platform, request->target.id, accepted, request->viewer->user_id);
  lyc_request_touch (request, "post", request->target.scope_id, request->target.id);
  lyc_request_touch (request, "container", request->target.scope_id, container);
  lyc_request_objects (request);
}

void
lyc_handle_answer_accept (LycRequest *request)
{
  mark (request, TRUE);
}

void
lyc_handle_answer_unaccept (LycRequest *request)
{
  mark (request, FALSE);
}

void
lyc_handle_answer_endorse (LycRequest *request)
{
  if (!is_there (request))
    return;
  lyc_db_run (request->db, "INSERT OR IGNORE INTO endorsement (post_id, user_id) VALUES (?, ?)", "ii",
              request->target.id, request->viewer->user_id);
  lyc_post_change (request->platform, "answer.endorsed", request->target.id,
                   request->viewer->user_id);
  answer_post (request);
}

void
lyc_handle_answer_unendorse (LycRequest *request)
{
  if (!is_there (request))
    return;
  lyc_db_run (request->db, "DELETE FROM endorsement WHERE post_id = ? AND user_id = ?", "ii",
              request->target.id, request->viewer->user_id);
  lyc_post_change (request->platform, "post.updated", request->target.id, request->viewer->user_id);
  answer_post (request);
}
