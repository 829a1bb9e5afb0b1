/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "webvtt.h"

G_BEGIN_DECLS

/* A stretch of bytes within a line. */
typedef struct
{
  const char *at;
  gsize length;
} LycWebvttToken;

gboolean lyc_webvtt_next_token (LycWebvttToken *rest, LycWebvttToken *token);
gboolean lyc_webvtt_split (const LycWebvttToken *token, char at, LycWebvttToken *before,
                           LycWebvttToken *after);
gboolean lyc_webvtt_token_is (const LycWebvttToken *token, const char *word);
gboolean lyc_webvtt_read_percentage (const LycWebvttToken *token, gint32 *hundredths);
gboolean lyc_webvtt_read_number (const LycWebvttToken *token, gint32 *hundredths);
gboolean lyc_webvtt_read_time (const char **at, const char *end, gint64 *ms);

gboolean lyc_webvtt_read_settings (const char *text, gsize length, GPtrArray *regions,
                                   LycCueLayout *layout);
void lyc_webvtt_read_region (const char *text, gsize length, LycWebvttRegion *region);

G_END_DECLS
