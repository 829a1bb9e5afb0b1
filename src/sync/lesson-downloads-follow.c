/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* Kept lessons follow what the platform has: new recordings are fetched, lessons that the person
 * may no longer see leave this machine. */

#include "lesson-downloads-private.h"

typedef struct
{
  LycLessonDownloads *downloads;
  char *lesson_id;
} Look;

static void
look_free (Look *look)
{
  g_object_unref (look->downloads);
  g_free (look->lesson_id);
  g_free (look);
}

/* What should be here and is not is fetched; what is here has its time again. */
static void
settle (LycLessonDownloads *self, LycKeptLesson *lesson)
{
  if (lesson->row->state != LYC_DOWNLOAD_READY)
    {
      lyc_kept_lesson_tell (self, lesson, lyc_kept_lesson_measure (self, lesson));
      return;
    }
  if (self->online)
    lyc_kept_lesson_renew (self, lesson);
  lyc_kept_lesson_set (
      self, lesson,
      lyc_kept_lesson_is_whole (self, lesson) ? LYC_DOWNLOAD_READY : LYC_DOWNLOAD_WAITING, NULL);
}

/* Only a platform that is there says what the person no longer has: a cache that is being built
 * anew lacks everything for a while. */
static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Look *look = user_data;
  LycLessonDownloads *self = look->downloads;
  LycKeptLesson *lesson = g_hash_table_lookup (self->kept, look->lesson_id);
  g_autoptr (LycLessonParts) parts = lyc_lesson_parts_read_finish (result, NULL);

  if (parts != NULL && lesson != NULL && lesson != self->running && !self->stopped)
    {
      gboolean waits = lesson->row->state != LYC_DOWNLOAD_READY;

      if (parts->there && (parts->allowed || waits)) /* what waits is told why it may not be */
        {
          g_clear_pointer (&lesson->parts, lyc_lesson_parts_free);
          lesson->parts = g_steal_pointer (&parts);
          settle (self, lesson);
        }
      else if (self->online)
        lyc_downloads_remove (LYC_DOWNLOADS (self), look->lesson_id);
      lyc_lesson_downloads_pump (self);
    }
  look_free (look);
}

/* Reads anew what the lesson consists of. */
void
lyc_lesson_downloads_look (LycLessonDownloads *self, LycKeptLesson *lesson)
{
  Look *look = g_new0 (Look, 1);

  look->downloads = g_object_ref (self);
  look->lesson_id = g_strdup (lesson->row->lesson_id);
  lyc_lesson_parts_read_async (self->store, lesson->row->lesson_id, looked_cb, look);
}

static gboolean
touches (const LycChange *change, const char *lesson_id)
{
  if (change->kind == LYC_KIND_LESSON)
    return change->id == NULL || g_str_equal (change->id, lesson_id);
  return change->kind == LYC_KIND_ASSET
         && (change->parent == NULL || g_str_equal (change->parent, lesson_id));
}

static void
committed_cb (LycStore *store, GPtrArray *changes, gpointer data)
{
  LycLessonDownloads *self = data;
  GHashTableIter iter;
  gpointer id, lesson;

  g_hash_table_iter_init (&iter, self->kept);
  while (g_hash_table_iter_next (&iter, &id, &lesson))
    for (guint i = 0; i < changes->len; i++)
      if (touches (g_ptr_array_index (changes, i), id))
        {
          lyc_lesson_downloads_look (self, lesson);
          break;
        }
}

void
lyc_lesson_downloads_follow (LycLessonDownloads *self)
{
  g_signal_connect_object (self->store, "committed", G_CALLBACK (committed_cb), self, 0);
}
