/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record.h"

G_BEGIN_DECLS

#define LYC_TYPE_ASSET (lyc_asset_get_type ())
G_DECLARE_FINAL_TYPE (LycAsset, lyc_asset, LYC, ASSET, LycRecord)

const char *lyc_asset_get_lesson_id (LycAsset *self);
const char *lyc_asset_get_media_type (LycAsset *self);
gint64      lyc_asset_get_size (LycAsset *self);
const char *lyc_asset_get_sha256 (LycAsset *self);
gint64      lyc_asset_get_duration_ms (LycAsset *self);
guint       lyc_asset_get_n_transcript_ids (LycAsset *self);
const char *lyc_asset_get_nth_transcript_ids (LycAsset *self, guint i);
guint       lyc_asset_get_n_chapters (LycAsset *self);
gint64 lyc_asset_get_revision (LycAsset *self);
const char *lyc_asset_get_chapter (LycAsset *self, guint i, gint64 *start_ms);

G_END_DECLS
