/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "commands.h"
#include "course-import.h"

static gboolean
import (const char *data, const char *folder, GError **error)
{
  g_autoptr (LycPlatform) platform = lyc_platform_open (data, error);

  if (platform == NULL)
    return FALSE;
  lyc_platform_begin (platform);
  if (lyc_course_import (platform, folder, error) != 0)
    return lyc_platform_commit (platform);
  lyc_platform_rollback (platform);
  return FALSE;
}

/**
 * lyc_command_import:
 *
 * Takes a course folder over whole, or not at all.
 */
int
lyc_command_import (int argc, char **argv)
{
  g_autofree char *data = NULL;
  g_autoptr (GError) error = NULL;
  const GOptionEntry entries[]
    = { { "data", 0, 0, G_OPTION_ARG_FILENAME, &data, "Folder of the platform's data", "DIR" },
        { NULL } };
  g_autoptr (GOptionContext) context = g_option_context_new ("FOLDER");

  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error))
    g_printerr ("lyceum-platform: %s\n", error->message);
  else if (data == NULL || argc != 2)
    g_printerr ("usage: lyceum-platform import FOLDER --data DIR\n");
  else if (import (data, argv[1], &error))
    return 0;
  else
    g_printerr ("lyceum-platform: %s\n", error != NULL ? error->message : "could not save");
  return 1;
}
