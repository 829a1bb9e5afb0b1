/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "handlers.h"
#include "progress.h"

/* Checklists: each tick is a request of its own, so that those of two devices never undo each
 * other. */

static gboolean
has_point (LycRequest *request, const char *item)
{
  return lyc_db_int (request->db, 0,
                     "SELECT 1 FROM lesson l, json_each (l.checklist) p WHERE l.id = ?"
                     " AND p.value ->> '$.id' = ?",
                     "is", request->target.id, item)
         == 1;
}

/* The points in the order of the list, those that it has no more left out. */
static void
set_checked (LycRequest *request, gint64 progress, const char *item, gboolean checked)
{
  lyc_db_run (request->db,
              "UPDATE progress SET checked = (SELECT json_group_array (id) FROM"
              " (SELECT p.value ->> '$.id' AS id FROM lesson l, json_each (l.checklist) p"
              " WHERE l.id = progress.lesson_id)"
              " WHERE CASE WHEN id = ?1 THEN ?2"
              " ELSE id IN (SELECT value FROM json_each (progress.checked)) END) WHERE id = ?3",
              "sii", item, (gint64) checked, progress);
}

static gint64
percent_of (LycRequest *request, gint64 progress)
{
  return lyc_db_int (request->db, 0,
                     "SELECT 100 * json_array_length (p.checked) / json_array_length (l.checklist)"
                     " FROM progress p JOIN lesson l ON l.id = p.lesson_id WHERE p.id = ?",
                     "i", progress);
}

void
lyc_handle_progress_check (LycRequest *request)
{
  const char *item = lyc_request_param (request, "item_id");
  gint64 user = request->viewer->user_id;
  gint64 id;
  gint64 percent;

  if (!has_point (request, item))
    {
      lyc_request_not_found (request);
      return;
    }
  id = lyc_progress_open (request->platform, user, request->target.id);
  set_checked (request, id, item, lyc_request_flag (request, "checked", FALSE));
  percent = percent_of (request, id);
  lyc_db_run (request->db, "UPDATE progress SET percent = ? WHERE id = ? AND completed_at = 0",
              "ii", percent, id);
  lyc_progress_merge (request->platform, user, request->target.id, NULL, NULL, percent == 100,
                      lyc_request_now (request));
  lyc_request_object (request, "progress", request->viewer->user_scope, id);
}
