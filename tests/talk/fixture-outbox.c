/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fixture-outbox.h"

static JsonObject *
merged (LycRecord *record, JsonObject *over)
{
  JsonObject *all = json_object_new ();
  JsonObject *parts[] = { lyc_record_get_fields (record), over };

  for (guint p = 0; p < G_N_ELEMENTS (parts); p++)
    {
      JsonObjectIter iter;
      const char *name;
      JsonNode *node;

      if (parts[p] == NULL)
        continue;
      json_object_iter_init (&iter, parts[p]);
      while (json_object_iter_next (&iter, &name, &node))
        json_object_set_member (all, name, json_node_copy (node));
    }
  return all;
}

void
fixture_outbox_apply (FixtureOutbox *self, LycAct *act, LycPending pending, gint64 pos)
{
  for (guint i = 0; i < lyc_act_get_n_echoes (act); i++)
    {
      const LycEcho *echo = lyc_act_get_echo (act, i);
      g_autoptr (LycRecord) record = lyc_library_lookup (self->library, echo->kind, echo->id);
      g_autoptr (JsonObject) fields = merged (record, echo->fields);

      if (pos > 0 && echo->kind == LYC_KIND_POST && echo->creates)
        json_object_set_int_member (fields, "pos", pos);
      fixture_library_store (self->library, echo->kind, echo->id, fields, pending);
    }
}

/* What the things of an act were before it. */
static GPtrArray *
befores_of (FixtureOutbox *self, LycAct *act)
{
  GPtrArray *befores = g_ptr_array_new_with_free_func ((GDestroyNotify) json_object_unref);

  for (guint i = 0; i < lyc_act_get_n_echoes (act); i++)
    {
      const LycEcho *echo = lyc_act_get_echo (act, i);
      g_autoptr (LycRecord) record = lyc_library_lookup (self->library, echo->kind, echo->id);

      g_ptr_array_add (befores, merged (record, NULL));
    }
  return befores;
}

static void
outbox_cancel (LycOutbox *outbox, const char *act_id)
{
  FixtureOutbox *self = (FixtureOutbox *) outbox;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++)
    {
      g_autoptr (LycOutboxItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);
      LycAct *act = lyc_outbox_item_get_act (item);
      GPtrArray *befores = g_object_get_data (G_OBJECT (item), "befores");

      if (g_strcmp0 (lyc_act_get_id (act), act_id) != 0)
        continue;
      g_list_store_remove (self->items, i);
      for (guint e = 0; e < befores->len; e++)
        fixture_library_store (self->library, lyc_act_get_echo (act, e)->kind,
                               lyc_act_get_echo (act, e)->id, g_ptr_array_index (befores, e),
                               LYC_PENDING_NONE);
      return;
    }
}

static void
outbox_perform (LycOutbox *outbox, LycAct *act)
{
  FixtureOutbox *self = (FixtureOutbox *) outbox;
  g_autoptr (LycOutboxItem) item = lyc_outbox_item_new (act);

  self->performed++;
  g_clear_pointer (&self->last, lyc_act_unref);
  self->last = lyc_act_ref (act);
  g_object_set_data_full (G_OBJECT (item), "befores", befores_of (self, act),
                          (GDestroyNotify) g_ptr_array_unref);
  g_list_store_append (self->items, item);
  fixture_outbox_apply (self, act, LYC_PENDING_QUEUED, 0);
}

static GType
outbox_item_type (GListModel *model)
{
  return LYC_TYPE_OUTBOX_ITEM;
}

static guint
outbox_n_items (GListModel *model)
{
  return g_list_model_get_n_items (G_LIST_MODEL (((FixtureOutbox *) model)->items));
}

static gpointer
outbox_item (GListModel *model, guint i)
{
  return g_list_model_get_item (G_LIST_MODEL (((FixtureOutbox *) model)->items), i);
}

static void
outbox_model_init (GListModelInterface *iface)
{
  iface->get_item_type = outbox_item_type;
  iface->get_n_items = outbox_n_items;
  iface->get_item = outbox_item;
}

static void
outbox_iface_init (LycOutboxInterface *iface)
{
  iface->perform = outbox_perform;
  iface->cancel = outbox_cancel;
}

G_DEFINE_TYPE_WITH_CODE (FixtureOutbox, fixture_outbox, G_TYPE_OBJECT,
                         G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, outbox_model_init)
                             G_IMPLEMENT_INTERFACE (LYC_TYPE_OUTBOX, outbox_iface_init))

static void
fixture_outbox_finalize (GObject *object)
{
  FixtureOutbox *self = (FixtureOutbox *) object;

  g_clear_object (&self->items);
  g_clear_object (&self->library);
  g_clear_pointer (&self->last, lyc_act_unref);
  G_OBJECT_CLASS (fixture_outbox_parent_class)->finalize (object);
}

static void
fixture_outbox_class_init (FixtureOutboxClass *klass)
{
  klass->finalize = fixture_outbox_finalize;
}

static void
fixture_outbox_init (FixtureOutbox *self)
{
  self->items = g_list_store_new (LYC_TYPE_OUTBOX_ITEM);
  g_signal_connect_swapped (self->items, "items-changed", G_CALLBACK (g_list_model_items_changed),
                            self);
}
