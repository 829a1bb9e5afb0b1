/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "arguments.h"
#include "commands.h"
#include "course-import.h"

/* The folder is read before the transaction begins: a platform that serves goes on meanwhile. */
static gboolean
import (const LycArguments *arguments, GError **error)
{
  g_autoptr (LycPlatform) platform = lyc_arguments_open (arguments, error);
  g_autoptr (LycCourseDraft) draft
      = platform != NULL ? lyc_course_draft_read (arguments->rest[0], arguments->data, error)
                         : NULL;

  if (draft == NULL)
    return FALSE;
  lyc_platform_begin (platform);
  lyc_course_import (platform, draft);
  if (!lyc_platform_commit (platform))
    return FALSE;
  lyc_course_draft_keep (draft);
  g_print ("%s\n", draft->slug);
  return TRUE;
}

/**
 * lyc_command_import:
 *
 * import FOLDER: takes a course folder over whole, or not at all. Prints the course's slug.
 */
int
lyc_command_import (int argc, char **argv)
{
  LycArguments arguments = { 0 };
  GError *error = NULL;
  gboolean good = lyc_arguments_parse (&arguments, argc, argv, 1, "import FOLDER", &error)
                  && import (&arguments, &error);

  return lyc_arguments_finish (&arguments, good, error);
}
