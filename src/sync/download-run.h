/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "connector.h"
#include "lesson-parts.h"

G_BEGIN_DECLS

/* Told how many bytes of the lesson are on this machine. */
typedef void (*LycDownloadDone) (gint64 bytes, gpointer user_data);

/* One lesson to fetch; all is borrowed until it ends. */
typedef struct
{
  LycStore *store;
  LycConnector *connector;
  const char *folder;
  LycLessonParts *parts;
  LycDownloadDone done;
  gpointer done_data;
} LycDownloadJob;

char *lyc_download_file_name (const LycLessonAsset *asset);
char *lyc_download_path (const char *folder, const LycLessonAsset *asset);
char *lyc_download_room (gint64 missing, guint64 free);
gint64 lyc_download_measure (const char *folder, const LycLessonAsset *asset);
void lyc_download_run_async (const LycDownloadJob *job, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer user_data);
gboolean lyc_download_run_finish (GAsyncResult *result, GError **error);

G_END_DECLS
