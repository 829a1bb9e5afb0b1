/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "answer-changes.h"

#include "frame-rules.h"
#include "json-read.h"

static const char *
text_of (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node)
                 && json_node_get_value_type (node) == G_TYPE_STRING
             ? json_node_get_string (node)
             : NULL;
}

static JsonObject *
object_of (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static void
note_listed (GHashTable *listed, JsonObject *object)
{
  LycKind kind = lyc_kind_from_name (text_of (object, "kind"));
  const char *id = text_of (object, "id");

  if (listed != NULL && kind != LYC_KIND_UNKNOWN && id != NULL)
    g_hash_table_add (listed, lyc_change_list_key (kind, id));
}

/**
 * lyc_answer_add_objects:
 * @page: something with an array "objects"
 * @as_of: the log number up to which the objects are known to be visible; 0: none
 * @listed: (nullable): takes the keys of the objects
 */
void
lyc_answer_add_objects (JsonObject *page, LycChangeList *changes, gint64 as_of, GHashTable *listed)
{
  JsonNode *node = json_object_get_member (page, "objects");
  JsonArray *objects = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node)
                                                                    : NULL;

  for (guint i = 0; objects != NULL && i < json_array_get_length (objects); i++)
    {
      JsonNode *element = json_array_get_element (objects, i);

      if (!JSON_NODE_HOLDS_OBJECT (element))
        continue;
      lyc_change_list_put (changes, json_node_get_object (element), as_of);
      note_listed (listed, json_node_get_object (element));
    }
}

/* Adds what the answer to an act says: one object, several, or that one is gone. */
void
lyc_answer_add_changes (JsonObject *answer, LycChangeList *changes)
{
  const char *gone = text_of (answer, "gone");
  LycKind kind = lyc_kind_from_name (text_of (answer, "kind"));

  if (json_object_has_member (answer, "objects"))
    lyc_answer_add_objects (answer, changes, 0, NULL);
  else if (gone != NULL && kind != LYC_KIND_UNKNOWN)
    lyc_change_list_gone (changes, kind, gone, lyc_json_int (answer, "rev", 0));
  else if (kind != LYC_KIND_UNKNOWN)
    lyc_change_list_put (changes, answer, 0);
}

/* Adds what a frame of the stream or of a page of sync says; not the cursor. */
void
lyc_frame_add_changes (JsonObject *frame, LycChangeList *changes)
{
  JsonObject *data = object_of (frame, "data");
  JsonObject *put = data != NULL ? object_of (data, "put") : NULL;
  const char *gone = data != NULL ? text_of (data, "gone") : NULL;
  LycKind kind = lyc_kind_from_name (text_of (frame, "kind"));
  gint64 seq = lyc_json_int (frame, "seq", 0);

  if (put != NULL && lyc_frame_is_new (frame))
    lyc_change_list_put (changes, put, seq);
  else if (put != NULL)
    lyc_change_list_put_changed (changes, put, seq);
  else if (gone != NULL && kind != LYC_KIND_UNKNOWN)
    lyc_change_list_gone (changes, kind, gone, seq);
}
