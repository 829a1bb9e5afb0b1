/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "asset-parts.h"

#include "json-read.h"

static guint
number (JsonObject *object, const char *name)
{
  return (guint) CLAMP (lyc_json_int (object, name, 0), 0, G_MAXUINT16);
}

static JsonArray *
sheets_of (JsonObject *thumbs)
{
  JsonNode *node = json_object_get_member (thumbs, "sheets");

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static void
read_part (JsonObject *object, LycAssetPart *part)
{
  *part = (LycAssetPart){
    .id = lyc_json_text (object, "id", ""),
    .media_type = lyc_json_text (object, "type", ""),
    .size = lyc_json_int (object, "size", 0),
    .sha256 = lyc_json_text (object, "sha256", ""),
    .width = number (object, "width"),
    .height = number (object, "height"),
  };
}

/**
 * lyc_asset_get_thumbs:
 *
 * Returns: whether the asset has small pictures; then @thumbs says how they are laid out
 */
gboolean
lyc_asset_get_thumbs (LycAsset *self, LycThumbs *thumbs)
{
  JsonObject *object = lyc_record_get_object (LYC_RECORD (self), "thumbs");
  JsonArray *sheets = object != NULL ? sheets_of (object) : NULL;

  if (sheets == NULL)
    return FALSE;
  *thumbs = (LycThumbs){
    .columns = number (object, "columns"),
    .rows = number (object, "rows"),
    .width = number (object, "width"),
    .height = number (object, "height"),
    .interval_ms = lyc_json_int (object, "interval_ms", 0),
    .count = number (object, "count"),
    .n_sheets = json_array_get_length (sheets),
  };
  return thumbs->columns > 0 && thumbs->rows > 0 && thumbs->width > 0 && thumbs->height > 0
         && thumbs->interval_ms > 0 && thumbs->count > 0 && thumbs->n_sheets > 0;
}

/* Returns: whether there is a sheet @i */
gboolean
lyc_asset_get_sheet (LycAsset *self, guint i, LycAssetPart *part)
{
  JsonObject *object = lyc_record_get_object (LYC_RECORD (self), "thumbs");
  JsonArray *sheets = object != NULL ? sheets_of (object) : NULL;
  JsonNode *node = sheets != NULL && i < json_array_get_length (sheets)
                       ? json_array_get_element (sheets, i)
                       : NULL;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return FALSE;
  read_part (json_node_get_object (node), part);
  return TRUE;
}

guint
lyc_asset_get_n_renditions (LycAsset *self)
{
  return lyc_record_get_n_strings (LYC_RECORD (self), "renditions");
}

/* Returns: whether there is a rendition @i */
gboolean
lyc_asset_get_rendition (LycAsset *self, guint i, LycAssetPart *part)
{
  JsonObject *object = lyc_record_get_nth_object (LYC_RECORD (self), "renditions", i);

  if (object != NULL)
    read_part (object, part);
  return object != NULL;
}
