/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "connector.h"
#include "outbox.h"
#include "store.h"

G_BEGIN_DECLS

/**
 * LycSyncOutbox:
 *
 * The outbox that sends. Signals: "touched" (#LycAct, removed): what shows of an act is different;
 * "draft-cleared" (place, text): the platform has what the draft said; "signed-out".
 */
#define LYC_TYPE_SYNC_OUTBOX (lyc_sync_outbox_get_type ())
G_DECLARE_FINAL_TYPE (LycSyncOutbox, lyc_sync_outbox, LYC, SYNC_OUTBOX, GObject)

LycSyncOutbox *lyc_sync_outbox_new (LycStore *store, LycConnector *connector);
GListModel *lyc_sync_outbox_get_items (LycSyncOutbox *self);
void lyc_sync_outbox_restore (LycSyncOutbox *self, GPtrArray *stored_acts);
void lyc_sync_outbox_set_online (LycSyncOutbox *self, gboolean online);
void lyc_sync_outbox_set_clock (LycSyncOutbox *self, gint64 (*now_us) (void));

G_END_DECLS
