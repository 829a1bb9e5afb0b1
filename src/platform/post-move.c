/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "post-move.h"

#include "badge.h"
#include "post-link.h"
#include "notice.h"
#include "talk.h"

/* What is done to a post beyond its text: out of sight and back, from one conversation to another. */

/* Makes what is counted right again: the conversation's row and its author's badges. */
void
lyc_post_recount (LycPlatform *platform, gint64 post_id, gint64 container_id, gint64 actor_id)
{
  lyc_container_recount (platform, container_id);
  lyc_container_change (platform, "container.updated", container_id, actor_id);
  lyc_badges_count (platform,
                    lyc_db_int (platform->db, 0, "SELECT creator_id FROM post WHERE id = ?", "i",
                                post_id),
                    FALSE);
}

static gint64
container_of (LycPlatform *platform, gint64 post_id)
{
  return lyc_db_int (platform->db, 0, "SELECT container_id FROM post WHERE id = ?", "i", post_id);
}

/**
 * lyc_post_set_hidden:
 *
 * Takes a post out of its readers' sight or brings it back, in the running transaction.
 */
void
lyc_post_set_hidden (LycPlatform *platform, gint64 post_id, gboolean hidden, gint64 actor_id)
{
  lyc_db_run (platform->db, "UPDATE post SET hidden = ? WHERE id = ?", "ii", (gint64) hidden,
              post_id);
  lyc_post_change (platform, hidden ? "post.hidden" : "post.updated", post_id, actor_id);
  lyc_post_links_touch (platform, post_id, actor_id);
  lyc_notices_of_post_changed (platform, post_id, actor_id);
  lyc_post_recount (platform, post_id, container_of (platform, post_id), actor_id);
}

/**
 * lyc_post_move_goal:
 * @uuid: of the conversation that the post shall go to
 * @field: of the request that names it
 *
 * Within its cohort only: a post never comes before eyes it was not written for. Nor into the
 * thread about a file that it shares, which nobody would see then.
 *
 * Returns: the conversation's key; 0 where the request was refused
 */
gint64
lyc_post_move_goal (LycRequest *request, gint64 post_id, gint64 scope_id, const char *uuid,
                    const char *field)
{
  LycFound to;

  if (!lyc_find (request->platform, request->viewer, "container", uuid, &to))
    lyc_request_not_found (request);
  else if (to.scope_id != scope_id || to.id == container_of (request->platform, post_id)
           || lyc_db_int (request->db, 0, "SELECT 1 FROM container WHERE first_post_id = ?", "i",
                          post_id)
                  == 1
           || lyc_db_int (request->db, 0,
                          "SELECT 1 FROM post_file n JOIN container k ON k.file_id = n.file_id"
                          " WHERE n.post_id = ? AND k.id = ?",
                          "ii", post_id, to.id)
                  == 1)
    lyc_request_field_error (request, field, "is no place this post can move to");
  return request->status == 0 ? to.id : 0;
}

/**
 * lyc_post_move:
 * @reply_to: what it answers there, 0 for nothing
 *
 * Moves a post to the end of another conversation, in the running transaction.
 */
void
lyc_post_move (LycPlatform *platform, gint64 post_id, gint64 to_id, gint64 reply_to,
               gint64 actor_id)
{
  gint64 from = container_of (platform, post_id);

  lyc_db_run (platform->db,
              "UPDATE post SET container_id = ?1, reply_to = ?2, accepted = 0, pinned_at = 0,"
              " pos = (SELECT last_pos + 1 FROM container WHERE id = ?1) WHERE id = ?3",
              "iii", to_id, reply_to, post_id);
  lyc_post_change (platform, "post.moved", post_id, actor_id);
  lyc_post_links_touch (platform, post_id, actor_id);
  lyc_post_recount (platform, post_id, from, actor_id);
  lyc_post_recount (platform, post_id, to_id, actor_id);
}
