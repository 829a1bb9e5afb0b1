/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "draft-json.h"

const char *
lyc_draft_text (JsonObject *object, const char *name, const char *fallback)
{
  return json_object_get_string_member_with_default (object, name, fallback);
}

/* Returns: (nullable): the list, %NULL where there is none */
JsonArray *
lyc_draft_list (JsonObject *object, const char *name)
{
  return json_object_has_member (object, name) ? json_object_get_array_member (object, name) : NULL;
}

char *
lyc_draft_array_text (JsonArray *array)
{
  g_autoptr (JsonNode) node = json_node_init_array (json_node_alloc (), array);

  return json_to_string (node, FALSE);
}
