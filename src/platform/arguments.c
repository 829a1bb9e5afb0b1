/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "arguments.h"

/**
 * lyc_arguments_parse:
 * @count: how many words the command has, its own verb among them
 * @usage: how it is written, for the sentence where it was not
 */
gboolean
lyc_arguments_parse (LycArguments *arguments, int argc, char **argv, guint count, const char *usage,
                     GError **error)
{
  return lyc_arguments_parse_more (arguments, argc, argv, count, usage, NULL, error);
}

/**
 * lyc_arguments_parse_more:
 * @more: (nullable): options that this command has beside --data
 */
gboolean
lyc_arguments_parse_more (LycArguments *arguments, int argc, char **argv, guint count,
                          const char *usage, const GOptionEntry *more, GError **error)
{
  const GOptionEntry entries[]
      = { { "data", 0, 0, G_OPTION_ARG_FILENAME, &arguments->data, "Folder of the platform's data",
            "DIR" },
          { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_STRING_ARRAY, &arguments->rest, NULL, NULL },
          { NULL } };
  g_autoptr (GOptionContext) context = g_option_context_new (usage);

  g_option_context_add_main_entries (context, entries, NULL);
  if (more != NULL)
    g_option_context_add_main_entries (context, more, NULL);
  if (!g_option_context_parse (context, &argc, &argv, error))
    return FALSE;
  if (arguments->data != NULL
      && (arguments->rest != NULL ? g_strv_length (arguments->rest) : 0) == count)
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, "usage: %s --data DIR", usage);
  return FALSE;
}

/**
 * lyc_arguments_open:
 *
 * Returns: (nullable) (transfer full): the platform of the folder; where there is none, a slip of
 * the pen in its name would make one
 */
LycPlatform *
lyc_arguments_open (const LycArguments *arguments, GError **error)
{
  g_autofree char *path = g_build_filename (arguments->data, "platform.db", NULL);

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return lyc_platform_open (arguments->data, error);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "%s holds no platform; “init” makes one",
               arguments->data);
  return NULL;
}

/**
 * lyc_arguments_finish:
 * @error: (nullable) (transfer full): said on standard error where it is not @good
 *
 * Returns: the exit status
 */
int
lyc_arguments_finish (LycArguments *arguments, gboolean good, GError *error)
{
  if (!good)
    g_printerr ("lyceum-platform: %s\n", error != NULL ? error->message : "could not save");
  g_clear_error (&error);
  g_free (arguments->data);
  g_strfreev (arguments->rest);
  return good ? 0 : 1;
}
