/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lesson-file.h"

#include <string.h>

#include "asset.h"
#include "ids.h"
#include "json-read.h"
#include "lesson.h"

/* A file is kept under its hash: when it is replaced on the platform, it is another file. */
static gboolean
keep_at (LycLessonFile *self, const char *cache_dir)
{
  const char *sum = self->bytes.sha256;
  g_autofree char *folder = g_build_filename (cache_dir, "lesson-files", NULL);

  if (sum == NULL || strlen (sum) != 64 || strspn (sum, "0123456789abcdef") != 64)
    return FALSE;
  g_mkdir_with_parents (folder, 0700);
  self->kept = g_file_new_build_filename (folder, sum, NULL);
  self->bytes.destination = self->kept;
  return TRUE;
}

static gboolean
find_picture (LycLessonFile *self, const char *name)
{
  JsonObject *picture = lyc_lesson_find_picture (LYC_LESSON (self->lesson), name);

  if (picture == NULL)
    return FALSE;
  self->bytes.kind = LYC_KIND_LESSON;
  self->bytes.id = lyc_record_get_id (self->lesson);
  self->bytes.part_id = lyc_json_text (picture, "id", "");
  self->bytes.sha256 = lyc_json_text (picture, "sha256", "");
  self->bytes.size = lyc_json_int (picture, "size", 0);
  return lyc_id_is_valid (self->bytes.part_id);
}

static gboolean
find_document (LycLessonFile *self, LycLibrary *library)
{
  const char *id = lyc_lesson_get_asset_id (LYC_LESSON (self->lesson));

  if (!lyc_id_is_valid (id))
    return FALSE;
  self->asset = lyc_library_lookup (library, LYC_KIND_ASSET, id);
  self->bytes.kind = LYC_KIND_ASSET;
  self->bytes.id = lyc_record_get_id (self->asset);
  self->bytes.sha256 = lyc_asset_get_sha256 (LYC_ASSET (self->asset));
  self->bytes.size = lyc_asset_get_size (LYC_ASSET (self->asset));
  return TRUE;
}

/**
 * lyc_lesson_file_find:
 * @self: zeroed
 * @name: (nullable): of a picture in the lesson's article; %NULL for its document
 *
 * Returns: whether the lesson has such a file
 */
gboolean
lyc_lesson_file_find (LycLessonFile *self, LycLibrary *library, const char *cache_dir,
                      const char *lesson_id, const char *name)
{
  self->lesson = lyc_library_lookup (library, LYC_KIND_LESSON, lesson_id);
  return (name != NULL ? find_picture (self, name) : find_document (self, library))
         && keep_at (self, cache_dir);
}

void
lyc_lesson_file_clear (LycLessonFile *self)
{
  g_clear_object (&self->lesson);
  g_clear_object (&self->asset);
  g_clear_object (&self->kept);
}
