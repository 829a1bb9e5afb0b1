/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cue-list.h"

G_BEGIN_DECLS

/* What is said, cue by cue, to work in: it follows the playback, words can be found and selected,
 * and what is selected becomes a post, a note or a link. Following ends with a scroll by hand and
 * comes back with F or its button.
 *
 * Signals: "seek" (gint64 position_ms); "language-chosen" (guint index).
 * It asks the window for win.moment-compose, note.compose and win.toast. CSS: .transcript-view */
#define LYC_TYPE_TRANSCRIPT_VIEW (lyc_transcript_view_get_type ())
G_DECLARE_FINAL_TYPE (LycTranscriptView, lyc_transcript_view, LYC, TRANSCRIPT_VIEW, GtkWidget)

GtkWidget *lyc_transcript_view_new (void);
void lyc_transcript_view_set_place (LycTranscriptView *self, const char *lesson_id,
                                    const char *asset_id);
void       lyc_transcript_view_set_cues (LycTranscriptView *self, LycCueList *cues);
void       lyc_transcript_view_set_position (LycTranscriptView *self, gint64 position_ms);
void lyc_transcript_view_set_languages (LycTranscriptView *self, const char *const *labels,
                                        guint chosen);
gboolean   lyc_transcript_view_is_following (LycTranscriptView *self);
void lyc_transcript_view_find (LycTranscriptView *self);
char *lyc_transcript_view_dup_selection (LycTranscriptView *self);

G_END_DECLS
