/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "approval.h"

#include "changes.h"
#include "ids.h"
#include "moderation.h"
#include "new-post.h"
#include "post-file.h"
#include "scope.h"
#include "talk.h"

/* Where a cohort wants it so, a new member's posts wait until somebody has looked at them: until the
 * first was approved. They are there for their author and for those who decide alone. */

/**
 * lyc_approval_is_needed:
 *
 * Returns: whether what this person writes in the scope waits at first
 */
gboolean
lyc_approval_is_needed (LycPlatform *platform, gint64 user_id, gint64 scope_id)
{
  LycViewer *viewer = lyc_viewer_get (platform, user_id);
  const LycStanding *standing = viewer != NULL ? lyc_viewer_in (viewer, scope_id) : NULL;

  /* As they stand now: a learner who was asked to moderate decides, a moderator who pauses not. */
  return standing != NULL && standing->role == LYC_ROLE_LEARNER && !standing->moderates
         && lyc_db_int (platform->db, 0,
                        "SELECT c.approve_first AND NOT EXISTS (SELECT 1 FROM post p"
                        " WHERE p.creator_id = ?1 AND p.scope_id = ?2 AND NOT p.waiting)"
                        " FROM cohort c WHERE c.scope_id = ?2",
                        "ii", user_id, scope_id)
                == 1;
}

/* Returns: whether it was never before other eyes, which then hear nothing of it either */
gboolean
lyc_approval_is_waiting (LycPlatform *platform, const char *kind, gint64 id)
{
  if (g_str_equal (kind, "post") || g_str_equal (kind, "post_stub"))
    return lyc_db_int (platform->db, 0, "SELECT waiting FROM post WHERE id = ?", "i", id) == 1;
  if (g_str_equal (kind, "container"))
    return lyc_db_int (platform->db, 0, "SELECT waiting FROM container WHERE id = ?", "i", id) == 1;
  return g_str_equal (kind, "file") && lyc_post_file_is_waiting (platform, id);
}

/* Puts the post before those who decide, in the way of a report by its author. */
void
lyc_approval_ask (LycPlatform *platform, gint64 post_id)
{
  g_autofree char *uuid = lyc_id_new ();
  gint64 id = lyc_db_insert (platform->db,
                             "INSERT INTO report (uuid, creator_id, scope_id, post_id, reason, words,"
                             " excerpt, created_at) SELECT ?, creator_id, scope_id, id, 'approval',"
                             " '', substr(body, 1, 1000), created_at FROM post WHERE id = ?",
                             "si", uuid, post_id);

  lyc_report_change (platform, "report.opened", id,
                     lyc_db_int (platform->db, 0, "SELECT creator_id FROM post WHERE id = ?", "i",
                                 post_id));
}

/* Answers with all that was touched: 202 where the post waits, 200 else. */
void
lyc_approval_answer (LycRequest *request, gint64 post_id)
{
  lyc_request_objects (request);
  if (request->status == 200 && lyc_approval_is_waiting (request->platform, "post", post_id))
    request->status = 202;
}

static gint64
container_of (LycPlatform *platform, gint64 post_id)
{
  return lyc_db_int (platform->db, 0, "SELECT container_id FROM post WHERE id = ?", "i", post_id);
}

/* What others wrote in a thread that waited was hidden with it, and so were its files: clients that
 * were told that it is gone hear of it again. */
static void
show_others (LycPlatform *platform, gint64 container_id, gint64 post_id, gint64 actor_id)
{
  g_autoptr (GArray) ids = lyc_db_ints (
      platform->db, "SELECT id FROM post WHERE container_id = ? AND id <> ? ORDER BY pos", "ii",
      container_id, post_id);

  for (guint i = 0; i < ids->len; i++)
    lyc_post_change (platform, "post.updated", g_array_index (ids, gint64, i), actor_id);
}

static void
show_thread (LycPlatform *platform, gint64 container_id, gint64 post_id, gint64 actor_id)
{
  lyc_db_run (platform->db,
              "UPDATE container SET visible = 1, waiting = 0 WHERE id = ? AND waiting = 1", "i",
              container_id);
  if (lyc_db_changes (platform->db) == 0)
    return;
  lyc_container_change (platform, "container.created", container_id, actor_id);
  show_others (platform, container_id, post_id, actor_id);
}

/**
 * lyc_approval_grant:
 *
 * Shows a post that waited, at the end of its conversation: nobody has read past it.
 */
void
lyc_approval_grant (LycPlatform *platform, gint64 post_id, gint64 actor_id)
{
  gint64 container = container_of (platform, post_id);

  show_thread (platform, container, post_id, actor_id);
  lyc_db_run (platform->db,
              "UPDATE post SET waiting = 0, pos = (SELECT last_pos + 1 FROM container"
              " WHERE id = post.container_id) WHERE id = ?",
              "i", post_id);
  lyc_container_recount (platform, container);
  lyc_post_change (platform, "post.created", post_id, actor_id);
  lyc_container_change (platform, "container.updated", container, actor_id);
  lyc_post_tell (platform, post_id);
}
