/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "backoff.h"
#include "outbox-disk.h"
#include "sync-outbox.h"

G_BEGIN_DECLS

struct _LycSyncOutbox
{
  GObject parent_instance;

  LycStore *store;
  LycConnector *connector;
  GListStore *items;
  GPtrArray *writing; /* of LycOutboxItem: not on disk yet, and so in no list, oldest first */
  GHashTable *places; /* those that a request runs in */
  GHashTable *uploads; /* act id -> GCancellable, of uploads that run */
  guint sending;
  LycBackoff backoff;
  guint patience_source; /* when the patient acts go */
  guint wait_source;
  guint hold_source; /* when the first act that is held back may go */
  guint due_source; /* looks whether an act's time has come */
  gint64 (*now_us) (void);
  gboolean online;
};

/* One item with its outbox, for callbacks. */
typedef struct
{
  LycSyncOutbox *self;
  LycOutboxItem *item;
  GPtrArray *replaced; /* ids of the acts that were folded into the item; NULL for none */
} LycOutboxStep;

LycOutboxStep *lyc_outbox_step_new (LycSyncOutbox *self, LycOutboxItem *item);
void lyc_outbox_step_free (LycOutboxStep *step);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LycOutboxStep, lyc_outbox_step_free)

LycOutboxItem *lyc_sync_outbox_nth (LycSyncOutbox *self, guint i);
LycOutboxItem *lyc_sync_outbox_find (LycSyncOutbox *self, const char *act_id);
void lyc_sync_outbox_set_state (LycSyncOutbox *self, LycOutboxItem *item, LycPending state,
                                const char *reason);
void lyc_sync_outbox_take_out (LycSyncOutbox *self, LycOutboxItem *item);
void lyc_sync_outbox_write (LycSyncOutbox *self, LycOutboxWrite *write,
                            GAsyncReadyCallback callback, gpointer user_data);
void lyc_sync_outbox_pump (LycSyncOutbox *self);
void lyc_sync_outbox_release_due (LycSyncOutbox *self);
void lyc_sync_outbox_schedule (LycOutbox *outbox, const char *act_id, gint64 not_before);

G_END_DECLS
