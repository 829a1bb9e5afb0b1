/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* A moment, or a span, of a video that a post is tied to. */
typedef struct
{
  const char *asset_id;
  gint64 asset_rev;
  gint64 start_ms;
  gint64 end_ms;
  const char *cue_id;
  const char *quote;
} LycAnchor;

gboolean  lyc_anchor_read (JsonObject *object, LycAnchor *anchor);
JsonNode *lyc_anchor_to_json (const LycAnchor *anchor);

G_END_DECLS
