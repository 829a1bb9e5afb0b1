/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "badge.h"

#include "certificate.h"
#include "changes.h"
#include "cohort-progress.h"
#include "cohort.h"
#include "ids.h"
#include "notice.h"
#include "views.h"

/* How each measure is counted: the objects that speak for it, by user (?1) in a cohort's scope (?2),
 * and what the deed is worth in the cohort's challenge. */
static const struct {
  const char *measure;
  const char *kind;
  gint64 points;
  const char *sql;
} deeds[] = {
  [LYC_DEED_LESSON_COMPLETED]
  = { "lessons_completed", "lesson", 20,
      "SELECT l.uuid FROM progress p JOIN lesson l ON l.id = p.lesson_id"
      " JOIN scope_link s ON s.child_id = l.scope_id WHERE p.user_id = ?1 AND s.parent_id = ?2"
      " AND p.completed_at > 0 ORDER BY p.completed_at LIMIT 100" },
  [LYC_DEED_ANSWER_ACCEPTED]
  = { "answers_accepted", "post", 15,
      "SELECT p.uuid FROM post p JOIN container c ON c.id = p.container_id"
      " WHERE p.creator_id = ?1 AND p.scope_id = ?2 AND p.accepted AND NOT p.deleted AND NOT "
      "p.hidden"
      " AND c.creator_id <> ?1 ORDER BY p.id LIMIT 100" },
  [LYC_DEED_QUESTION_ASKED]
  = { "questions_asked", "post", 5,
      "SELECT p.uuid FROM post p JOIN container c ON c.first_post_id = p.id"
      " WHERE p.creator_id = ?1 AND p.scope_id = ?2 AND p.post_kind = 'question' AND NOT p.deleted"
      " AND NOT p.hidden AND NOT p.waiting ORDER BY p.id LIMIT 100" },
  [LYC_DEED_ANSWER_GIVEN]
  = { "answers_given", "post", 10,
      "SELECT p.uuid FROM post p JOIN container c ON c.id = p.container_id"
      " JOIN post f ON f.id = c.first_post_id WHERE p.creator_id = ?1 AND p.scope_id = ?2"
      " AND p.id <> f.id AND p.post_kind = 'answer' AND f.post_kind = 'question'"
      " AND f.creator_id <> ?1 AND NOT p.deleted AND NOT p.hidden AND NOT p.waiting"
      " GROUP BY c.id ORDER BY p.id LIMIT 100" },
  [LYC_DEED_TASK_DONE] = { "tasks_done", "task", 5,
                           "SELECT uuid FROM task WHERE done_by = ?1 AND scope_id = ?2"
                           " AND state = 'done' AND NOT deleted ORDER BY id LIMIT 100" },
  [LYC_DEED_QUIZ_PASSED]
  = { "quizzes_passed", "quiz", 20,
      "SELECT q.uuid FROM attempt a JOIN quiz q ON q.id = a.quiz_id"
      " JOIN scope_link s ON s.child_id = q.scope_id WHERE a.creator_id = ?1 AND s.parent_id = ?2"
      " AND a.passed GROUP BY q.id LIMIT 100" },
};

JsonObject *
lyc_badge_class_view (LycPlatform *platform, LycViewer *viewer, const LycStanding *standing, gint64 id)
{
  g_autoptr (LycRows) rows
    = lyc_db_query (platform->db,
                    "SELECT b.uuid, b.rev, c.uuid, b.name, b.criteria, b.measure, b.icon, b.goal,"
                    " b.colours FROM badge_class b JOIN cohort c ON c.id = b.cohort_id WHERE b.id = ?",
                    "i", id);
  static const char *const names[] = { "cohort_id", "name", "criteria", "measure", "icon" };
  JsonObject *object;

  if (!lyc_rows_next (rows))
    return NULL;
  object = lyc_view_new ("badge_class", lyc_rows_text (rows, 0), lyc_rows_int (rows, 1));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    json_object_set_string_member (object, names[i], lyc_rows_text (rows, (int) i + 2));
  json_object_set_int_member (object, "goal", lyc_rows_int (rows, 7));
  lyc_json_set_json (object, "colours", lyc_rows_text (rows, 8));
  return object;
}

