/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "take-back.h"

/* Returns: (transfer full): an empty list of #LycAct */
GPtrArray *
lyc_take_back_list_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) lyc_act_unref);
}

/* Returns: (transfer full): the ids of the files that the act names, NULL-terminated */
GStrv
lyc_take_back_dup_files (LycAct *act)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  JsonObject *body = lyc_act_get_body (act);
  JsonArray *ids = NULL;

  if (body != NULL && json_object_has_member (body, "post"))
    body = json_object_get_object_member (body, "post");
  if (body != NULL && json_object_has_member (body, "file_ids"))
    ids = json_object_get_array_member (body, "file_ids");
  for (guint i = 0; ids != NULL && i < json_array_get_length (ids); i++)
    g_strv_builder_add (builder, json_array_get_string_element (ids, i));
  return g_strv_builder_end (builder);
}

static gboolean
is_empty (const char *text)
{
  return text == NULL || *text == '\0';
}

static gboolean
same_text (const char *one, const char *other)
{
  return is_empty (one) ? is_empty (other) : g_strcmp0 (one, other) == 0;
}

/* The draft that the act came from goes with it and its files, if it still says the same. */
static void
forget_draft (LycSession *session, LycAct *act)
{
  static const char *const none[] = { NULL };
  const char *place = lyc_act_get_draft (act);
  g_auto (GStrv) ids = lyc_take_back_dup_files (act);

  if (place == NULL
      || !same_text (lyc_session_get_draft (session, place), lyc_act_get_draft_text (act))
      || !g_strv_equal (lyc_session_get_draft_files (session, place), (const char *const *) ids))
    return;
  lyc_session_set_draft_files (session, place, none);
  lyc_session_replace_draft (session, place, "");
}

static gboolean
is_named_by_another (LycOutbox *outbox, LycAct *act, const char *file_id)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (outbox)); i++)
    {
      g_autoptr (LycOutboxItem) item = g_list_model_get_item (G_LIST_MODEL (outbox), i);
      LycAct *other = lyc_outbox_item_get_act (item);
      g_auto (GStrv) ids = lyc_take_back_dup_files (other);

      if (other != act && g_strv_contains ((const char *const *) ids, file_id))
        return TRUE;
    }
  return FALSE;
}

/* What was to go with the act alone is not uploaded any more. */
static void
take_uploads (LycOutbox *outbox, LycAct *act, GPtrArray *taken)
{
  g_auto (GStrv) ids = lyc_take_back_dup_files (act);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_autoptr (LycOutboxItem) upload = lyc_outbox_find (outbox, "file.create", ids[i]);

      if (upload == NULL || is_named_by_another (outbox, act, ids[i]))
        continue;
      g_ptr_array_add (taken, lyc_act_ref (lyc_outbox_item_get_act (upload)));
      lyc_outbox_cancel (outbox, ids[i]);
    }
}

/**
 * lyc_take_back:
 * @item: (transfer none): it can be taken back, see lyc_outbox_item_can_take_back()
 * @taken: what lyc_take_back_undo() needs is added
 *
 * Forgets an act, the draft that it came from unless that says something else by now, and the
 * uploads that go with nothing else.
 */
void
lyc_take_back (LycServices *services, LycOutboxItem *item, GPtrArray *taken)
{
  LycOutbox *outbox = lyc_services_get_outbox (services);
  g_autoptr (LycAct) act = lyc_act_ref (lyc_outbox_item_get_act (item));

  forget_draft (lyc_services_get_session (services), act);
  take_uploads (outbox, act, taken);
  g_ptr_array_add (taken, lyc_act_ref (act));
  lyc_outbox_cancel (outbox, lyc_act_get_id (act));
}

/* What was begun in the place since stays. */
static void
restore_draft (LycSession *session, LycAct *act)
{
  const char *place = lyc_act_get_draft (act);
  g_auto (GStrv) ids = lyc_take_back_dup_files (act);

  if (place == NULL || lyc_act_get_draft_text (act) == NULL
      || !is_empty (lyc_session_get_draft (session, place))
      || *lyc_session_get_draft_files (session, place) != NULL)
    return;
  lyc_session_set_draft (session, place, lyc_act_get_draft_text (act));
  lyc_session_set_draft_files (session, place, (const char *const *) ids);
}

/* Does what was taken back after all, in the same order. */
void
lyc_take_back_undo (LycServices *services, GPtrArray *taken)
{
  for (guint i = 0; i < taken->len; i++)
    {
      restore_draft (lyc_services_get_session (services), g_ptr_array_index (taken, i));
      lyc_outbox_perform (lyc_services_get_outbox (services), g_ptr_array_index (taken, i));
    }
}
