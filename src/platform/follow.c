/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "follow.h"

#include "changes.h"
#include "handlers.h"
#include "views.h"

/* Of a cohort or a course that the person has left, nothing is said; it holds again when they are
 * back. */
JsonObject *
lyc_follow_view (LycPlatform *platform, LycViewer *viewer, const LycStanding *standing, gint64 id)
{
  g_autoptr (LycRows) rows
      = lyc_db_query (platform->db,
                      "SELECT s.uuid, f.rev, s.kind, f.follow, f.mute_until, s.id FROM follow f"
                      " JOIN scope s ON s.id = f.of_scope WHERE f.id = ? AND f.user_id = ?",
                      "ii", id, viewer->user_id);
  JsonObject *object;

  if (!lyc_rows_next (rows) || lyc_viewer_in (viewer, lyc_rows_int (rows, 5)) == NULL)
    return NULL;
  object = lyc_view_new ("follow", lyc_rows_text (rows, 0), lyc_rows_int (rows, 1));
  json_object_set_string_member (object, "of", lyc_rows_text (rows, 2));
  json_object_set_string_member (object, "follow", lyc_rows_text (rows, 3));
  lyc_json_set_maybe_time (object, "mute_until", lyc_rows_int (rows, 4));
  return object;
}

GArray *
lyc_follow_list (LycPlatform *platform, LycViewer *viewer, const LycStanding *standing)
{
  return lyc_ids_in_scope (platform, "SELECT id FROM follow WHERE scope_id = ? ORDER BY id",
                           standing);
}

/* The nearest choice holds: that of the place, else that of its course, else that of its cohort. A
 * mute that is over is no choice. */
#define FOLLOW_OF                                                                                  \
  "(SELECT follow FROM (SELECT 1 AS near, r.follow, r.mute_until FROM read_state r"                \
  " WHERE r.user_id = ?1 AND r.container_id = k.id"                                                \
  " UNION ALL SELECT 2, f.follow, f.mute_until FROM follow f JOIN lesson l ON l.id = k.lesson_id"  \
  " WHERE f.user_id = ?1 AND f.of_scope = l.scope_id"                                              \
  " UNION ALL SELECT 3, f.follow, f.mute_until FROM follow f"                                      \
  " WHERE f.user_id = ?1 AND f.of_scope = k.scope_id)"                                             \
  " WHERE follow = 'follow' OR (follow = 'mute' AND (mute_until = 0 OR mute_until > ?3))"          \
  " ORDER BY near LIMIT 1)"

static char *
follow_of (LycPlatform *platform, gint64 user_id, gint64 container_id)
{
  return lyc_db_text (platform->db, "SELECT " FOLLOW_OF " FROM container k WHERE k.id = ?2", "iii",
                      user_id, container_id, lyc_platform_now (platform));
}

/* Returns: whether the person wants to hear nothing of a place of talk now */
gboolean
lyc_follow_is_muted (LycPlatform *platform, gint64 user_id, gint64 container_id)
{
  g_autofree char *follow = follow_of (platform, user_id, container_id);

  return g_strcmp0 (follow, "mute") == 0;
}

/**
 * lyc_follow_list_followers:
 *
 * Returns: (transfer full) (element-type gint64): the people who want to hear of every post of a
 *   place, and are there
 */
GArray *
lyc_follow_list_followers (LycPlatform *platform, gint64 container_id)
{
  GArray *ids = lyc_db_ints (
      platform->db,
      "SELECT r.user_id FROM read_state r WHERE r.container_id = ?1 AND r.follow = 'follow'"
      " UNION SELECT f.user_id FROM container k JOIN follow f ON f.of_scope = k.scope_id"
      " WHERE k.id = ?1 AND f.follow = 'follow'"
      " UNION SELECT f.user_id FROM container k JOIN lesson l ON l.id = k.lesson_id"
      " JOIN follow f ON f.of_scope = l.scope_id WHERE k.id = ?1 AND f.follow = 'follow'",
      "i", container_id);
  gint64 scope = lyc_db_int (platform->db, 0, "SELECT scope_id FROM container WHERE id = ?", "i",
                             container_id);

  for (guint i = ids->len; i > 0; i--)
    {
      gint64 user = g_array_index (ids, gint64, i - 1);
      g_autofree char *follow = follow_of (platform, user, container_id);
      LycViewer *viewer = lyc_viewer_get (platform, user);

      if (viewer == NULL || lyc_viewer_in (viewer, scope) == NULL
          || g_strcmp0 (follow, "follow") != 0)
        g_array_remove_index (ids, i - 1);
    }
  return ids;
}

/* Follows or mutes all of a cohort or a course. */
void
lyc_handle_follow_set (LycRequest *request)
{
  LycViewer *viewer = request->viewer;
  gint64 of = request->target.scope_id;
  gint64 id;
  g_autofree char *uuid = lyc_db_text (request->db, "SELECT uuid FROM scope WHERE id = ?", "i", of);

  lyc_db_run (request->db,
              "INSERT INTO follow (scope_id, user_id, of_scope, follow, mute_until)"
              " VALUES (?, ?, ?, ?, ?) ON CONFLICT (user_id, of_scope) DO UPDATE"
              " SET follow = excluded.follow, mute_until = excluded.mute_until",
              "iiisi", viewer->user_scope, viewer->user_id, of,
              lyc_request_text (request, "follow", "normal"),
              lyc_request_int (request, "mute_until", 0));
  id = lyc_db_int (request->db, 0, "SELECT id FROM follow WHERE user_id = ? AND of_scope = ?", "ii",
                   viewer->user_id, of);
  lyc_change (request->platform, "follow.updated", "follow", viewer->user_scope, id, uuid,
              viewer->user_id);
  lyc_request_object (request, "follow", viewer->user_scope, id);
}
