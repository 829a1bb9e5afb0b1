/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "asset.h"

#include "json-read.h"

/**
 * LycAsset:
 *
 * A video with its chapters. Fields as in data/api/openapi.yaml.
 */
struct _LycAsset
{
  LycRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (LycAsset, lyc_asset, LYC_TYPE_RECORD)

static void
lyc_asset_class_init (LycAssetClass *klass)
{
}

static void
lyc_asset_init (LycAsset *self)
{
}

const char *
lyc_asset_get_lesson_id (LycAsset *self)
{
  return lyc_record_get_string (LYC_RECORD (self), "lesson_id");
}

const char *
lyc_asset_get_media_type (LycAsset *self)
{
  return lyc_record_get_string (LYC_RECORD (self), "type");
}

gint64
lyc_asset_get_size (LycAsset *self)
{
  return lyc_record_get_int (LYC_RECORD (self), "size");
}

const char *
lyc_asset_get_sha256 (LycAsset *self)
{
  return lyc_record_get_string (LYC_RECORD (self), "sha256");
}

gint64
lyc_asset_get_duration_ms (LycAsset *self)
{
  return lyc_record_get_int (LYC_RECORD (self), "duration_ms");
}

/* Rises each time the recording itself is replaced by another. */
gint64
lyc_asset_get_revision (LycAsset *self)
{
  return lyc_record_get_int (LYC_RECORD (self), "revision");
}

guint
lyc_asset_get_n_transcript_ids (LycAsset *self)
{
  return lyc_record_get_n_strings (LYC_RECORD (self), "transcript_ids");
}

const char *
lyc_asset_get_nth_transcript_ids (LycAsset *self, guint i)
{
  return lyc_record_get_nth_string (LYC_RECORD (self), "transcript_ids", i);
}

guint
lyc_asset_get_n_chapters (LycAsset *self)
{
  return lyc_record_get_n_strings (LYC_RECORD (self), "chapters");
}

/* Returns: (transfer none): the title of chapter @i; @start_ms is where it begins */
const char *
lyc_asset_get_chapter (LycAsset *self, guint i, gint64 *start_ms)
{
  JsonObject *chapter = lyc_record_get_nth_object (LYC_RECORD (self), "chapters", i);

  if (chapter == NULL)
    return "";
  *start_ms = lyc_json_int (chapter, "start_ms", 0);
  return lyc_json_text (chapter, "title", "");
}
