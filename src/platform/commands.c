/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "commands.h"

static const struct {
  const char *name;
  LycCommand run;
} commands[] = {
  { "serve", lyc_command_serve },     { "import", lyc_command_import },
  { "course", lyc_command_course },   { "init", lyc_command_init },
  { "user", lyc_command_user },       { "cohort", lyc_command_cohort },
  { "member", lyc_command_member },   { "backup", lyc_command_backup },
  { "audit", lyc_command_audit },     { "knowledge", lyc_command_knowledge },
  { "journey", lyc_command_journey }, { "team", lyc_command_team },
};

/**
 * lyc_command_run:
 *
 * Runs the command that the first argument names.
 *
 * Returns: the exit status, 2 for a command that is none
 */
int
lyc_command_run (int argc, char **argv)
{
  for (guint i = 0; argc > 1 && i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (commands[i].name, argv[1]))
      return commands[i].run (argc - 1, argv + 1);
  g_printerr ("Usage: lyceum-platform COMMAND [OPTION…]\nCommands:");
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    g_printerr (" %s", commands[i].name);
  g_printerr ("\n");
  return 2;
}
