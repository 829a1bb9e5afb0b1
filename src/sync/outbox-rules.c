/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "outbox-rules.h"

/* Marks that nobody is asked about: where the platform refuses one, there is nothing to decide. */
gboolean
lyc_outbox_is_silent (LycAct *act)
{
  static const char *const verbs[]
      = { "read_state.set", "progress.merge", "progress.check", "notice.see", NULL };

  return g_strv_contains (verbs, lyc_act_get_verb (act));
}

/* Whether the waiting @item is dropped for @act. */
gboolean
lyc_outbox_replaces (LycAct *act, LycOutboxItem *item)
{
  LycAct *other = lyc_outbox_item_get_act (item);

  return lyc_act_replaces (act) && lyc_outbox_item_get_state (item) != LYC_PENDING_SENDING
         && g_str_equal (lyc_act_get_verb (act), lyc_act_get_verb (other))
         && g_str_equal (lyc_act_get_target (act), lyc_act_get_target (other))
         && g_strcmp0 (lyc_act_get_parent (act), lyc_act_get_parent (other)) == 0;
}

/* A report of what was watched never drops what the one before it said, and a change of a change is
 * still one of what stood there first. */
void
lyc_outbox_fold_in (LycAct *act, LycAct *older)
{
  JsonObject *body = lyc_act_get_body (act);
  JsonObject *before = lyc_act_get_body (older);
  static const char *const kept[] = { "completed", "place", "position_ms", "seek" };

  lyc_act_set_base (act, MIN (lyc_act_get_base (act), lyc_act_get_base (older)));
  if (body == NULL || before == NULL || !g_str_equal (lyc_act_get_verb (act), "progress.merge"))
    return;
  if (json_object_has_member (before, "ranges"))
    {
      JsonArray *ranges = json_array_ref (json_object_get_array_member (before, "ranges"));
      JsonArray *more = json_object_has_member (body, "ranges")
                            ? json_object_get_array_member (body, "ranges")
                            : NULL;
      g_autoptr (JsonArray) all = json_array_new ();

      for (guint i = 0; i < json_array_get_length (ranges); i++)
        json_array_add_element (all, json_array_dup_element (ranges, i));
      for (guint i = 0; more != NULL && i < json_array_get_length (more); i++)
        json_array_add_element (all, json_array_dup_element (more, i));
      json_object_set_array_member (body, "ranges", json_array_ref (all));
      json_array_unref (ranges);
    }
  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    if (!json_object_has_member (body, kept[i]) && json_object_has_member (before, kept[i]))
      json_object_set_member (body, kept[i], json_object_dup_member (before, kept[i]));
}

/* Returns: (transfer none) (nullable): the id of the container in the answer to container.create */
const char *
lyc_outbox_answered_container (JsonObject *answer)
{
  JsonArray *objects = json_object_has_member (answer, "objects")
                           ? json_object_get_array_member (answer, "objects")
                           : NULL;

  for (guint i = 0; objects != NULL && i < json_array_get_length (objects); i++)
    {
      JsonObject *object = json_array_get_object_element (objects, i);

      if (g_strcmp0 (json_object_get_string_member_with_default (object, "kind", ""), "container")
          == 0)
        return json_object_get_string_member_with_default (object, "id", NULL);
    }
  return NULL;
}

/* Returns: the rev that the answer to a change of @id says; 0 where it says none */
gint64
lyc_outbox_answered_rev (JsonObject *answer, const char *id)
{
  return g_strcmp0 (json_object_get_string_member_with_default (answer, "id", NULL), id) == 0
             ? json_object_get_int_member_with_default (answer, "rev", 0)
             : 0;
}
