/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kept-ids.h"

#include "ids.h"
#include "json-gate.h"

#include <string.h>

struct _LycKeptIds
{
  JsonNode *before;
  GPtrArray *objects; /* JsonObject of before, by index; NULL for what is new */
  GPtrArray *ids;
};

static JsonArray *
parse (LycKeptIds *self, const char *before)
{
  static const LycJsonLimits limits = { 64 * 1024 * 1024, 64, 4000000 };

  self->before = before != NULL ? lyc_json_parse (before, strlen (before), &limits, NULL) : NULL;
  return self->before != NULL && JSON_NODE_HOLDS_ARRAY (self->before)
             ? json_node_get_array (self->before)
             : NULL;
}

static const char *
text_of (JsonArray *array, guint index, const char *name)
{
  return json_object_get_string_member_with_default (json_array_get_object_element (array, index),
                                                     name, "");
}

static gboolean
is_taken (LycKeptIds *self, JsonObject *object)
{
  return g_ptr_array_find (self->objects, object, NULL);
}

/* The one with the same text, wherever it stood. */
static JsonObject *
same_text (LycKeptIds *self, JsonArray *before, const char *name, const char *text)
{
  for (guint i = 0; i < json_array_get_length (before); i++)
    {
      JsonObject *object = json_array_get_object_element (before, i);

      if (g_str_equal (text_of (before, i, name), text) && !is_taken (self, object))
        return object;
    }
  return NULL;
}

/* Where nothing was added or taken out, a text that is new at its place is the old one, corrected.
 */
static void
match_places (LycKeptIds *self, JsonArray *before)
{
  if (json_array_get_length (before) != self->objects->len)
    return;
  for (guint i = 0; i < self->objects->len; i++)
    {
      JsonObject *object = json_array_get_object_element (before, i);

      if (g_ptr_array_index (self->objects, i) == NULL && !is_taken (self, object))
        self->objects->pdata[i] = object;
    }
}

/**
 * lyc_kept_ids_new:
 * @before: (nullable): JSON list of the objects that were there, each with its "id"
 * @now: the objects that come
 * @name: the member that tells them apart, in both
 */
LycKeptIds *
lyc_kept_ids_new (const char *before, JsonArray *now, const char *name)
{
  LycKeptIds *self = g_new0 (LycKeptIds, 1);
  JsonArray *old = parse (self, before);

  self->objects = g_ptr_array_new ();
  self->ids = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < json_array_get_length (now); i++)
    g_ptr_array_add (self->objects,
                     old != NULL ? same_text (self, old, name, text_of (now, i, name)) : NULL);
  if (old != NULL)
    match_places (self, old);
  for (guint i = 0; i < self->objects->len; i++)
    {
      JsonObject *object = g_ptr_array_index (self->objects, i);

      g_ptr_array_add (self->ids, object != NULL
                                      ? g_strdup (json_object_get_string_member (object, "id"))
                                      : lyc_id_new ());
    }
  return self;
}

const char *
lyc_kept_ids_get (LycKeptIds *self, guint index)
{
  return g_ptr_array_index (self->ids, index);
}

/* Returns: (nullable): what stood in its place before */
JsonObject *
lyc_kept_ids_get_before (LycKeptIds *self, guint index)
{
  return g_ptr_array_index (self->objects, index);
}

void
lyc_kept_ids_free (LycKeptIds *self)
{
  g_ptr_array_unref (self->ids);
  g_ptr_array_unref (self->objects);
  g_clear_pointer (&self->before, json_node_unref);
  g_free (self);
}
