/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-list.h"

G_BEGIN_DECLS

/* One cue as an item of a list model; it keeps the list that its cue is in. */
#define LYC_TYPE_TRANSCRIPT_ITEM (lyc_transcript_item_get_type ())
G_DECLARE_FINAL_TYPE (LycTranscriptItem, lyc_transcript_item, LYC, TRANSCRIPT_ITEM, GObject)

LycTranscriptItem *lyc_transcript_item_new (LycCueList *cues, guint index);
const LycCue *lyc_transcript_item_get_cue (LycTranscriptItem *self);
const char *lyc_transcript_item_get_speaker (LycTranscriptItem *self);

G_END_DECLS
