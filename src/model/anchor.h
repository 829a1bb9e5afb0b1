/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Below this the platform is not sure that a place is still what it was. */
#define LYC_ANCHOR_SURE_PERCENT 80

/* What a post is tied to: a moment or a span of a video (asset_id is given), or a part of a
 * lesson's text (lesson_id is given, and one of block, page and item_id). What is not given is ""
 * or 0. */
typedef struct
{
  const char *asset_id;
  gint64 asset_rev; /* the revision of the asset that the times are of */
  gint64 start_ms;
  gint64 end_ms; /* as start_ms where it is a moment, later where it is a span */
  const char *cue_id;
  const char *quote;  /* what is said there */
  const char *prefix; /* what is said before and after it */
  const char *suffix;
  gint64 confidence;   /* how sure the place is, in percent; set by the platform */
  gint64 was_start_ms; /* where it was before the video was changed */

  const char *lesson_id;
  const char *block;   /* a paragraph of an article */
  gint64 page;         /* of a document, from 1 */
  const char *item_id; /* a question of a quiz */
} LycAnchor;

gboolean  lyc_anchor_read (JsonObject *object, LycAnchor *anchor);
JsonNode *lyc_anchor_to_json (const LycAnchor *anchor);
gboolean lyc_anchor_is_moment (const LycAnchor *anchor);
gboolean lyc_anchor_is_sure (const LycAnchor *anchor);

G_END_DECLS