GArray *
lyc_badge_class_list (LycPlatform *platform, LycViewer *viewer, const LycStanding *standing)
{
  return lyc_ids_in_scope (platform, "SELECT id FROM badge_class WHERE scope_id = ? ORDER BY id",
                           standing);
}

JsonObject *
lyc_badge_view (LycPlatform *platform, LycViewer *viewer, const LycStanding *standing, gint64 id)
{
  g_autoptr (LycRows) rows
    = lyc_db_query (platform->db,
                    "SELECT b.uuid, b.rev, k.uuid, c.uuid, u.uuid, b.have, k.goal, b.earned_at,"
                    " b.evidence FROM badge b JOIN badge_class k ON k.id = b.class_id"
                    " JOIN cohort c ON c.id = k.cohort_id JOIN user u ON u.id = b.user_id"
                    " WHERE b.id = ? AND b.user_id = ?",
                    "ii", id, viewer->user_id);
  JsonObject *object;

  if (!lyc_rows_next (rows))
    return NULL;
  object = lyc_view_new ("badge", lyc_rows_text (rows, 0), lyc_rows_int (rows, 1));
  json_object_set_string_member (object, "badge_class_id", lyc_rows_text (rows, 2));
  json_object_set_string_member (object, "cohort_id", lyc_rows_text (rows, 3));
  json_object_set_string_member (object, "user_id", lyc_rows_text (rows, 4));
  json_object_set_int_member (object, "have", lyc_rows_int (rows, 5));
  json_object_set_int_member (object, "goal", lyc_rows_int (rows, 6));
  lyc_json_set_maybe_time (object, "earned_at", lyc_rows_int (rows, 7));
  lyc_json_set_json (object, "evidence", lyc_rows_text (rows, 8));
  return object;
}

GArray *
lyc_badge_list (LycPlatform *platform, LycViewer *viewer, const LycStanding *standing)
{
  return lyc_ids_in_scope (platform, "SELECT id FROM badge WHERE scope_id = ? ORDER BY id", standing);
}

JsonObject *
lyc_challenge_view (LycPlatform *platform, LycViewer *viewer, const LycStanding *standing, gint64 id)
{
  JsonArray *points = json_array_new ();
  JsonObject *object;
  g_autoptr (LycRows) head
    = lyc_db_query (platform->db,
                    "SELECT h.uuid, h.rev, h.title, c.uuid FROM challenge h"
                    " JOIN cohort c ON c.id = h.cohort_id WHERE h.id = ?",
                    "i", id);
  g_autoptr (LycRows) rows
    = lyc_db_query (platform->db,
                    "SELECT u.uuid, sum(p.points) AS points FROM challenge_point p"
                    " JOIN user u ON u.id = p.user_id JOIN challenge h ON h.id = p.challenge_id"
                    " JOIN membership m ON m.user_id = u.id AND m.scope_id = h.scope_id"
                    " WHERE p.challenge_id = ? AND m.state <> 'removed' GROUP BY u.id"
                    " ORDER BY points DESC, u.id LIMIT 500",
                    "i", id);

  if (!lyc_rows_next (head))
    {
      json_array_unref (points);
      return NULL;
    }
  while (lyc_rows_next (rows))
    {
      JsonObject *row = json_object_new ();

      json_object_set_string_member (row, "user_id", lyc_rows_text (rows, 0));
      json_object_set_int_member (row, "points", lyc_rows_int (rows, 1));
      json_array_add_object_element (points, row);
    }
  object = lyc_view_new ("challenge", lyc_rows_text (head, 0), lyc_rows_int (head, 1));
  json_object_set_string_member (object, "title", lyc_rows_text (head, 2));
  json_object_set_string_member (object, "cohort_id", lyc_rows_text (head, 3));
  json_object_set_array_member (object, "rows", points);
  return object;
}

