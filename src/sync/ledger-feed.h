/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ledger.h"
#include "outbox.h"
#include "store.h"

G_BEGIN_DECLS

/* Says the platform's time in milliseconds. */
typedef gint64 (*LycPlatformTime) (gpointer data);

/* Counts what is unread whenever the store or the waiting read marks are different. */
#define LYC_TYPE_LEDGER_FEED (lyc_ledger_feed_get_type ())
G_DECLARE_FINAL_TYPE (LycLedgerFeed, lyc_ledger_feed, LYC, LEDGER_FEED, GObject)

LycLedgerFeed *lyc_ledger_feed_new (LycStore *store, LycLedger *ledger, GListModel *outbox);
void           lyc_ledger_feed_set_user_id (LycLedgerFeed *self, const char *user_id);
void lyc_ledger_feed_set_clock (LycLedgerFeed *self, LycPlatformTime clock, gpointer data);
void           lyc_ledger_feed_touch (LycLedgerFeed *self, LycAct *act);

G_END_DECLS
