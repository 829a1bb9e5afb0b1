/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "drafts.h"
#include "lesson-downloads.h"
#include "session.h"
#include "store-library.h"
#include "sync-engine.h"

G_BEGIN_DECLS

#define LYC_TYPE_SYNC_SESSION (lyc_sync_session_get_type ())
G_DECLARE_FINAL_TYPE (LycSyncSession, lyc_sync_session, LYC, SYNC_SESSION, GObject)

LycSyncSession *lyc_sync_session_new (LycStore *store, LycConnector *connector,
                                      LycSyncEngine *engine, LycLibrary *library,
                                      const char *cache_dir);
void lyc_sync_session_set_keep_dir (LycSyncSession *self, const char *keep_dir);
void lyc_sync_session_set_upload_limit (LycSyncSession *self, gint64 bytes);
void            lyc_sync_session_set_user_id (LycSyncSession *self, const char *user_id);
void            lyc_sync_session_set_platform (LycSyncSession *self, const char *name,
                                               gboolean sandbox);
void lyc_sync_session_set_downloads (LycSyncSession *self, LycLessonDownloads *downloads);
void lyc_sync_session_delete_files (const char *cache_dir);
LycDrafts *lyc_sync_session_get_drafts (LycSyncSession *self);

G_END_DECLS
