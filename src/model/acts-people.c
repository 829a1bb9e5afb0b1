/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "acts.h"
#include "echo-fields.h"

/**
 * lyc_act_block:
 * @blocked: %FALSE to take it back
 * @now: in milliseconds
 *
 * Returns: (transfer full): the act by which messages and mentions of @user_id do not reach this
 *   person any more; the other is not told
 */
LycAct *
lyc_act_block (const char *user_id, gboolean blocked, gint64 now)
{
  LycAct *act = lyc_act_new (blocked ? "block.set" : "block.remove", user_id, user_id);
  JsonObject *fields = lyc_fields_new (LYC_KIND_BLOCK, user_id);

  json_object_set_int_member (fields, "created_at", now);
  json_object_set_boolean_member (fields, "gone", !blocked);
  lyc_act_take_echo (act, LYC_KIND_BLOCK, user_id, blocked, fields);
  return act;
}

/**
 * lyc_act_edit_me:
 * @my_id: the person
 * @changes: (transfer none): the fields of the profile that change, as the API has them
 *
 * Returns: (transfer full): the act; what it does not name stays
 */
LycAct *
lyc_act_edit_me (const char *my_id, JsonObject *changes)
{
  LycAct *act = lyc_act_new ("me.edit", my_id, my_id);
  JsonObject *fields = lyc_fields_new (LYC_KIND_USER, my_id);
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init (&iter, changes);
  while (json_object_iter_next (&iter, &name, &node))
    json_object_set_member (fields, name, json_node_copy (node));
  lyc_act_take_body (act, json_object_ref (changes));
  lyc_act_take_echo (act, LYC_KIND_USER, my_id, FALSE, fields);
  return act;
}
