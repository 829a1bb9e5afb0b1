/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "connector.h"
#include "session.h"
#include "store.h"

G_BEGIN_DECLS

/**
 * LycSyncEngine:
 *
 * Keeps the store in step with the platform: registers, follows the stream, fills gaps. Signals:
 * "state-changed"; "ephemeral" (#JsonObject): a frame that is not kept.
 */
#define LYC_TYPE_SYNC_ENGINE (lyc_sync_engine_get_type ())
G_DECLARE_FINAL_TYPE (LycSyncEngine, lyc_sync_engine, LYC, SYNC_ENGINE, GObject)

LycSyncEngine *lyc_sync_engine_new (LycStore *store, LycConnector *connector);
void lyc_sync_engine_restore (LycSyncEngine *self, const LycStoreStart *start);
void               lyc_sync_engine_start (LycSyncEngine *self, gint64 cursor);
void               lyc_sync_engine_set_user_id (LycSyncEngine *self, const char *user_id);
void               lyc_sync_engine_stop (LycSyncEngine *self);
void               lyc_sync_engine_reconnect (LycSyncEngine *self);
void               lyc_sync_engine_signed_out (LycSyncEngine *self);
LycConnectionState lyc_sync_engine_get_state (LycSyncEngine *self);
gint64 lyc_sync_engine_get_since (LycSyncEngine *self);
gint64 lyc_sync_engine_get_platform_time (LycSyncEngine *self);
void lyc_sync_engine_set_presence (LycSyncEngine *self, const char *presence);
void               lyc_sync_engine_say (LycSyncEngine *self, JsonObject *message);

G_END_DECLS
