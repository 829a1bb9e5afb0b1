/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "library.h"
#include "outbox.h"
#include "queries.h"
#include "store.h"

G_BEGIN_DECLS

/* Asks the platform for posts: @where is "before", "after" or "around"; @pos 0 with "before" is the end. */
typedef void (*LycFetchPosts) (const char *container_id, const char *where, gint64 pos,
                               GAsyncReadyCallback callback, gpointer callback_data,
                               gpointer user_data);

#define LYC_TYPE_STORE_LIBRARY (lyc_store_library_get_type ())
G_DECLARE_FINAL_TYPE (LycStoreLibrary, lyc_store_library, LYC, STORE_LIBRARY, GObject)

LycStoreLibrary *lyc_store_library_new (LycStore *store, GListModel *outbox);
void             lyc_store_library_set_fetch (LycStoreLibrary *self, LycFetchPosts fetch,
                                              gpointer user_data);
void             lyc_store_library_touch (LycStoreLibrary *self, LycAct *act, gboolean removed);
void             lyc_store_library_online (LycStoreLibrary *self);

/* For the live results alone. */
LycStore        *lyc_store_library_get_store (LycStoreLibrary *self);
GListModel      *lyc_store_library_get_outbox (LycStoreLibrary *self);
LycRecord       *lyc_store_library_intern (LycStoreLibrary *self, LycKind kind, const char *id);
void             lyc_store_library_feed (LycStoreLibrary *self, LycRecord *record, const LycRow *row);
void             lyc_store_library_refresh (LycStoreLibrary *self, LycRecord *record);
gboolean         lyc_store_library_fetch (LycStoreLibrary *self, const char *container_id,
                                          const char *where, gint64 pos,
                                          GAsyncReadyCallback callback, gpointer callback_data);

G_END_DECLS
