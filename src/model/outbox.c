/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "outbox.h"

struct _LycOutboxItem
{
  GObject parent_instance;

  LycAct *act;
  LycPending state;
  char *reason;
};

G_DEFINE_INTERFACE (LycOutbox, lyc_outbox, G_TYPE_OBJECT)

static void
lyc_outbox_default_init (LycOutboxInterface *iface)
{
  g_signal_new ("state-changed", LYC_TYPE_OUTBOX, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 0);
}

/**
 * lyc_outbox_perform:
 * @act: (transfer none): what the person did
 *
 * Writes @act to disk, shows its echoes, and sends it when it can.
 */
void
lyc_outbox_perform (LycOutbox *self, LycAct *act)
{
  LYC_OUTBOX_GET_IFACE (self)->perform (self, act);
}

/* Tries a refused act again. */
void
lyc_outbox_retry (LycOutbox *self, const char *act_id)
{
  LYC_OUTBOX_GET_IFACE (self)->retry (self, act_id);
}

/* Takes an act back that has not been answered; one already on its way cannot be taken back. */
void
lyc_outbox_cancel (LycOutbox *self, const char *act_id)
{
  LYC_OUTBOX_GET_IFACE (self)->cancel (self, act_id);
}

/* Lets a waiting act go no sooner than @not_before (milliseconds since the epoch); 0: at once. One
 * that is on its way already goes. */
void
lyc_outbox_schedule (LycOutbox *self, const char *act_id, gint64 not_before)
{
  LYC_OUTBOX_GET_IFACE (self)->schedule (self, act_id, not_before);
}

/**
 * lyc_outbox_count:
 * @n_failed: (out): how many of them were refused
 *
 * Returns: how many acts wait that a person would ask about
 */
guint
lyc_outbox_count (LycOutbox *self, guint *n_failed)
{
  GListModel *items = G_LIST_MODEL (self);
  guint n = 0;

  *n_failed = 0;
  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (LycOutboxItem) item = g_list_model_get_item (items, i);

      if (lyc_act_is_silent (item->act))
        continue;
      n++;
      *n_failed += item->state == LYC_PENDING_FAILED;
    }
  return n;
}

G_DEFINE_FINAL_TYPE (LycOutboxItem, lyc_outbox_item, G_TYPE_OBJECT)

static void
lyc_outbox_item_finalize (GObject *object)
{
  LycOutboxItem *self = LYC_OUTBOX_ITEM (object);

  g_clear_pointer (&self->act, lyc_act_unref);
  g_clear_pointer (&self->reason, g_free);
  G_OBJECT_CLASS (lyc_outbox_item_parent_class)->finalize (object);
}

static void
lyc_outbox_item_class_init (LycOutboxItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lyc_outbox_item_finalize;
  g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 0);
}

static void
lyc_outbox_item_init (LycOutboxItem *self)
{
  self->state = LYC_PENDING_QUEUED;
}

LycOutboxItem *
lyc_outbox_item_new (LycAct *act)
{
  LycOutboxItem *self = g_object_new (LYC_TYPE_OUTBOX_ITEM, NULL);

  self->act = lyc_act_ref (act);
  return self;
}

LycAct *
lyc_outbox_item_get_act (LycOutboxItem *self)
{
  return self->act;
}

LycPending
lyc_outbox_item_get_state (LycOutboxItem *self)
{
  return self->state;
}

/* Why it was refused, a sentence for the person; NULL in the other states. */
const char *
lyc_outbox_item_get_reason (LycOutboxItem *self)
{
  return self->reason;
}

void
lyc_outbox_item_set_state (LycOutboxItem *self, LycPending state, const char *reason)
{
  self->state = state;
  g_free (self->reason);
  self->reason = g_strdup (reason);
  g_signal_emit_by_name (self, "changed");
}

/* Whether to forget the act is to undo it: no request for it was made, or it was refused. */
gboolean
lyc_outbox_item_can_take_back (LycOutboxItem *self)
{
  return self->state != LYC_PENDING_SENDING && !lyc_act_was_tried (self->act);
}

/* Whether the act was held back so that it could be taken back, and has not gone yet. */
gboolean
lyc_outbox_item_can_undo (LycOutboxItem *self)
{
  return self->state == LYC_PENDING_QUEUED && lyc_act_get_hold_until (self->act) > 0
         && lyc_outbox_item_can_take_back (self);
}

/**
 * lyc_outbox_find:
 * @verb: (nullable): an operationId; %NULL for any
 * @target: what it is done to
 *
 * Returns: (transfer full) (nullable): the oldest such act that has not been answered
 */
LycOutboxItem *
lyc_outbox_find (LycOutbox *self, const char *verb, const char *target)
{
  GListModel *items = G_LIST_MODEL (self);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (LycOutboxItem) item = g_list_model_get_item (items, i);

      if ((verb == NULL || g_str_equal (lyc_act_get_verb (item->act), verb))
          && g_strcmp0 (lyc_act_get_target (item->act), target) == 0)
        return g_steal_pointer (&item);
    }
  return NULL;
}
