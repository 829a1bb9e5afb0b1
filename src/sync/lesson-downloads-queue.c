/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* Lessons that wait are fetched one after the other, the one asked for first at the beginning. */

#include <glib/gi18n-lib.h>

#include "error-code.h"
#include "lesson-downloads-private.h"

/* When what failed for the moment is tried again though the connection stands, seconds. */
#define RETRY_S 30

/* Returns: (transfer full) (nullable): why the lesson may not be fetched, a sentence */
static char *
dup_hindrance (LycLessonDownloads *self, LycKeptLesson *lesson)
{
  gint64 others
      = lyc_downloads_get_used (LYC_DOWNLOADS (self)) - lyc_download_get_done (lesson->download);
  g_autofree char *size = g_format_size ((guint64) lesson->parts->size);
  g_autofree char *left = g_format_size ((guint64) MAX (0, self->quota - others));

  if (!lesson->parts->allowed)
    return g_strdup (_("This lesson may not be kept for offline use."));
  if (others + lesson->parts->size <= self->quota)
    return NULL;
  return g_strdup_printf (_("It needs %s, and downloads have %s left. Remove a download, or allow "
                            "them more space."),
                             size, left);
}

static gboolean
retry_cb (gpointer data)
{
  LycLessonDownloads *self = data;

  self->retry_source = 0;
  lyc_lesson_downloads_pump (self);
  return G_SOURCE_REMOVE;
}

static char *
dup_reason (const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE))
    return g_strdup (_("This computer has no room left. Free some space, then try again."));
  if (error->domain == LYC_ERROR)
    return g_strdup (error->message);
  g_message ("a lesson could not be kept: %s", error->message);
  return g_strdup (_("The lesson could not be saved on this computer. Try again."));
}

static void
take_failure (LycLessonDownloads *self, LycKeptLesson *lesson, const GError *error)
{
  g_autofree char *reason = NULL;

  if (lyc_error_passes (error) || g_error_matches (error, LYC_ERROR, LYC_ERROR_SIGN_IN))
    {
      lyc_kept_lesson_set (self, lesson, LYC_DOWNLOAD_WAITING, NULL);
      if (self->retry_source == 0)
        self->retry_source = g_timeout_add_seconds (RETRY_S, retry_cb, self);
      return;
    }
  reason = dup_reason (error);
  lyc_kept_lesson_set (self, lesson, LYC_DOWNLOAD_FAILED, reason);
}

static void
ended_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LycLessonDownloads) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean whole = lyc_download_run_finish (result, &error);
  LycKeptLesson *lesson = g_steal_pointer (&self->running);
  gboolean cancelled = g_cancellable_is_cancelled (self->cancel);

  g_clear_object (&self->cancel);
  if (self->stopped)
    return;
  if (lesson->row->state == LYC_DOWNLOAD_NONE) /* removed on the way */
    {
      lyc_kept_lesson_delete_files (self, lesson);
      g_hash_table_remove (self->kept, lesson->row->lesson_id);
    }
  else if (whole)
    {
      lyc_kept_lesson_take_files (self, lesson);
      lyc_kept_lesson_renew (self, lesson);
      lyc_kept_lesson_set (self, lesson, LYC_DOWNLOAD_READY, NULL);
      lyc_lesson_downloads_look (self, lesson); /* what changed on the way was not looked at */
    }
  else if (!cancelled)
    take_failure (self, lesson, error);
  lyc_lesson_downloads_pump (self);
}

static void
done_cb (gint64 bytes, gpointer user_data)
{
  LycLessonDownloads *self = user_data;

  if (self->running != NULL)
    lyc_kept_lesson_tell (self, self->running, bytes);
}

static void
run (LycLessonDownloads *self, LycKeptLesson *lesson)
{
  g_autofree char *hindrance = dup_hindrance (self, lesson);
  LycDownloadJob job = { self->store, self->connector, self->folder, lesson->parts, done_cb, self };

  if (hindrance != NULL)
    {
      lyc_kept_lesson_set (self, lesson, LYC_DOWNLOAD_FAILED, hindrance);
      lyc_lesson_downloads_pump (self);
      return;
    }
  self->running = lesson;
  self->cancel = g_cancellable_new ();
  lyc_kept_lesson_set (self, lesson, LYC_DOWNLOAD_RUNNING, NULL);
  lyc_download_run_async (&job, self->cancel, ended_cb, g_object_ref (self));
}

static gboolean
pump_cb (gpointer data)
{
  LycLessonDownloads *self = data;
  GListModel *items = G_LIST_MODEL (self->items);

  self->pump_source = 0;
  if (self->running != NULL || !self->online || self->stopped || self->retry_source != 0)
    return G_SOURCE_REMOVE;
  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (LycDownload) download = g_list_model_get_item (items, i);
      LycKeptLesson *lesson
          = g_hash_table_lookup (self->kept, lyc_download_get_lesson_id (download));

      if (lesson->row->state != LYC_DOWNLOAD_WAITING || lesson->parts == NULL)
        continue;
      run (self, lesson);
      break;
    }
  return G_SOURCE_REMOVE;
}

/* Begins with the next lesson that waits, at the end of this turn of the main loop. */
void
lyc_lesson_downloads_pump (LycLessonDownloads *self)
{
  if (self->pump_source == 0 && !self->stopped)
    self->pump_source = g_idle_add (pump_cb, self);
}
