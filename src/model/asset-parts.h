/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "asset.h"

G_BEGIN_DECLS

/* Small pictures for the seek bar, in sheets of columns times rows; picture n shows the time
 * n * interval_ms. */
typedef struct
{
  guint columns;
  guint rows;
  guint width; /* of one picture */
  guint height;
  gint64 interval_ms;
  guint count;
  guint n_sheets;
} LycThumbs;

/* A part of an asset that is fetched by itself: a sheet or a rendition. Texts are the asset's. */
typedef struct
{
  const char *id;
  const char *media_type;
  gint64 size;
  const char *sha256;
  guint width; /* 0 for a sheet */
  guint height;
} LycAssetPart;

gboolean lyc_asset_get_thumbs (LycAsset *self, LycThumbs *thumbs);
gboolean lyc_asset_get_sheet (LycAsset *self, guint i, LycAssetPart *part);
guint lyc_asset_get_n_renditions (LycAsset *self);
gboolean lyc_asset_get_rendition (LycAsset *self, guint i, LycAssetPart *part);

G_END_DECLS
