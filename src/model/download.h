/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  LYC_DOWNLOAD_NONE,    /* not on this machine, and not asked for */
  LYC_DOWNLOAD_WAITING, /* asked for: its turn, or the network, is yet to come */
  LYC_DOWNLOAD_RUNNING,
  LYC_DOWNLOAD_PAUSED, /* what has come stays */
  LYC_DOWNLOAD_READY,
  LYC_DOWNLOAD_FAILED,  /* see lyc_download_get_reason() */
  LYC_DOWNLOAD_EXPIRED, /* was here; may be fetched again */
} LycDownloadState;

/* How a download stands. Bytes; times in ms since the epoch. */
typedef struct
{
  LycDownloadState state;
  gint64 size;        /* -1: not known yet */
  gint64 done;        /* of the size, on this machine */
  gint64 expires_at;  /* 0: never */
  const char *reason; /* nullable: why it failed, a sentence for the person */
} LycDownloadStatus;

/**
 * LycDownload:
 *
 * One lesson as a unit for offline use: its recording or document, transcripts and threads.
 * Signal "changed".
 */
#define LYC_TYPE_DOWNLOAD (lyc_download_get_type ())
G_DECLARE_FINAL_TYPE (LycDownload, lyc_download, LYC, DOWNLOAD, GObject)

LycDownload *lyc_download_new (const char *lesson_id);
const char *lyc_download_get_lesson_id (LycDownload *self);
LycDownloadState lyc_download_get_state (LycDownload *self);
gint64 lyc_download_get_size (LycDownload *self);
gint64 lyc_download_get_done (LycDownload *self);
gint64 lyc_download_get_expires_at (LycDownload *self);
const char *lyc_download_get_reason (LycDownload *self);

/* For sync alone. */
void lyc_download_update (LycDownload *self, const LycDownloadStatus *status);
void lyc_download_get_status (LycDownload *self, LycDownloadStatus *status);

G_END_DECLS
