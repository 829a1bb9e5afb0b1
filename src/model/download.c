/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "download.h"

struct _LycDownload
{
  GObject parent_instance;

  char *lesson_id;
  LycDownloadStatus status; /* its reason is owned */
};

G_DEFINE_FINAL_TYPE (LycDownload, lyc_download, G_TYPE_OBJECT)

static guint changed_signal;

static void
lyc_download_finalize (GObject *object)
{
  LycDownload *self = LYC_DOWNLOAD (object);

  g_free (self->lesson_id);
  g_free ((char *) self->status.reason);
  G_OBJECT_CLASS (lyc_download_parent_class)->finalize (object);
}

static void
lyc_download_class_init (LycDownloadClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lyc_download_finalize;
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
lyc_download_init (LycDownload *self)
{
  self->status.size = -1;
}

/* Returns: (transfer full): the download of a lesson, not asked for */
LycDownload *
lyc_download_new (const char *lesson_id)
{
  LycDownload *self = g_object_new (LYC_TYPE_DOWNLOAD, NULL);

  self->lesson_id = g_strdup (lesson_id);
  return self;
}

const char *
lyc_download_get_lesson_id (LycDownload *self)
{
  return self->lesson_id;
}

LycDownloadState
lyc_download_get_state (LycDownload *self)
{
  return self->status.state;
}

/* Returns: bytes; -1 while it is not known */
gint64
lyc_download_get_size (LycDownload *self)
{
  return self->status.size;
}

/* Returns: bytes that are on this machine */
gint64
lyc_download_get_done (LycDownload *self)
{
  return self->status.done;
}

/* Returns: when it leaves this machine, ms since the epoch; 0: never */
gint64
lyc_download_get_expires_at (LycDownload *self)
{
  return self->status.expires_at;
}

/* Returns: (nullable): why it failed, a sentence for the person */
const char *
lyc_download_get_reason (LycDownload *self)
{
  return self->status.reason;
}

/* @status: (out caller-allocates): how it stands; its reason is borrowed */
void
lyc_download_get_status (LycDownload *self, LycDownloadStatus *status)
{
  *status = self->status;
}

static gboolean
is_same (const LycDownloadStatus *a, const LycDownloadStatus *b)
{
  return a->state == b->state && a->size == b->size && a->done == b->done
         && a->expires_at == b->expires_at && g_strcmp0 (a->reason, b->reason) == 0;
}

/* Takes a copy of @status; "changed" tells where something is different. */
void
lyc_download_update (LycDownload *self, const LycDownloadStatus *status)
{
  const char *before = self->status.reason;

  if (is_same (&self->status, status))
    return;
  self->status = *status;
  self->status.reason = g_strdup (status->reason);
  g_free ((char *) before);
  g_signal_emit (self, changed_signal, 0);
}
