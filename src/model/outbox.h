/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "act.h"

G_BEGIN_DECLS

/**
 * LycOutbox:
 *
 * Where panes put what a person did. An act is on disk before it shows, is sent exactly once, and
 * stays with its reason when the platform refuses it. As a GListModel it holds a #LycOutboxItem for
 * each act that has not been answered yet. Signal "state-changed": one of them stands otherwise.
 */
#define LYC_TYPE_OUTBOX (lyc_outbox_get_type ())
G_DECLARE_INTERFACE (LycOutbox, lyc_outbox, LYC, OUTBOX, GObject)

struct _LycOutboxInterface
{
  GTypeInterface parent_iface;

  void (*perform) (LycOutbox *self, LycAct *act);
  void (*retry) (LycOutbox *self, const char *act_id);
  void (*cancel) (LycOutbox *self, const char *act_id);
  void (*schedule) (LycOutbox *self, const char *act_id, gint64 not_before);
};

void lyc_outbox_perform (LycOutbox *self, LycAct *act);
void lyc_outbox_retry (LycOutbox *self, const char *act_id);
void lyc_outbox_cancel (LycOutbox *self, const char *act_id);
void lyc_outbox_schedule (LycOutbox *self, const char *act_id, gint64 not_before);
guint lyc_outbox_count (LycOutbox *self, guint *n_failed);

/* One waiting or refused act. */
#define LYC_TYPE_OUTBOX_ITEM (lyc_outbox_item_get_type ())
G_DECLARE_FINAL_TYPE (LycOutboxItem, lyc_outbox_item, LYC, OUTBOX_ITEM, GObject)

LycOutboxItem *lyc_outbox_item_new (LycAct *act);
LycAct        *lyc_outbox_item_get_act (LycOutboxItem *self);
LycPending     lyc_outbox_item_get_state (LycOutboxItem *self);
const char    *lyc_outbox_item_get_reason (LycOutboxItem *self);
gboolean       lyc_outbox_item_can_undo (LycOutboxItem *self);
gboolean lyc_outbox_item_can_take_back (LycOutboxItem *self);
void           lyc_outbox_item_set_state (LycOutboxItem *self, LycPending state, const char *reason);

LycOutboxItem *lyc_outbox_find (LycOutbox *self, const char *verb, const char *target);

G_END_DECLS
