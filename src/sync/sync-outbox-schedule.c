/* SPDX-License-Identifier: GPL-3.0-or-later */
/* LycSyncOutbox: acts that wait for their time. The machine may sleep in between, and its clock be
 * set, so the time is looked at again and again instead of waited for once. */
#include "config.h"

#include "sync-outbox-private.h"

/* The longest that the clock is not looked at, milliseconds. */
#define LOOK_MS 20000

static gboolean
look_cb (gpointer data)
{
  LycSyncOutbox *self = data;

  self->due_source = 0;
  lyc_sync_outbox_pump (self);
  return G_SOURCE_REMOVE;
}

/* Lets go what has waited long enough, and looks again when the next one is due. */
void
lyc_sync_outbox_release_due (LycSyncOutbox *self)
{
  gint64 now = self->now_us () / G_TIME_SPAN_MILLISECOND;
  gint64 next = G_MAXINT64;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self)); i++)
    {
      LycOutboxItem *item = lyc_sync_outbox_nth (self, i);
      LycAct *act = lyc_outbox_item_get_act (item);
      gint64 due = lyc_act_get_not_before (act);

      if (due > now)
        next = MIN (next, due);
      if (due == 0 || due > now)
        continue;
      lyc_act_set_not_before (act, 0);
      lyc_sync_outbox_set_state (self, item, lyc_outbox_item_get_state (item),
                                 lyc_outbox_item_get_reason (item));
    }
  g_clear_handle_id (&self->due_source, g_source_remove);
  if (next != G_MAXINT64 && self->store != NULL)
    self->due_source = g_timeout_add ((guint) MIN (next - now, LOOK_MS), look_cb, self);
}

/* @now_us: what tells the time, instead of the clock of this machine; microseconds */
void
lyc_sync_outbox_set_clock (LycSyncOutbox *self, gint64 (*now_us) (void))
{
  self->now_us = now_us;
}

void
lyc_sync_outbox_schedule (LycOutbox *outbox, const char *act_id, gint64 not_before)
{
  LycSyncOutbox *self = LYC_SYNC_OUTBOX (outbox);
  LycOutboxItem *item = lyc_sync_outbox_find (self, act_id);

  if (item == NULL || lyc_outbox_item_get_state (item) == LYC_PENDING_SENDING)
    return;
  lyc_act_set_not_before (lyc_outbox_item_get_act (item), not_before);
  lyc_sync_outbox_write (self,
                         lyc_outbox_write_new (lyc_outbox_item_get_act (item), TRUE,
                                               lyc_outbox_item_get_reason (item)),
                         NULL, NULL);
  lyc_sync_outbox_set_state (self, item, lyc_outbox_item_get_state (item),
                             lyc_outbox_item_get_reason (item));
  lyc_sync_outbox_pump (self);
}
