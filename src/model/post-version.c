/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "post-version.h"

#include "json-read.h"

static void
version_free (gpointer data)
{
  LycPostVersion *version = data;

  g_free (version->body);
  g_free (version);
}

/**
 * lyc_post_versions_read:
 * @page: what the platform answers to post.versions
 *
 * Returns: (transfer full) (element-type LycPostVersion): the newest first
 */
GPtrArray *
lyc_post_versions_read (JsonObject *page)
{
  GPtrArray *versions = g_ptr_array_new_with_free_func (version_free);
  JsonArray *array
      = json_object_has_member (page, "versions") ? lyc_json_array (page, "versions") : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);
      LycPostVersion *version;

      if (!JSON_NODE_HOLDS_OBJECT (node))
        continue;
      version = g_new0 (LycPostVersion, 1);
      version->body = g_strdup (lyc_json_text (json_node_get_object (node), "body", ""));
      version->written_at = lyc_json_int (json_node_get_object (node), "written_at", 0);
      g_ptr_array_add (versions, version);
    }
  return versions;
}
