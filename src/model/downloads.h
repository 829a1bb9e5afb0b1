/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "download.h"

G_BEGIN_DECLS

/**
 * LycDownloads:
 *
 * The lessons that are kept on this machine. A list of #LycDownload: those that were asked for, the
 * oldest first. Signal "changed": what is used, or the quota, is different.
 */
#define LYC_TYPE_DOWNLOADS (lyc_downloads_get_type ())
G_DECLARE_INTERFACE (LycDownloads, lyc_downloads, LYC, DOWNLOADS, GObject)

struct _LycDownloadsInterface
{
  GTypeInterface parent_iface;

  LycDownload *(*lookup) (LycDownloads *self, const char *lesson_id);
  void (*fetch) (LycDownloads *self, const char *lesson_id);
  void (*pause) (LycDownloads *self, const char *lesson_id);
  void (*remove) (LycDownloads *self, const char *lesson_id);
  gint64 (*get_used) (LycDownloads *self);
  gint64 (*get_quota) (LycDownloads *self);
  void (*set_quota) (LycDownloads *self, gint64 bytes);
};

LycDownload *lyc_downloads_lookup (LycDownloads *self, const char *lesson_id);
void lyc_downloads_fetch (LycDownloads *self, const char *lesson_id);
void lyc_downloads_pause (LycDownloads *self, const char *lesson_id);
void lyc_downloads_remove (LycDownloads *self, const char *lesson_id);
gint64 lyc_downloads_get_used (LycDownloads *self);
gint64 lyc_downloads_get_quota (LycDownloads *self);
void lyc_downloads_set_quota (LycDownloads *self, gint64 bytes);

G_END_DECLS
