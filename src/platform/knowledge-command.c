/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "arguments.h"
#include "commands.h"
#include "knowledge-draft.h"
#include "knowledge.h"

/* The folder is read before the transaction begins: a platform that serves goes on meanwhile. */
static gboolean
import (const LycArguments *arguments, GError **error)
{
  g_autoptr (LycPlatform) platform = lyc_arguments_open (arguments, error);
  g_autoptr (GPtrArray) drafts
      = platform != NULL ? lyc_knowledge_read (arguments->rest[1], error) : NULL;
  guint changed;

  if (drafts == NULL)
    return FALSE;
  lyc_platform_begin (platform);
  changed = lyc_knowledge_import (platform, drafts);
  if (!lyc_platform_commit (platform))
    return FALSE;
  g_print ("%u articles, %u changed\n", drafts->len, changed);
  return TRUE;
}

/**
 * lyc_command_knowledge:
 *
 * knowledge import FOLDER: makes the articles in a folder the knowledge base, whole or not at all.
 * Prints how many there are and how many of them changed, came or went.
 */
int
lyc_command_knowledge (int argc, char **argv)
{
  LycArguments arguments = { 0 };
  GError *error = NULL;
  gboolean good
      = lyc_arguments_parse (&arguments, argc, argv, 2, "knowledge import FOLDER", &error);

  if (good && !g_str_equal (arguments.rest[0], "import"))
    {
      g_set_error (&error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                   "knowledge import is all there is");
      good = FALSE;
    }
  good = good && import (&arguments, &error);
  return lyc_arguments_finish (&arguments, good, error);
}
