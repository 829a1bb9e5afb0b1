/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-progress.h"

#include "changes.h"
#include "ids.h"
#include "views.h"

/* With fewer learners than this a count would say who it is: nothing is counted then. */
#define LEAST_LEARNERS 5

/* Those who are taught: staff and observers would only blur the picture. */
#define LEARNERS                                                                                   \
  "SELECT m.user_id FROM membership m JOIN cohort h ON h.scope_id = m.scope_id"                    \
  " WHERE h.id = ?1 AND m.state = 'active' AND NOT m.observer"                                     \
  " AND m.role IN ('learner', 'champion')"

static JsonArray *
count_lessons (LycPlatform *platform, gint64 cohort_id, gint64 course_id)
{
  JsonArray *counts = json_array_new ();
  g_autoptr (LycRows) rows = lyc_db_query (
      platform->db,
      "SELECT l.uuid, count (p.id) FROM lesson l LEFT JOIN progress p ON p.lesson_id = l.id"
      " AND p.completed_at > 0 AND p.user_id IN (" LEARNERS ")"
      " WHERE l.course_id = ?2 AND l.gone = 0 GROUP BY l.id ORDER BY l.number",
      "ii", cohort_id, course_id);

  while (lyc_rows_next (rows))
    {
      JsonObject *count = json_object_new ();

      json_object_set_string_member (count, "lesson_id", lyc_rows_text (rows, 0));
      json_object_set_int_member (count, "completed", lyc_rows_int (rows, 1));
      json_array_add_object_element (counts, count);
    }
  return counts;
}

JsonObject *
lyc_cohort_progress_view (LycPlatform *platform, LycViewer *viewer, const LycStanding *standing,
                          gint64 id)
{
  g_autoptr (LycRows) rows = lyc_db_query (
      platform->db,
      "SELECT s.uuid, s.rev, h.uuid, c.uuid, h.id, c.id FROM cohort_progress s"
      " JOIN cohort h ON h.id = s.cohort_id JOIN course c ON c.id = s.course_id WHERE s.id = ?",
      "i", id);
  JsonObject *object;
  gint64 cohort_id;
  gint64 learners;

  if (!lyc_rows_next (rows))
    return NULL;
  cohort_id = lyc_rows_int (rows, 4);
  learners = lyc_db_int (platform->db, 0, "SELECT count (*) FROM (" LEARNERS ")", "i", cohort_id);
  object = lyc_view_new ("cohort_progress", lyc_rows_text (rows, 0), lyc_rows_int (rows, 1));
  json_object_set_string_member (object, "cohort_id", lyc_rows_text (rows, 2));
  json_object_set_string_member (object, "course_id", lyc_rows_text (rows, 3));
  json_object_set_int_member (object, "learners", learners >= LEAST_LEARNERS ? learners : 0);
  json_object_set_array_member (object, "lessons",
                                learners >= LEAST_LEARNERS
                                    ? count_lessons (platform, cohort_id, lyc_rows_int (rows, 5))
                                    : json_array_new ());
  return object;
}

GArray *
lyc_cohort_progress_list (LycPlatform *platform, LycViewer *viewer, const LycStanding *standing)
{
  return lyc_ids_in_scope (
      platform, "SELECT id FROM cohort_progress WHERE scope_id = ? ORDER BY id", standing);
}

static void
tell (LycPlatform *platform, GArray *ids)
{
  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      gint64 scope = lyc_db_int (platform->db, 0,
                                 "SELECT scope_id FROM cohort_progress WHERE id = ?", "i", id);

      lyc_change (platform, "cohort_progress.updated", "cohort_progress", scope, id, NULL, 0);
    }
}

/* A cohort has a course from now on. */
void
lyc_cohort_progress_begin (LycPlatform *platform, gint64 cohort_id, gint64 course_id)
{
  g_autofree char *uuid = lyc_id_new ();

  lyc_db_run (platform->db,
              "INSERT OR IGNORE INTO cohort_progress (uuid, scope_id, cohort_id, course_id)"
              " SELECT ?, scope_id, id, ? FROM cohort WHERE id = ?",
              "sii", uuid, course_id, cohort_id);
  lyc_cohort_progress_tell_cohort (platform, cohort_id);
}

/* Somebody completed a lesson of the course: the cohorts in which they take it are told. */
void
lyc_cohort_progress_tell_course (LycPlatform *platform, gint64 user_id, gint64 course_scope)
{
  g_autoptr (GArray) ids = lyc_db_ints (
      platform->db,
      "SELECT s.id FROM cohort_progress s JOIN course c ON c.id = s.course_id"
      " JOIN membership m ON m.scope_id = s.scope_id WHERE c.scope_id = ? AND m.user_id = ?"
      " AND m.state = 'active'",
      "ii", course_scope, user_id);

  tell (platform, ids);
}

/* Other people are in the cohort than before, or other courses. */
void
lyc_cohort_progress_tell_cohort (LycPlatform *platform, gint64 cohort_id)
{
  g_autoptr (GArray) ids = lyc_db_ints (
      platform->db, "SELECT id FROM cohort_progress WHERE cohort_id = ?", "i", cohort_id);

  tell (platform, ids);
}
