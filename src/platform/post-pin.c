/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "handlers.h"
#include "talk.h"

static void
set_pinned (LycRequest *request, gboolean pinned)
{
  gint64 id = request->target.id;
  gint64 container
      = lyc_db_int (request->db, 0, "SELECT container_id FROM post WHERE id = ?", "i", id);

  if (lyc_db_int (request->db, 0, "SELECT deleted FROM post WHERE id = ?", "i", id) == 1)
    {
      lyc_request_problem (request, 410, "gone", "This post was deleted.");
      return;
    }
  lyc_db_run (request->db, "UPDATE post SET pinned_at = ? WHERE id = ?", "ii",
              pinned ? lyc_request_now (request) : 0, id);
  lyc_post_change (request->platform, "post.updated", id, request->viewer->user_id);
  lyc_container_change (request->platform, "container.updated", container,
                        request->viewer->user_id);
  lyc_request_touch (request, "post", request->target.scope_id, id);
  lyc_request_touch (request, "container", request->target.scope_id, container);
  lyc_request_objects (request);
}

void
lyc_handle_post_pin (LycRequest *request)
{
  set_pinned (request, TRUE);
}

void
lyc_handle_post_unpin (LycRequest *request)
{
  set_pinned (request, FALSE);
}
