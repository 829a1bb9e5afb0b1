/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "arguments.h"
#include "commands.h"

static gboolean
print_audit (const LycArguments *arguments, GError **error)
{
  g_autoptr (LycPlatform) platform = lyc_arguments_open (arguments, error);
  g_autoptr (LycRows) rows = NULL;

  if (platform == NULL)
    return FALSE;
  rows = lyc_db_query (platform->db,
                       "SELECT strftime ('%Y-%m-%dT%H:%M:%SZ', a.at / 1000, 'unixepoch'),"
                       " coalesce (u.login, '-'), a.verb, a.target_kind, a.target, a.words"
                       " FROM audit a LEFT JOIN user u ON u.id = a.actor_id ORDER BY a.id",
                       "");
  while (lyc_rows_next (rows))
    g_print ("%s\t%s\t%s\t%s\t%s\t%s\n", lyc_rows_text (rows, 0), lyc_rows_text (rows, 1),
             lyc_rows_text (rows, 2), lyc_rows_text (rows, 3), lyc_rows_text (rows, 4),
             lyc_rows_text (rows, 5));
  g_clear_pointer (&rows, lyc_rows_done);
  return TRUE;
}

/**
 * lyc_command_audit:
 *
 * audit: prints who did what to what, when and why, the oldest first: time, login, verb, kind, id
 * and reason, with tabs between.
 */
int
lyc_command_audit (int argc, char **argv)
{
  LycArguments arguments = { 0 };
  GError *error = NULL;
  gboolean good = lyc_arguments_parse (&arguments, argc, argv, 0, "audit", &error);

  good = good && print_audit (&arguments, &error);
  return lyc_arguments_finish (&arguments, good, error);
}
