/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "changes.h"
#include "handlers.h"
#include "notice.h"
#include "talk.h"
#include "views.h"

JsonObject *
lyc_read_state_view (LycPlatform *platform, LycViewer *viewer, const LycStanding *standing, gint64 id)
{
  g_autoptr (LycRows) rows = lyc_db_query (
      platform->db,
      "SELECT k.uuid, r.rev, r.read_pos, r.marked_unread_from, r.follow, r.mute_until"
      " FROM read_state r JOIN container k ON k.id = r.container_id"
      " WHERE r.id = ? AND r.user_id = ?",
      "ii", id, viewer->user_id);
  JsonObject *object;

  if (!lyc_rows_next (rows))
    return NULL;
  object = lyc_view_new ("read_state", lyc_rows_text (rows, 0), lyc_rows_int (rows, 1));
  json_object_set_string_member (object, "container_id", lyc_rows_text (rows, 0));
  json_object_set_int_member (object, "read_pos", lyc_rows_int (rows, 2));
  lyc_json_set_maybe_time (object, "marked_unread_from", lyc_rows_int (rows, 3));
  json_object_set_string_member (object, "follow", lyc_rows_text (rows, 4));
  lyc_json_set_maybe_time (object, "mute_until", lyc_rows_int (rows, 5));
  return object;
}

GArray *
lyc_read_state_list (LycPlatform *platform, LycViewer *viewer, const LycStanding *standing)
{
  return lyc_ids_in_scope (platform, "SELECT id FROM read_state WHERE scope_id = ? ORDER BY id",
                           standing);
}

static gint64
open_read_state (LycPlatform *platform, gint64 user_id, gint64 container_id)
{
  lyc_db_run (platform->db,
              "INSERT OR IGNORE INTO read_state (scope_id, user_id, container_id) VALUES (?, ?, ?)",
              "iii", lyc_user_scope_of (platform, user_id), user_id, container_id);
  return lyc_db_int (platform->db, 0,
                     "SELECT id FROM read_state WHERE user_id = ? AND container_id = ?", "ii",
                     user_id, container_id);
}

static void
log_read_state (LycPlatform *platform, gint64 user_id, gint64 container_id, gint64 id)
{
  g_autofree char *uuid = lyc_uuid_of (platform, "container", container_id);

  lyc_change (platform, "read_state.updated", "read_state", lyc_user_scope_of (platform, user_id),
              id, uuid, user_id);
}

/**
 * lyc_read_state_set:
 * @read_pos: merged by maximum, never beyond the last post
 * @unread_from: the post from which on the reader wants all to count as unread again; 0 for none,
 * -1 where it stays
 *
 * Says up to where a person has read. Notices of what is read are seen with it.
 *
 * Returns: the read state's key
 */
gint64
lyc_read_state_set (LycPlatform *platform, gint64 user_id, gint64 container_id, gint64 read_pos,
                    gint64 unread_from)
{
  gint64 id = open_read_state (platform, user_id, container_id);

  lyc_db_run (platform->db,
              "UPDATE read_state SET read_pos = max(read_pos, min(?1,"
              " (SELECT last_pos FROM container WHERE id = ?2))),"
              " marked_unread_from = CASE WHEN ?3 < 0 THEN marked_unread_from ELSE ?3 END"
              " WHERE id = ?4",
              "iiii", read_pos, container_id, unread_from, id);
  log_read_state (platform, user_id, container_id, id);
  lyc_notices_see_read (platform, user_id, container_id);
  return id;
}

static void
set_follow (LycRequest *request, gint64 container_id, const char *follow)
{
  gint64 user = request->viewer->user_id;
  gint64 id = open_read_state (request->platform, user, container_id);

  lyc_db_run (request->db, "UPDATE read_state SET follow = ?, mute_until = ? WHERE id = ?", "sii",
              follow, lyc_request_int (request, "mute_until", 0), id);
  log_read_state (request->platform, user, container_id, id);
}

static gint64
unread_from_of (LycRequest *request)
{
  return lyc_request_has (request, "marked_unread_from")
             ? lyc_request_int (request, "marked_unread_from", 0)
             : -1;
}

void
lyc_handle_read_state_set (LycRequest *request)
{
  const char *follow = lyc_request_text (request, "follow", NULL);
  gint64 user = request->viewer->user_id;
  gint64 container = request->target.id;

  if (follow != NULL)
    set_follow (request, container, follow);
  if (follow == NULL || lyc_request_has (request, "read_pos")
      || lyc_request_has (request, "marked_unread_from"))
    lyc_read_state_set (request->platform, user, container,
                        lyc_request_int (request, "read_pos", 0), unread_from_of (request));
  lyc_request_object (request, "read_state", request->viewer->user_scope,
                      open_read_state (request->platform, user, container));
}
