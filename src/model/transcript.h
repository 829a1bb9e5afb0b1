/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record.h"

G_BEGIN_DECLS

typedef struct
{
  const char *id;
  gint64 start_ms;
  gint64 end_ms;
  const char *speaker;
  const char *text;
  const char *markup;   /* the text in WebVTT's form, where it says more; else "" */
  const char *settings; /* where WebVTT's cue settings put it; else "" */
} LycTranscriptCue;

#define LYC_TYPE_TRANSCRIPT (lyc_transcript_get_type ())
G_DECLARE_FINAL_TYPE (LycTranscript, lyc_transcript, LYC, TRANSCRIPT, LycRecord)

const char *lyc_transcript_get_asset_id (LycTranscript *self);
const char *lyc_transcript_get_lesson_id (LycTranscript *self);
const char *lyc_transcript_get_language (LycTranscript *self);
const char *lyc_transcript_get_label (LycTranscript *self);
guint       lyc_transcript_get_n_cues (LycTranscript *self);
void        lyc_transcript_get_cue (LycTranscript *self, guint i, LycTranscriptCue *cue);

G_END_DECLS
