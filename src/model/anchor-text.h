/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anchor.h"
#include "transcript.h"

G_BEGIN_DECLS

/* What is said at a moment, or in a span, and around it; by this the moment is found again when the
 * video is changed. */
typedef struct
{
  char *cue_id;
  char *quote;
  char *prefix;
  char *suffix;
} LycAnchorText;

void lyc_anchor_text_read (LycAnchorText *self, LycTranscript *transcript, gint64 start_ms,
                           gint64 end_ms);
void lyc_anchor_text_clear (LycAnchorText *self);
void lyc_anchor_text_lend (const LycAnchorText *self, LycAnchor *anchor);

G_END_DECLS
