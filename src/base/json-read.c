/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "json-read.h"

/* Returns: (nullable): the member, where it is a value of the type; the readers of json-glib take
 * any other for a mistake of the program */
static JsonNode *
value_of (JsonObject *object, const char *name, GType type)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == type
             ? node
             : NULL;
}

gint64
lyc_json_int (JsonObject *object, const char *name, gint64 fallback)
{
  JsonNode *node = value_of (object, name, G_TYPE_INT64);

  return node != NULL ? json_node_get_int (node) : fallback;
}

gboolean
lyc_json_flag (JsonObject *object, const char *name, gboolean fallback)
{
  JsonNode *node = value_of (object, name, G_TYPE_BOOLEAN);

  return node != NULL ? json_node_get_boolean (node) : fallback;
}

/* Returns: (transfer none): belongs to @object, or is @fallback */
const char *
lyc_json_text (JsonObject *object, const char *name, const char *fallback)
{
  JsonNode *node = value_of (object, name, G_TYPE_STRING);

  return node != NULL ? json_node_get_string (node) : fallback;
}

/* Returns: (transfer none) (nullable) */
JsonArray *
lyc_json_array (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

/* Returns: (transfer none) (nullable) */
JsonObject *
lyc_json_object (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}
