/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "change-list.h"
#include "draft.h"
#include "stored-download.h"
#include "worker.h"

G_BEGIN_DECLS

/* What stands on disk at the start. */
typedef struct
{
  gint64 cursor;      /* -1: never registered, or the cache was thrown away */
  gint64 agreed_at;   /* when the platform gave the cursor, ms since the epoch; 0 with none */
  gint64 ahead_ms;    /* how far the platform's clock was ahead of this machine's */
  gboolean look_again; /* what the person may see changed, and was not looked at yet */
  char *user_id;      /* nullable */
  GPtrArray *outbox;  /* of LycStoredAct, in the order they were made */
  GPtrArray *drafts;  /* of LycDraft */
  GPtrArray *downloads; /* of LycStoredDownload, in the order they were asked for */
} LycStoreStart;

typedef struct
{
  char *json;
  char *reason; /* nullable: why the platform refused it */
} LycStoredAct;

void lyc_store_start_free (LycStoreStart *start);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LycStoreStart, lyc_store_start_free)

/**
 * LycStore:
 *
 * The two files of a profile and the threads that own their connections. Signal "committed"
 * (#GPtrArray of #LycChange), in the main thread, after what is different can be read.
 */
#define LYC_TYPE_STORE (lyc_store_get_type ())
G_DECLARE_FINAL_TYPE (LycStore, lyc_store, LYC, STORE, GObject)

LycStore      *lyc_store_new (const char *data_dir, const char *cache_dir);
void           lyc_store_start_async (LycStore *self, GAsyncReadyCallback callback,
                                      gpointer user_data);
LycStoreStart *lyc_store_start_finish (LycStore *self, GAsyncResult *result, GError **error);
void           lyc_store_apply_async (LycStore *self, LycChangeList *changes,
                                      GAsyncReadyCallback callback, gpointer user_data);
gboolean       lyc_store_apply_finish (LycStore *self, GAsyncResult *result, GError **error);
void lyc_store_keep_file_text_async (LycStore *self, const char *file_id, const char *text,
                                     GAsyncReadyCallback callback, gpointer user_data);
LycWorker     *lyc_store_get_reader (LycStore *self);
LycWorker *lyc_store_get_searcher (LycStore *self);
LycWorker     *lyc_store_get_mine (LycStore *self);
void           lyc_store_stop (LycStore *self);
void           lyc_store_delete_cache (const char *cache_dir);

G_END_DECLS
