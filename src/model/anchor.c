/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anchor.h"

#include "json-read.h"

static const char *
text (JsonObject *object, const char *name)
{
  return lyc_json_text (object, name, "");
}

static gint64
number (JsonObject *object, const char *name, gint64 fallback)
{
  return lyc_json_int (object, name, fallback);
}

/* Reads @object into @anchor, whose texts go on belonging to @object; FALSE where @object is NULL. */
gboolean
lyc_anchor_read (JsonObject *object, LycAnchor *anchor)
{
  if (object == NULL)
    return FALSE;
  anchor->asset_id = text (object, "asset_id");
  anchor->asset_rev = number (object, "asset_rev", 0);
  anchor->start_ms = number (object, "start_ms", 0);
  anchor->end_ms = number (object, "end_ms", 0);
  anchor->cue_id = text (object, "cue_id");
  anchor->quote = text (object, "quote");
  anchor->prefix = text (object, "prefix");
  anchor->suffix = text (object, "suffix");
  anchor->confidence = number (object, "confidence", 100);
  anchor->was_start_ms = number (object, "was_start_ms", anchor->start_ms);
  anchor->lesson_id = text (object, "lesson_id");
  anchor->block = text (object, "block");
  anchor->page = number (object, "page", 0);
  anchor->item_id = text (object, "item_id");
  return TRUE;
}

static void
set_text (JsonObject *object, const char *name, const char *value)
{
  json_object_set_string_member (object, name, value != NULL ? value : "");
}

static gboolean
is_given (const char *value)
{
  return value != NULL && *value != '\0';
}

static void
write_moment (JsonObject *object, const LycAnchor *anchor)
{
  set_text (object, "asset_id", anchor->asset_id);
  json_object_set_int_member (object, "asset_rev", anchor->asset_rev);
  json_object_set_int_member (object, "start_ms", anchor->start_ms);
  json_object_set_int_member (object, "end_ms", anchor->end_ms);
  set_text (object, "cue_id", anchor->cue_id);
  set_text (object, "prefix", anchor->prefix);
  set_text (object, "suffix", anchor->suffix);
}

static void
write_place (JsonObject *object, const LycAnchor *anchor)
{
  set_text (object, "lesson_id", anchor->lesson_id);
  if (is_given (anchor->block))
    set_text (object, "block", anchor->block);
  else if (is_given (anchor->item_id))
    set_text (object, "item_id", anchor->item_id);
  else
    json_object_set_int_member (object, "page", anchor->page);
}

/* Returns: (transfer full): @anchor as it is sent; a JSON null where @anchor is NULL. How sure it
 * is is the platform's to say. */
JsonNode *
lyc_anchor_to_json (const LycAnchor *anchor)
{
  JsonNode *node;

  if (anchor == NULL)
    return json_node_new (JSON_NODE_NULL);
  node = json_node_new (JSON_NODE_OBJECT);
  json_node_take_object (node, json_object_new ());
  if (lyc_anchor_is_moment (anchor))
    write_moment (json_node_get_object (node), anchor);
  else
    write_place (json_node_get_object (node), anchor);
  set_text (json_node_get_object (node), "quote", anchor->quote);
  return node;
}

/* Whether it is a moment or a span of a video. */
gboolean
lyc_anchor_is_moment (const LycAnchor *anchor)
{
  return is_given (anchor->asset_id);
}

/* Whether its place can be shown as a fact; where not, it is where it once was. */
gboolean
lyc_anchor_is_sure (const LycAnchor *anchor)
{
  return anchor->confidence >= LYC_ANCHOR_SURE_PERCENT;
}
