/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "course-news.h"

#include "changes.h"

/* What a course is made of, from the inside out: what names another comes after it. */
static const struct
{
  const char *type;
  const char *kind;
  const char *sql;
} parts[] = {
  { "transcript.ready", "transcript", "SELECT id FROM transcript WHERE scope_id = ? ORDER BY id" },
  { "asset.revised", "asset", "SELECT id FROM asset WHERE scope_id = ? ORDER BY id" },
  { "quiz.updated", "quiz", "SELECT id FROM quiz WHERE scope_id = ? ORDER BY id" },
  { "lesson.updated", "lesson", "SELECT id FROM lesson WHERE scope_id = ? ORDER BY number" },
  { "course.updated", "course", "SELECT id FROM course WHERE scope_id = ?" },
};

/* What is known of an attempt is told from the quiz as it is now: those who made one hear of it. */
static void
tell_attempts (LycPlatform *platform, gint64 scope)
{
  g_autoptr (GArray) ids = lyc_db_ints (platform->db,
                                        "SELECT a.id FROM attempt a JOIN quiz q ON q.id = a.quiz_id"
                                        " WHERE q.scope_id = ? ORDER BY a.id",
                                        "i", scope);

  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      gint64 own
          = lyc_db_int (platform->db, 0, "SELECT scope_id FROM attempt WHERE id = ?", "i", id);

      lyc_change (platform, "attempt.updated", "attempt", own, id, NULL, 0);
    }
}

/**
 * lyc_course_tell:
 *
 * Tells everyone who has the course, and those who have it from now on, of all that is in it and of
 * what has gone from it, in the running transaction.
 */
void
lyc_course_tell (LycPlatform *platform, gint64 course_id)
{
  gint64 scope
      = lyc_db_int (platform->db, 0, "SELECT scope_id FROM course WHERE id = ?", "i", course_id);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autoptr (GArray) ids = lyc_db_ints (platform->db, parts[i].sql, "i", scope);

      for (guint j = 0; j < ids->len; j++)
        lyc_change (platform, parts[i].type, parts[i].kind, scope, g_array_index (ids, gint64, j),
                    NULL, 0);
    }
  tell_attempts (platform, scope);
}
