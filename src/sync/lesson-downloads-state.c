/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* One kept lesson: how it stands, on disk and for whoever looks, and its files. */

#include <glib/gstdio.h>

#include "json-gate.h"
#include "lesson-downloads-private.h"

/* A renewal that gains less than this is not written, ms. */
#define RENEW_STEP (G_GINT64_CONSTANT (3600) * 1000)

#define DAY (G_GINT64_CONSTANT (86400) * 1000)

static void
read_files (LycKeptLesson *lesson)
{
  const char *json = lesson->row->files;
  g_autoptr (JsonNode) node
      = json != NULL ? lyc_json_parse (json, strlen (json), &lyc_json_default_limits, NULL) : NULL;
  JsonObjectIter iter;
  const char *id;
  JsonNode *name;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return;
  json_object_iter_init (&iter, json_node_get_object (node));
  while (json_object_iter_next (&iter, &id, &name))
    if (json_node_get_string (name) != NULL)
      g_hash_table_insert (lesson->files, g_strdup (id), json_node_dup_string (name));
}

static void
write_files (LycKeptLesson *lesson)
{
  g_autoptr (JsonNode) node = json_node_alloc ();
  g_autoptr (JsonObject) object = json_object_new ();
  GHashTableIter iter;
  gpointer id, name;

  g_hash_table_iter_init (&iter, lesson->files);
  while (g_hash_table_iter_next (&iter, &id, &name))
    json_object_set_string_member (object, id, name);
  json_node_init_object (node, object);
  g_free (lesson->row->files);
  lesson->row->files = json_to_string (node, FALSE);
}

/* @row: (transfer full) */
LycKeptLesson *
lyc_kept_lesson_new (LycDownload *download, LycStoredDownload *row)
{
  LycKeptLesson *lesson = g_new0 (LycKeptLesson, 1);

  lesson->download = g_object_ref (download);
  lesson->row = row;
  lesson->files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  read_files (lesson);
  return lesson;
}

void
lyc_kept_lesson_free (gpointer data)
{
  LycKeptLesson *lesson = data;

  g_object_unref (lesson->download);
  lyc_stored_download_free (lesson->row);
  g_hash_table_unref (lesson->files);
  g_clear_pointer (&lesson->parts, lyc_lesson_parts_free);
  g_free (lesson);
}

static void
persist (LycLessonDownloads *self, LycKeptLesson *lesson)
{
  LycStoredDownload *copy;

  if (self->stopped)
    return;
  write_files (lesson);
  copy = lyc_stored_download_copy (lesson->row);
  if (copy->state == LYC_DOWNLOAD_RUNNING)
    copy->state = LYC_DOWNLOAD_WAITING;
  lyc_worker_do_async (lyc_store_get_mine (self->store), lyc_stored_download_write_job, copy,
                       (GDestroyNotify) lyc_stored_download_free, NULL, NULL, NULL);
}

/* Shows how the lesson stands, with @done bytes of it here. */
void
lyc_kept_lesson_tell (LycLessonDownloads *self, LycKeptLesson *lesson, gint64 done)
{
  LycDownloadStatus status = { (LycDownloadState) lesson->row->state, lesson->row->size, done,
                               lesson->row->expires_at, lesson->row->reason };

  lyc_download_update (lesson->download, &status);
  g_signal_emit_by_name (self, "changed");
}

/* Returns: how many bytes of the lesson are on this machine */
gint64
lyc_kept_lesson_measure (LycLessonDownloads *self, LycKeptLesson *lesson)
{
  gint64 done = 0;

  if (lesson->parts == NULL) /* not looked at yet: what was whole is */
    return lesson->row->state == LYC_DOWNLOAD_READY ? MAX (0, lesson->row->size) : 0;
  for (guint i = 0; i < lesson->parts->assets->len; i++)
    done += lyc_download_measure (self->folder, g_ptr_array_index (lesson->parts->assets, i));
  return done;
}

/* @reason: (nullable): why it failed, a sentence */
void
lyc_kept_lesson_set (LycLessonDownloads *self, LycKeptLesson *lesson, LycDownloadState state,
                     const char *reason)
{
  char *before = lesson->row->reason;

  lesson->row->state = (int) state;
  lesson->row->reason = g_strdup (reason);
  g_free (before);
  if (lesson->parts != NULL)
    lesson->row->size = lesson->parts->size;
  persist (self, lesson);
  lyc_kept_lesson_tell (self, lesson, lyc_kept_lesson_measure (self, lesson));
}

static void
delete_file (LycLessonDownloads *self, const char *name)
{
  g_autofree char *path = g_build_filename (self->folder, name, NULL);
  g_autofree char *part = g_strconcat (path, ".part", NULL);

  g_unlink (path);
  g_unlink (part);
}

/* All files are whole: what they stand for is deleted. */
void
lyc_kept_lesson_take_files (LycLessonDownloads *self, LycKeptLesson *lesson)
{
  g_autoptr (GHashTable) before = lesson->files;
  GHashTableIter iter;
  gpointer id, name;

  lesson->files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; i < lesson->parts->assets->len; i++)
    {
      const LycLessonAsset *asset = g_ptr_array_index (lesson->parts->assets, i);

      g_hash_table_insert (lesson->files, g_strdup (asset->key), lyc_download_file_name (asset));
    }
  g_hash_table_iter_init (&iter, before);
  while (g_hash_table_iter_next (&iter, &id, &name))
    if (g_strcmp0 (g_hash_table_lookup (lesson->files, id), name) != 0)
      delete_file (self, name);
}

/* Also what came of it so far. */
void
lyc_kept_lesson_delete_files (LycLessonDownloads *self, LycKeptLesson *lesson)
{
  GHashTableIter iter;
  gpointer name;

  g_hash_table_iter_init (&iter, lesson->files);
  while (g_hash_table_iter_next (&iter, NULL, &name))
    delete_file (self, name);
  g_hash_table_remove_all (lesson->files);
  for (guint i = 0; lesson->parts != NULL && i < lesson->parts->assets->len; i++)
    {
      g_autofree char *asset
          = lyc_download_file_name (g_ptr_array_index (lesson->parts->assets, i));

      delete_file (self, asset);
    }
}

/* Whether everything that the lesson now consists of is here. */
gboolean
lyc_kept_lesson_is_whole (LycLessonDownloads *self, LycKeptLesson *lesson)
{
  for (guint i = 0; i < lesson->parts->assets->len; i++)
    {
      g_autofree char *path
          = lyc_download_path (self->folder, g_ptr_array_index (lesson->parts->assets, i));

      if (!g_file_test (path, G_FILE_TEST_IS_REGULAR))
        return FALSE;
    }
  return TRUE;
}

/* The platform still lets the person have it: its time begins anew. */
void
lyc_kept_lesson_renew (LycLessonDownloads *self, LycKeptLesson *lesson)
{
  gint64 days = lesson->parts->keep_days;
  gint64 until = days > 0 ? lyc_lesson_downloads_now (self) + days * DAY : 0;

  if (until == 0 || lesson->row->expires_at == 0
      || ABS (until - lesson->row->expires_at) >= RENEW_STEP)
    lesson->row->expires_at = until;
}
