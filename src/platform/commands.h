/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A command is a line: its name, what it does, and the function that gets what follows the name. */
typedef int (*LycCommand) (int argc, char **argv);

int lyc_command_run (int argc, char **argv);
int lyc_command_serve (int argc, char **argv);
int lyc_command_import (int argc, char **argv);
int lyc_command_course (int argc, char **argv);
int lyc_command_init (int argc, char **argv);
int lyc_command_user (int argc, char **argv);
int lyc_command_cohort (int argc, char **argv);
int lyc_command_member (int argc, char **argv);
int lyc_command_backup (int argc, char **argv);
int lyc_command_knowledge (int argc, char **argv);
int lyc_command_audit (int argc, char **argv);
int lyc_command_journey (int argc, char **argv);
int lyc_command_team (int argc, char **argv);

G_END_DECLS
