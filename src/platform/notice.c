/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "notice.h"

#include "block.h"
#include "changes.h"
#include "handlers.h"
#include "ids.h"
#include "views.h"

JsonObject *
lyc_notice_view (LycPlatform *platform, LycViewer *viewer, const LycStanding *standing, gint64 id)
{
  g_autoptr (LycRows) rows = lyc_db_query (
      platform->db,
      "SELECT n.uuid, n.rev, n.reason, a.uuid, c.uuid, k.uuid, p.uuid, b.uuid, t.uuid,"
      " r.uuid,"
      " n.words, n.created_at, n.seen_at FROM notice n LEFT JOIN user a ON a.id = n.actor_id"
      " LEFT JOIN cohort c ON c.id = n.cohort_id"
      " LEFT JOIN container k ON k.id = n.container_id"
      " LEFT JOIN post p ON p.id = n.post_id"
      " LEFT JOIN badge_class b ON b.id = n.badge_class_id"
      " LEFT JOIN task t ON t.id = n.task_id"
      " LEFT JOIN report r ON r.id = n.report_id WHERE n.id = ? AND n.user_id = ?"
      " AND (p.id IS NULL OR (p.deleted = 0 AND p.hidden = 0) OR n.reason NOT IN"
      " ('mention', 'reply', 'answer', 'announcement', 'direct', 'follow', 'file',"
      " 'team'))",
      "ii", id, viewer->user_id);
  static const char *const names[]
    = { "actor_id", "cohort_id", "container_id", "post_id", "badge_class_id", "task_id", "report_id" };
  JsonObject *object;

  if (!lyc_rows_next (rows))
    return NULL;
  object = lyc_view_new ("notice", lyc_rows_text (rows, 0), lyc_rows_int (rows, 1));
  json_object_set_string_member (object, "reason", lyc_rows_text (rows, 2));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    lyc_json_set_maybe_id (object, names[i], lyc_rows_text (rows, (int) i + 3));
  json_object_set_string_member (object, "words", lyc_rows_text (rows, 10));
  json_object_set_int_member (object, "created_at", lyc_rows_int (rows, 11));
  lyc_json_set_maybe_time (object, "seen_at", lyc_rows_int (rows, 12));
  return object;
}

/* The unseen and the newest of the seen. */
GArray *
lyc_notice_list (LycPlatform *platform, LycViewer *viewer, const LycStanding *standing)
{
  return lyc_db_ints (platform->db,
                      "SELECT id FROM (SELECT id FROM notice WHERE scope_id = ?"
                      " ORDER BY seen_at = 0 DESC, id DESC LIMIT ?) ORDER BY id",
                      "ii", standing->scope_id,
                      lyc_platform_limit (platform, LYC_LIMIT_RECENT_NOTICES));
}

/**
 * lyc_notice_add:
 * @reason: one of the notice schema's
 *
 * Lets something wait for a person, in the running transaction. Nobody gets notice of their own
 * acts, nor of those of somebody they blocked.
 */
void
lyc_notice_add (LycPlatform *platform, gint64 user_id, const char *reason, const LycNotice *about)
{
  g_autofree char *uuid = lyc_id_new ();
  gint64 scope = lyc_user_scope_of (platform, user_id);
  gint64 id;

  if (user_id == 0 || user_id == about->actor_id
      || lyc_is_blocked (platform, about->actor_id, user_id))
    return;
  id = lyc_db_insert (platform->db,
                      "INSERT INTO notice (uuid, scope_id, user_id, reason, actor_id, cohort_id,"
                      " container_id, post_id, badge_class_id, task_id, report_id, words, created_at)"
                      " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                      "siisiiiiiiisi", uuid, scope, user_id, reason, about->actor_id,
                      about->cohort_id, about->container_id, about->post_id, about->badge_class_id,
                      about->task_id, about->report_id, about->words != NULL ? about->words : "",
                      about->at != 0 ? about->at : lyc_platform_now (platform));
  lyc_change (platform, "notice.created", "notice", scope, id, uuid, about->actor_id);
}

/* A notice of the person need not be shown any more. */
void
lyc_notice_see (LycPlatform *platform, gint64 id, gint64 user_id)
{
  lyc_db_run (platform->db, "UPDATE notice SET seen_at = ? WHERE id = ? AND seen_at = 0", "ii",
              lyc_platform_now (platform), id);
  if (lyc_db_changes (platform->db) > 0)
    lyc_change (platform, "notice.updated", "notice", lyc_user_scope_of (platform, user_id), id,
                NULL, user_id);
}

/* Whoever has read what a notice is about need not be told any more, on any device. */
void
lyc_notices_see_read (LycPlatform *platform, gint64 user_id, gint64 container_id)
{
  g_autoptr (GArray) ids = lyc_db_ints (
      platform->db,
      "SELECT n.id FROM notice n JOIN post p ON p.id = n.post_id"
      " JOIN read_state r ON r.user_id = n.user_id AND r.container_id = p.container_id"
      " WHERE n.scope_id = ?1 AND n.seen_at = 0 AND p.container_id = ?2 AND p.pos <= CASE WHEN"
      " r.marked_unread_from > 0 THEN min(r.read_pos, r.marked_unread_from - 1) ELSE r.read_pos "
      "END",
      "ii", lyc_user_scope_of (platform, user_id), container_id);

  for (guint i = 0; i < ids->len; i++)
    lyc_notice_see (platform, g_array_index (ids, gint64, i), user_id);
}

/* A post was deleted, hidden or shown again, and with it what tells of it. */
void
lyc_notices_of_post_changed (LycPlatform *platform, gint64 post_id, gint64 actor_id)
{
  g_autoptr (LycRows) rows = lyc_db_query (
      platform->db, "SELECT id, scope_id, uuid FROM notice WHERE post_id = ?", "i", post_id);

  while (lyc_rows_next (rows))
    lyc_change (platform, "notice.updated", "notice", lyc_rows_int (rows, 1),
                lyc_rows_int (rows, 0), lyc_rows_text (rows, 2), actor_id);
}

void
lyc_handle_notice_see (LycRequest *request)
{
  lyc_notice_see (request->platform, request->target.id, request->viewer->user_id);
  lyc_request_object (request, "notice", request->target.scope_id, request->target.id);
}