GArray *
lyc_challenge_list (LycPlatform *platform, LycViewer *viewer, const LycStanding *standing)
{
  return lyc_ids_in_scope (platform, "SELECT id FROM challenge WHERE scope_id = ?", standing);
}

static char *
gather_evidence (LycPlatform *platform, const char *measure, gint64 user_id, gint64 cohort_scope,
                 gint64 *have)
{
  g_autoptr (GString) text = g_string_new ("[");

  *have = 0;
  for (guint i = 0; i < G_N_ELEMENTS (deeds); i++)
    if (g_str_equal (deeds[i].measure, measure))
      {
        g_autoptr (LycRows) rows
          = lyc_db_query (platform->db, deeds[i].sql, "ii", user_id, cohort_scope);

        while (lyc_rows_next (rows))
          g_string_append_printf (text, "%s{\"kind\":\"%s\",\"id\":\"%s\"}", (*have)++ > 0 ? "," : "",
                                  deeds[i].kind, lyc_rows_text (rows, 0));
      }
  g_string_append_c (text, ']');
  return g_strdup (text->str);
}

typedef struct {
  gint64 id;
  gint64 class_id;
  gint64 cohort_id;
  gint64 cohort_scope;
  gint64 goal;
  gint64 had;
  gint64 earned_at;
  char *measure;
} Badge;

static void
badge_clear (gpointer data)
{
  g_free (((Badge *) data)->measure);
}

static GArray *
badges_of (LycPlatform *platform, gint64 user_id)
{
  GArray *badges = g_array_new (FALSE, TRUE, sizeof (Badge));
  g_autoptr (LycRows) rows
    = lyc_db_query (platform->db,
                    "SELECT b.id, k.id, k.cohort_id, k.scope_id, k.goal, b.have, b.earned_at,"
                    " k.measure FROM badge b JOIN badge_class k ON k.id = b.class_id"
                    " WHERE b.user_id = ?",
                    "i", user_id);

  g_array_set_clear_func (badges, badge_clear);
  while (lyc_rows_next (rows))
    {
      Badge badge = { lyc_rows_int (rows, 0), lyc_rows_int (rows, 1), lyc_rows_int (rows, 2),
                      lyc_rows_int (rows, 3), lyc_rows_int (rows, 4), lyc_rows_int (rows, 5),
                      lyc_rows_int (rows, 6), g_strdup (lyc_rows_text (rows, 7)) };

      g_array_append_val (badges, badge);
    }
  return badges;
}

/* Others of the cohort see what somebody earned there. */
static void
tell_cohort (LycPlatform *platform, gint64 user_id, gint64 cohort_scope)
{
  gint64 id = lyc_db_int (platform->db, 0,
                          "SELECT id FROM membership WHERE scope_id = ? AND user_id = ?"
                          " AND state <> 'removed'",
                          "ii", cohort_scope, user_id);

  if (id != 0)
    lyc_change (platform, "membership.updated", "membership", cohort_scope, id, NULL, 0);
}

/* What was earned stays earned, even where a post is deleted later. */
static void
recount (LycPlatform *platform, gint64 user_id, const Badge *badge, gboolean quietly)
{
  gint64 have;
  g_autofree char *evidence
    = gather_evidence (platform, badge->measure, user_id, badge->cohort_scope, &have);
  gboolean earned = badge->earned_at == 0 && have >= badge->goal;

  if (have == badge->had && !earned)
    return;
  lyc_db_run (platform->db,
              "UPDATE badge SET have = ?, evidence = ?, earned_at = CASE WHEN ? THEN ? ELSE earned_at"
              " END WHERE id = ?",
              "isiii", have, evidence, (gint64) earned, lyc_platform_now (platform), badge->id);
  lyc_change (platform, earned ? "badge.awarded" : "badge.updated", "badge",
              lyc_user_scope_of (platform, user_id), badge->id, NULL, 0);
  if (earned)
    tell_cohort (platform, user_id, badge->cohort_scope);
  if (earned && !quietly)
    lyc_notice_add (platform, user_id, "badge",
                    &(LycNotice){ .cohort_id = badge->cohort_id, .badge_class_id = badge->class_id });
}

