/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "echo-overlay.h"

#include "json-read.h"

static JsonObject *
copy_of (JsonObject *fields)
{
  JsonObject *copy = json_object_new ();
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init (&iter, fields);
  while (json_object_iter_next (&iter, &name, &node))
    json_object_set_member (copy, name, json_node_copy (node));
  return copy;
}

/* A read mark never goes back and nothing watched is unseen again, whatever still waits to be sent. */
static gboolean
keeps_own (const char *name, JsonNode *node, JsonObject *base, const LycEcho *echo)
{
  gboolean rises
      = g_str_equal (name, "read_pos")
        || (g_str_equal (name, "percent") && json_object_has_member (echo->fields, "ranges"));

  return g_str_equal (name, "rev")
         || (rises && json_node_get_int (node) < lyc_json_int (base, name, 0));
}

static JsonNode *
join_arrays (JsonNode *node, JsonObject *base, const char *name)
{
  JsonNode *copy = json_node_new (JSON_NODE_ARRAY);
  JsonArray *all = json_array_new (), *more = json_node_get_array (node);
  JsonArray *own = json_object_has_member (base, name) ? lyc_json_array (base, name) : NULL;

  for (guint i = 0; own != NULL && i < json_array_get_length (own); i++)
    json_array_add_element (all, json_array_dup_element (own, i));
  for (guint i = 0; i < json_array_get_length (more); i++)
    json_array_add_element (all, json_array_dup_element (more, i));
  json_node_take_array (copy, all);
  return copy;
}

/* Takes @base; returns it, or what stands in its place. */
static JsonObject *
lay_over (JsonObject *base, const LycEcho *echo)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  if (base == NULL)
    return json_object_has_member (echo->fields, "kind") ? copy_of (echo->fields) : NULL;
  if (echo->creates)
    return base;
  json_object_iter_init (&iter, echo->fields);
  while (json_object_iter_next (&iter, &name, &node))
    if (g_str_equal (name, "ranges") && JSON_NODE_HOLDS_ARRAY (node))
      json_object_set_member (base, name, join_arrays (node, base, name));
    else if (!keeps_own (name, node, base, echo))
      json_object_set_member (base, name, json_node_copy (node));
  return base;
}

static void
note_state (LycOutboxItem *item, LycPending *pending, const char **reason)
{
  LycPending state = lyc_outbox_item_get_state (item);

  if (state <= *pending)
    return;
  *pending = state;
  *reason = lyc_outbox_item_get_reason (item);
}

static JsonObject *
lay_act_over (JsonObject *shown, LycOutboxItem *item, LycKind kind, const char *id,
              LycPending *pending, const char **reason)
{
  LycAct *act = lyc_outbox_item_get_act (item);

  if (lyc_act_get_not_before (act) > 0)
    return shown; /* it shows when its time has come */
  for (guint i = 0; i < lyc_act_get_n_echoes (act); i++)
    {
      const LycEcho *echo = lyc_act_get_echo (act, i);

      if (echo->kind != kind || !g_str_equal (echo->id, id))
        continue;
      if (echo->creates && shown != NULL)
        continue;
      if (lyc_outbox_item_get_state (item) != LYC_PENDING_FAILED || echo->creates)
        shown = lay_over (shown, echo);
      note_state (item, pending, reason);
    }
  return shown;
}

/**
 * lyc_echo_overlay:
 * @outbox: of #LycOutboxItem, oldest first
 * @base: (nullable): what the store holds; not changed
 * @pending: (out): what the outbox still has to do for the object
 * @reason: (out) (nullable): why an act on it was refused
 *
 * What the window shows of an object: what the store holds with the waiting acts laid over it. A
 * created object that the store has already is the store's. A refused creation stays, so that no text
 * is lost; a refused change shows what really is.
 *
 * Returns: (transfer full) (nullable): the fields; %NULL where there is no such object (any more)
 */
JsonObject *
lyc_echo_overlay (GListModel *outbox, LycKind kind, const char *id, JsonObject *base,
                  LycPending *pending, const char **reason)
{
  JsonObject *shown = base != NULL ? copy_of (base) : NULL;

  *pending = LYC_PENDING_NONE;
  *reason = NULL;
  for (guint i = 0; i < g_list_model_get_n_items (outbox); i++)
    {
      g_autoptr (LycOutboxItem) item = g_list_model_get_item (outbox, i);

      shown = lay_act_over (shown, item, kind, id, pending, reason);
    }
  if (shown != NULL && lyc_json_flag (shown, "gone", FALSE))
    g_clear_pointer (&shown, json_object_unref);
  return shown;
}
