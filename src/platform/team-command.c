/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "arguments.h"
#include "commands.h"
#include "ids.h"
#include "people.h"
#include "team.h"

static gboolean
fail (GError **error, const char *words)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, words);
  return FALSE;
}

static gint64
find_cohort (LycPlatform *platform, const char *uuid, GError **error)
{
  gint64 id = lyc_db_int (platform->db, 0, "SELECT id FROM cohort WHERE uuid = ?", "s", uuid);

  if (id == 0)
    fail (error, "no such cohort; “cohort list” shows what there is");
  return id;
}

static gboolean
add (LycPlatform *platform, gint64 cohort, char **rest, GError **error)
{
  g_autofree char *uuid = lyc_id_new ();
  LycTeamTrouble trouble;
  gint64 id;

  lyc_platform_begin (platform);
  trouble = lyc_team_add (platform, cohort, uuid, rest[2], 0, &id);
  if (trouble != LYC_TEAM_FINE)
    {
      lyc_platform_rollback (platform);
      return fail (error, lyc_team_trouble_words (trouble));
    }
  if (!lyc_platform_commit (platform))
    return FALSE;
  g_print ("%s\n", uuid);
  return TRUE;
}

static gboolean
put (LycPlatform *platform, gint64 cohort, char **rest, GError **error)
{
  gint64 team = lyc_team_find (platform, cohort, rest[2]);
  gint64 user = lyc_user_by_login (platform, rest[3]);
  LycTeamTrouble trouble;

  if (team == 0 || user == 0)
    return fail (error, "no such team or person; “team list” shows what teams there are");
  lyc_platform_begin (platform);
  trouble = lyc_team_put_member (platform, team, user, 0);
  if (trouble == LYC_TEAM_FINE)
    return lyc_platform_commit (platform);
  lyc_platform_rollback (platform);
  return fail (error, lyc_team_trouble_words (trouble));
}

static gboolean
list (LycPlatform *platform, gint64 cohort, char **rest, GError **error)
{
  g_autoptr (LycRows) rows
      = lyc_db_query (platform->db,
                      "SELECT t.uuid, t.name, coalesce(group_concat(u.login, ' '), '') FROM team t"
                      " LEFT JOIN team_member x ON x.team_id = t.id"
                      " LEFT JOIN user u ON u.id = x.user_id"
                      " WHERE t.cohort_id = ? AND NOT t.deleted GROUP BY t.id ORDER BY t.id",
                      "i", cohort);

  while (lyc_rows_next (rows))
    g_print ("%s\t%s\t%s\n", lyc_rows_text (rows, 0), lyc_rows_text (rows, 1),
             lyc_rows_text (rows, 2));
  return TRUE;
}

static const struct
{
  const char *word;
  guint count; /* of words */
  gboolean (*run) (LycPlatform *platform, gint64 cohort, char **rest, GError **error);
} verbs[] = { { "add", 3, add }, { "member", 4, put }, { "list", 2, list } };

static gboolean
run (guint verb, const LycArguments *arguments, GError **error)
{
  g_autoptr (LycPlatform) platform = lyc_arguments_open (arguments, error);
  gint64 cohort = platform != NULL ? find_cohort (platform, arguments->rest[1], error) : 0;

  return cohort != 0 && verbs[verb].run (platform, cohort, arguments->rest, error);
}

/**
 * lyc_command_team:
 *
 * team add COHORT NAME: makes a team and prints its id. team member COHORT TEAM LOGIN: takes a
 * person into it, by the team's name or id, out of the one where they are. team list COHORT: prints
 * id, name and people of each. COHORT is the id that cohort add printed.
 */
int
lyc_command_team (int argc, char **argv)
{
  LycArguments arguments = { 0 };
  GError *error = NULL;
  guint verb = 0;
  gboolean good;

  for (guint i = 0; argc > 1 && i < G_N_ELEMENTS (verbs); i++)
    if (g_str_equal (verbs[i].word, argv[1]))
      verb = i;
  good = lyc_arguments_parse (
      &arguments, argc, argv, verbs[verb].count,
      "team list COHORT | team add COHORT NAME | team member COHORT TEAM LOGIN", &error);
  if (good && !g_str_equal (arguments.rest[0], verbs[verb].word))
    good = fail (&error, "team list, team add and team member are all there is");
  good = good && run (verb, &arguments, &error);
  return lyc_arguments_finish (&arguments, good, error);
}
