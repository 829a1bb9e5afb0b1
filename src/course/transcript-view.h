/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cue-list.h"

G_BEGIN_DECLS

/* What is said, cue by cue: follows the playback, and a click or Enter seeks. Following ends with a
 * scroll by hand and comes back by its button. Signal "seek" (gint64 position_ms). CSS: .transcript-view */
#define LYC_TYPE_TRANSCRIPT_VIEW (lyc_transcript_view_get_type ())
G_DECLARE_FINAL_TYPE (LycTranscriptView, lyc_transcript_view, LYC, TRANSCRIPT_VIEW, GtkWidget)

GtkWidget *lyc_transcript_view_new (void);
void       lyc_transcript_view_set_cues (LycTranscriptView *self, LycCueList *cues);
void       lyc_transcript_view_set_position (LycTranscriptView *self, gint64 position_ms);
gboolean   lyc_transcript_view_is_following (LycTranscriptView *self);

G_END_DECLS
