/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "arguments.h"
#include "commands.h"
#include "course-import.h"
#include "recording-keep.h"

#include <unistd.h>

#define MAX_SECONDS 3600

/* The folder is read before the transaction begins: a platform that serves goes on meanwhile. */
static gboolean
take_over (const char *folder, const LycImportOptions *options, GError **error)
{
  g_autoptr (LycCourseDraft) draft = lyc_course_draft_read (folder, options, error);

  if (draft == NULL)
    return FALSE;
  lyc_platform_begin (options->platform);
  lyc_course_import (options->platform, draft);
  if (!lyc_platform_commit (options->platform))
    return FALSE;
  lyc_course_draft_keep (draft);
  lyc_import_progress_end (options->progress);
  g_print ("%s\n", draft->slug);
  return TRUE;
}

static gboolean
import (const LycArguments *arguments, LycImportOptions *options, GError **error)
{
  g_autoptr (LycPlatform) platform = lyc_arguments_open (arguments, error);
  g_autoptr (LycImportProgress) progress = lyc_import_progress_new ();
  gboolean good;
  int lock;

  if (platform == NULL)
    return FALSE;
  options->platform = platform;
  options->progress = progress;
  lock = lyc_recordings_lock (platform, FALSE);
  if (lock < 0)
    {
      lyc_import_progress_say (progress, "waiting for another import to end");
      lock = lyc_recordings_lock (platform, TRUE);
    }
  lyc_recordings_clean_unfinished (platform);
  good = take_over (arguments->rest[0], options, error);
  if (good)
    lyc_recordings_clean (platform);
  close (lock);
  return good;
}

/**
 * lyc_command_import:
 *
 * import FOLDER: takes a course folder over whole, or not at all; one without a course.json by the
 * names of its files. Prints the course's slug.
 */
int
lyc_command_import (int argc, char **argv)
{
  LycArguments arguments = { 0 };
  int seconds = LYC_IMPORT_SECONDS;
  g_autofree char *title = NULL;
  g_autofree char *language = NULL;
  const GOptionEntry more[]
      = { { "time-limit", 0, 0, G_OPTION_ARG_INT, &seconds,
            "How long looking into one video may take", "SECONDS" },
          { "title", 0, 0, G_OPTION_ARG_STRING, &title,
            "Title of a folder without course.json, in the place of its name", "TITLE" },
          { "language", 0, 0, G_OPTION_ARG_STRING, &language,
            "Language of a folder without course.json, such as en", "LANGUAGE" },
          { NULL } };
  GError *error = NULL;
  gboolean good
      = lyc_arguments_parse_more (&arguments, argc, argv, 1, "import FOLDER", more, &error);
  LycImportOptions options = { NULL, NULL, (guint) seconds, title, language };

  if (good && (seconds < 1 || seconds > MAX_SECONDS))
    {
      g_set_error (&error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                   "--time-limit takes 1 to 3600 seconds");
      good = FALSE;
    }
  good = good && import (&arguments, &options, &error);
  return lyc_arguments_finish (&arguments, good, error);
}
