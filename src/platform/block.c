/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "block.h"

#include "changes.h"
#include "handlers.h"
#include "views.h"

/* Only the one who blocked ever sees it; its id is that of the other person. */
JsonObject *
lyc_block_view (LycPlatform *platform, LycViewer *viewer, const LycStanding *standing, gint64 id)
{
  g_autoptr (LycRows) rows = lyc_db_query (
      platform->db,
      "SELECT u.uuid, b.rev, b.created_at FROM block b JOIN user u ON u.id = b.other_id"
      " WHERE b.id = ? AND b.user_id = ? AND b.blocked",
      "ii", id, viewer->user_id);
  JsonObject *object;

  if (!lyc_rows_next (rows))
    return NULL;
  object = lyc_view_new ("block", lyc_rows_text (rows, 0), lyc_rows_int (rows, 1));
  json_object_set_int_member (object, "created_at", lyc_rows_int (rows, 2));
  return object;
}

GArray *
lyc_block_list (LycPlatform *platform, LycViewer *viewer, const LycStanding *standing)
{
  return lyc_ids_in_scope (
      platform, "SELECT id FROM block WHERE scope_id = ? AND blocked ORDER BY id", standing);
}

/* Returns: whether @by_id blocked @user_id */
gboolean
lyc_is_blocked (LycPlatform *platform, gint64 user_id, gint64 by_id)
{
  return lyc_db_int (platform->db, 0,
                     "SELECT 1 FROM block WHERE user_id = ? AND other_id = ? AND blocked", "ii",
                     by_id, user_id)
         == 1;
}

static gint64
row_of (LycRequest *request, gint64 other_id)
{
  return lyc_db_int (request->db, 0, "SELECT id FROM block WHERE user_id = ? AND other_id = ?",
                     "ii", request->viewer->user_id, other_id);
}

static gint64
person_named (LycRequest *request)
{
  return lyc_db_int (request->db, 0, "SELECT id FROM user WHERE uuid = ?", "s",
                     lyc_request_param (request, "user_id"));
}

static gint64
change (LycRequest *request, gint64 id, gboolean blocked)
{
  gint64 me = request->viewer->user_id;

  lyc_db_run (request->db, "UPDATE block SET blocked = ? WHERE id = ?", "ii", (gint64) blocked, id);
  return lyc_change (request->platform, blocked ? "block.added" : "block.removed", "block",
                     request->viewer->user_scope, id, lyc_request_param (request, "user_id"), me);
}

/* Whoever cannot be seen cannot be blocked, and oneself not either: the answer is the same. */
void
lyc_handle_block_set (LycRequest *request)
{
  gint64 me = request->viewer->user_id;
  gint64 other = person_named (request);

  if (other == 0 || other == me || !lyc_scope_shared (request->platform, request->viewer, other))
    {
      lyc_request_not_found (request);
      return;
    }
  lyc_db_run (request->db,
              "INSERT OR IGNORE INTO block (scope_id, user_id, other_id, created_at)"
              " VALUES (?, ?, ?, ?)",
              "iiii", request->viewer->user_scope, me, other, lyc_request_now (request));
  change (request, row_of (request, other), TRUE);
  lyc_request_object (request, "block", request->viewer->user_scope, row_of (request, other));
}

/* Somebody who left in the meantime can still be let in again; taken back twice, nothing happens.
 */
void
lyc_handle_block_remove (LycRequest *request)
{
  gint64 other = person_named (request);
  gint64 id = other != 0 ? row_of (request, other) : 0;

  if (id == 0)
    lyc_request_not_found (request);
  else
    lyc_request_done (request, "block", lyc_request_param (request, "user_id"),
                      change (request, id, FALSE));
}
