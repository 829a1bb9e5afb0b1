/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "solved.h"

#include "changes.h"
#include "handlers.h"
#include "talk.h"

/* Questions that nobody had to ask, because what was offered while they were typed answered them.
 * What was typed is never sent, and whose question it was is told to nobody. */

/* Months that are told; what came before stays counted. */
#define MONTHS "12"

/**
 * lyc_solved_months:
 *
 * Returns: (transfer full): how many questions of the cohort were solved in each month that had one,
 *   the newest first
 */
JsonArray *
lyc_solved_months (LycPlatform *platform, gint64 scope_id)
{
  JsonArray *months = json_array_new ();
  g_autoptr (LycRows) rows
      = lyc_db_query (platform->db,
                      "SELECT strftime ('%Y-%m', at / 1000, 'unixepoch') AS month, count(*)"
                      " FROM solved WHERE scope_id = ? GROUP BY month ORDER BY month DESC"
                      " LIMIT " MONTHS,
                      "i", scope_id);

  while (lyc_rows_next (rows))
    {
      JsonObject *month = json_object_new ();

      json_object_set_string_member (month, "month", lyc_rows_text (rows, 0));
      json_object_set_int_member (month, "count", lyc_rows_int (rows, 1));
      json_array_add_object_element (months, month);
    }
  return months;
}

typedef struct {
  LycFound cohort;
  LycFound thread; /* its id is 0 where it was none */
} Solved;

static gboolean
find (LycRequest *request, const char *field, const char *kind, LycFound *found)
{
  if (!lyc_request_has (request, field))
    return FALSE;
  if (lyc_find (request->platform, request->viewer, kind, lyc_request_text (request, field, ""),
                found))
    return TRUE;
  lyc_request_not_found (request);
  return FALSE;
}

/* One of three names what answered it: a thread, an article, or the lesson of a spot in a video. */
static gboolean
find_answer (LycRequest *request, Solved *solved)
{
  LycFound other = { 0 };

  if (find (request, "container_id", "container", &solved->thread)
      || find (request, "article_id", "article", &other)
      || find (request, "lesson_id", "lesson", &other))
    return TRUE;
  if (request->status == 0)
    lyc_request_field_error (request, "container_id", "or another name of what answered it is missing");
  return FALSE;
}

static gint64
insert (LycRequest *request, const Solved *solved)
{
  return lyc_db_insert (request->db,
                        "INSERT OR IGNORE INTO solved (uuid, creator_id, scope_id, container_id,"
                        " answer, at) VALUES (?, ?, ?, ?, ?, ?)",
                        "siiisi", lyc_request_param (request, "solved_id"),
                        request->viewer->user_id, solved->cohort.scope_id, solved->thread.id,
                        lyc_request_text (request, "container_id",
                                          lyc_request_text (request, "article_id",
                                                            lyc_request_text (request, "lesson_id",
                                                                              ""))),
                        lyc_request_now (request));
}

void
lyc_handle_solved_count (LycRequest *request)
{
  Solved solved = { 0 };

  if (!find (request, "cohort_id", "cohort", &solved.cohort))
    {
      if (request->status == 0)
        lyc_request_field_error (request, "cohort_id", "is missing");
      return;
    }
  if (!lyc_request_allow (request, "solved", "count", solved.cohort.scope_id, TRUE)
      || !find_answer (request, &solved))
    return;
  if (insert (request, &solved) == 0)
    {
      lyc_request_problem (request, 409, "conflict", "You have used this id for something else.");
      return;
    }
  lyc_change (request->platform, "cohort.updated", "cohort", solved.cohort.scope_id,
              solved.cohort.id, NULL, 0);
  lyc_request_touch (request, "cohort", solved.cohort.scope_id, solved.cohort.id);
  if (solved.thread.id != 0)
    {
      lyc_container_change (request->platform, "container.updated", solved.thread.id, 0);
      lyc_request_touch (request, "container", solved.thread.scope_id, solved.thread.id);
    }
  lyc_request_objects (request);
}
