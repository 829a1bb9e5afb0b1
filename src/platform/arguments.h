/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "platform.h"

G_BEGIN_DECLS

/* What stands behind the name of a command: its words, and --data DIR. */
typedef struct
{
  char *data;
  char **rest;
} LycArguments;

gboolean lyc_arguments_parse (LycArguments *arguments, int argc, char **argv, guint count,
                              const char *usage, GError **error);
gboolean lyc_arguments_parse_more (LycArguments *arguments, int argc, char **argv, guint count,
                                   const char *usage, const GOptionEntry *more, GError **error);
LycPlatform *lyc_arguments_open (const LycArguments *arguments, GError **error);
int lyc_arguments_finish (LycArguments *arguments, gboolean good, GError *error);

G_END_DECLS
