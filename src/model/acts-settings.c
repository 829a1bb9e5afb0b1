/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "acts.h"
#include "echo-fields.h"

/**
 * lyc_act_set_settings:
 * @my_id: the person, whose settings they are
 * @changes: (transfer none): the fields that change, as the API has them
 *
 * Returns: (transfer full): the act; what it does not name stays, whatever another device sets
 */
LycAct *
lyc_act_set_settings (const char *my_id, JsonObject *changes)
{
  LycAct *act = lyc_act_new ("settings.edit", my_id, my_id);
  JsonObject *fields = lyc_fields_new (LYC_KIND_SETTINGS, my_id);
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init (&iter, changes);
  while (json_object_iter_next (&iter, &name, &node))
    json_object_set_member (fields, name, json_node_copy (node));
  lyc_act_take_body (act, json_object_ref (changes));
  lyc_act_take_echo (act, LYC_KIND_SETTINGS, my_id, FALSE, fields);
  return act;
}
