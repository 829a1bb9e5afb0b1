/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anchor.h"

/* Reads @object into @anchor, whose texts go on belonging to @object; FALSE where @object is NULL. */
gboolean
lyc_anchor_read (JsonObject *object, LycAnchor *anchor)
{
  if (object == NULL)
    return FALSE;
  anchor->asset_id = json_object_get_string_member_with_default (object, "asset_id", "");
  anchor->asset_rev = json_object_get_int_member_with_default (object, "asset_rev", 0);
  anchor->start_ms = json_object_get_int_member_with_default (object, "start_ms", 0);
  anchor->end_ms = json_object_get_int_member_with_default (object, "end_ms", 0);
  anchor->cue_id = json_object_get_string_member_with_default (object, "cue_id", "");
  anchor->quote = json_object_get_string_member_with_default (object, "quote", "");
  return TRUE;
}

/* Returns: (transfer full): @anchor as in the API; a JSON null where @anchor is NULL */
JsonNode *
lyc_anchor_to_json (const LycAnchor *anchor)
{
  g_autoptr (JsonObject) object = json_object_new ();
  JsonNode *node;

  if (anchor == NULL)
    return json_node_new (JSON_NODE_NULL);
  json_object_set_string_member (object, "asset_id", anchor->asset_id);
  json_object_set_int_member (object, "asset_rev", anchor->asset_rev);
  json_object_set_int_member (object, "start_ms", anchor->start_ms);
  json_object_set_int_member (object, "end_ms", anchor->end_ms);
  json_object_set_string_member (object, "cue_id", anchor->cue_id);
  json_object_set_string_member (object, "quote", anchor->quote);
  node = json_node_new (JSON_NODE_OBJECT);
  json_node_set_object (node, object);
  return node;
}
