/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "downloads.h"

G_DEFINE_INTERFACE (LycDownloads, lyc_downloads, G_TYPE_OBJECT)

static void
lyc_downloads_default_init (LycDownloadsInterface *iface)
{
  g_signal_new ("changed", LYC_TYPE_DOWNLOADS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                0);
}

/* Returns: (transfer full): the one download of the lesson, whether it was asked for or not */
LycDownload *
lyc_downloads_lookup (LycDownloads *self, const char *lesson_id)
{
  return LYC_DOWNLOADS_GET_IFACE (self)->lookup (self, lesson_id);
}

/* Asks for the lesson, goes on where it was paused, or tries again what failed. */
void
lyc_downloads_fetch (LycDownloads *self, const char *lesson_id)
{
  LYC_DOWNLOADS_GET_IFACE (self)->fetch (self, lesson_id);
}

/* Stops for now; what has come stays. */
void
lyc_downloads_pause (LycDownloads *self, const char *lesson_id)
{
  LYC_DOWNLOADS_GET_IFACE (self)->pause (self, lesson_id);
}

/* Takes the lesson's files off this machine, or stops asking for them. */
void
lyc_downloads_remove (LycDownloads *self, const char *lesson_id)
{
  LYC_DOWNLOADS_GET_IFACE (self)->remove (self, lesson_id);
}

/* Returns: bytes that all downloads take, those on their way as a whole */
gint64
lyc_downloads_get_used (LycDownloads *self)
{
  return LYC_DOWNLOADS_GET_IFACE (self)->get_used (self);
}

/* Returns: bytes that all downloads may take */
gint64
lyc_downloads_get_quota (LycDownloads *self)
{
  return LYC_DOWNLOADS_GET_IFACE (self)->get_quota (self);
}

void
lyc_downloads_set_quota (LycDownloads *self, gint64 bytes)
{
  LYC_DOWNLOADS_GET_IFACE (self)->set_quota (self, bytes);
}
