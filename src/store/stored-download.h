/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/* A lesson's download as it stands on disk; bytes, and ms since the epoch. */
typedef struct
{
  char *lesson_id;
  int state;         /* LycDownloadState; never "running" */
  gint64 asked_at;   /* orders the queue */
  gint64 size;       /* -1: not known */
  gint64 expires_at; /* 0: never */
  char *files;       /* nullable: JSON, asset id -> name of its file */
  char *reason;      /* nullable */
} LycStoredDownload;

LycStoredDownload *lyc_stored_download_new (const char *lesson_id);
LycStoredDownload *lyc_stored_download_copy (const LycStoredDownload *self);
void lyc_stored_download_free (LycStoredDownload *self);
gboolean lyc_stored_downloads_read (sqlite3 *db, GPtrArray *downloads, GError **error);

/* Jobs of the store's own file. */
gpointer lyc_stored_download_write_job (sqlite3 *db, gpointer download, GError **error);
gpointer lyc_stored_download_delete_job (sqlite3 *db, gpointer lesson_id, GError **error);

G_END_DECLS
