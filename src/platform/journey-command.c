/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "arguments.h"
#include "commands.h"
#include "journey.h"
#include "json-gate.h"

static JsonNode *
read_file (const char *path, GError **error)
{
  g_autofree char *content = NULL;
  gsize size;
  JsonNode *root;

  if (!g_file_get_contents (path, &content, &size, error))
    return NULL;
  root = lyc_json_parse (content, size, &lyc_json_default_limits, error);
  if (root == NULL)
    return NULL;
  if (JSON_NODE_HOLDS_OBJECT (root) && json_object_has_member (json_node_get_object (root), "steps")
      && JSON_NODE_HOLDS_ARRAY (json_object_get_member (json_node_get_object (root), "steps")))
    return root;
  json_node_unref (root);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "there are no “steps” in it");
  return NULL;
}

static gboolean
set (const LycArguments *arguments, GError **error)
{
  g_autoptr (LycPlatform) platform = lyc_arguments_open (arguments, error);
  g_autoptr (JsonNode) root = platform != NULL ? read_file (arguments->rest[2], error) : NULL;
  gint64 cohort;

  if (root == NULL)
    return FALSE;
  cohort = lyc_db_int (platform->db, 0, "SELECT id FROM cohort WHERE uuid = ?", "s",
                       arguments->rest[1]);
  if (cohort == 0)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                   "no such cohort; “cohort list” shows what there is");
      return FALSE;
    }
  lyc_platform_begin (platform);
  if (lyc_journey_set (platform, cohort,
                       json_object_get_array_member (json_node_get_object (root), "steps"), error))
    return lyc_platform_commit (platform);
  lyc_platform_rollback (platform);
  return FALSE;
}

/**
 * lyc_command_journey:
 *
 * journey set COHORT FILE: gives a cohort the steps that a JSON file names, in the place of those
 * it had. COHORT is the id that cohort add printed.
 */
int
lyc_command_journey (int argc, char **argv)
{
  LycArguments arguments = { 0 };
  GError *error = NULL;
  gboolean good
      = lyc_arguments_parse (&arguments, argc, argv, 3, "journey set COHORT FILE", &error);

  if (good && !g_str_equal (arguments.rest[0], "set"))
    {
      g_set_error (&error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, "journey set is all there is");
      good = FALSE;
    }
  good = good && set (&arguments, &error);
  return lyc_arguments_finish (&arguments, good, error);
}