/**
 * lyc_badges_count:
 * @quietly: without notices, for what happened before
 *
 * Counts anew what a person has of each badge of their cohorts.
 */
void
lyc_badges_count (LycPlatform *platform, gint64 user_id, gboolean quietly)
{
  g_autoptr (GArray) badges = badges_of (platform, user_id);

  for (guint i = 0; i < badges->len; i++)
    recount (platform, user_id, &g_array_index (badges, Badge, i), quietly);
}

/**
 * lyc_badges_begin:
 *
 * Puts a member on the way to each badge of the cohort.
 */
void
lyc_badges_begin (LycPlatform *platform, gint64 cohort_id, gint64 user_id)
{
  g_autoptr (GArray) classes
    = lyc_db_ints (platform->db, "SELECT id FROM badge_class WHERE cohort_id = ?", "i", cohort_id);
  gint64 scope = lyc_user_scope_of (platform, user_id);

  for (guint i = 0; i < classes->len; i++)
    {
      g_autofree char *uuid = lyc_id_new ();
      gint64 id = lyc_db_insert (platform->db,
                                 "INSERT OR IGNORE INTO badge (uuid, scope_id, class_id, user_id)"
                                 " VALUES (?, ?, ?, ?)",
                                 "siii", uuid, scope, g_array_index (classes, gint64, i), user_id);

      if (id != 0)
        lyc_change (platform, "badge.updated", "badge", scope, id, uuid, 0);
    }
  lyc_badges_count (platform, user_id, FALSE);
}

static gboolean
add_points (LycPlatform *platform, gint64 challenge_id, gint64 user_id, LycDeed deed, gint64 object_id)
{
  lyc_db_run (platform->db,
              "INSERT OR IGNORE INTO challenge_point (challenge_id, user_id, reason, object_id, points)"
              " SELECT ?1, ?2, ?3, ?4, ?5 WHERE EXISTS (SELECT 1 FROM membership m JOIN challenge h"
              " ON h.scope_id = m.scope_id WHERE h.id = ?1 AND m.user_id = ?2"
              " AND m.state = 'active' AND m.role IN ('learner', 'champion'))",
              "iisii", challenge_id, user_id, deeds[deed].measure, object_id, deeds[deed].points);
  return lyc_db_changes (platform->db) > 0;
}

/**
 * lyc_deed:
 * @scope_id: a cohort's or a course's
 * @object_id: the same deed on the same object counts once
 *
 * Somebody did what badges and challenges count: points in the challenge of each cohort it belongs
 * to, and their badges counted anew.
 */
void
lyc_deed (LycPlatform *platform, gint64 user_id, LycDeed deed, gint64 scope_id, gint64 object_id)
{
  g_autoptr (GArray) challenges
    = lyc_db_ints (platform->db,
                   "SELECT id FROM challenge WHERE scope_id = ?1 OR scope_id IN"
                   " (SELECT parent_id FROM scope_link WHERE child_id = ?1)",
                   "i", scope_id);

  for (guint i = 0; i < challenges->len; i++)
    {
      gint64 id = g_array_index (challenges, gint64, i);

      if (add_points (platform, id, user_id, deed, object_id))
        lyc_change (platform, "challenge.updated", "challenge",
                    lyc_db_int (platform->db, 0, "SELECT scope_id FROM challenge WHERE id = ?", "i",
                                id),
                    id, NULL, 0);
    }
  lyc_badges_count (platform, user_id, FALSE);
  if (deed == LYC_DEED_LESSON_COMPLETED)
    {
      lyc_cohort_progress_tell_course (platform, user_id, scope_id);
      lyc_certificate_count (platform, user_id, scope_id);
    }
  else if (deed == LYC_DEED_QUIZ_PASSED)
    lyc_certificate_renew (platform, user_id, scope_id, object_id);
}
