/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "arguments.h"
#include "cohort.h"
#include "commands.h"

static gboolean
list_courses (const LycArguments *arguments, GError **error)
{
  g_autoptr (LycPlatform) platform = lyc_arguments_open (arguments, error);
  g_autoptr (LycRows) rows = NULL;

  if (platform == NULL)
    return FALSE;
  rows = lyc_db_query (
      platform->db,
      "SELECT c.slug, c.title, coalesce (group_concat (h.name, ', '), '') FROM course c"
      " LEFT JOIN scope_link l ON l.child_id = c.scope_id"
      " LEFT JOIN cohort h ON h.scope_id = l.parent_id GROUP BY c.id ORDER BY c.id",
      "");
  while (lyc_rows_next (rows))
    g_print ("%s\t%s\t%s\n", lyc_rows_text (rows, 0), lyc_rows_text (rows, 1),
             lyc_rows_text (rows, 2));
  g_clear_pointer (&rows, lyc_rows_done);
  return TRUE;
}

static gboolean
give_course (const LycArguments *arguments, GError **error)
{
  g_autoptr (LycPlatform) platform = lyc_arguments_open (arguments, error);
  gint64 course;
  gint64 cohort;

  if (platform == NULL)
    return FALSE;
  course = lyc_db_int (platform->db, 0, "SELECT id FROM course WHERE slug = ?", "s",
                       arguments->rest[1]);
  cohort = lyc_db_int (platform->db, 0, "SELECT id FROM cohort WHERE uuid = ?", "s",
                       arguments->rest[2]);
  if (course == 0)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                 "no such course; “course list” shows what there is");
  else if (cohort == 0)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                 "no such cohort; “cohort list” shows what there is");
  if (course == 0 || cohort == 0)
    return FALSE;
  lyc_platform_begin (platform);
  lyc_cohort_add_course (platform, cohort, course);
  return lyc_platform_commit (platform);
}

/**
 * lyc_command_course:
 *
 * course list: prints slug, title and cohorts of each course. course give COURSE COHORT: opens the
 * course with the slug COURSE to the people of a cohort.
 */
int
lyc_command_course (int argc, char **argv)
{
  LycArguments arguments = { 0 };
  GError *error = NULL;
  gboolean list = argc > 1 && g_str_equal (argv[1], "list");
  gboolean good = lyc_arguments_parse (&arguments, argc, argv, list ? 1 : 3,
                                       "course list | course give COURSE COHORT", &error);

  if (good && !list && !g_str_equal (arguments.rest[0], "give"))
    {
      g_set_error (&error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                   "course list and course give are all there is");
      good = FALSE;
    }
  good = good && (list ? list_courses : give_course) (&arguments, &error);
  return lyc_arguments_finish (&arguments, good, error);
}
