/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-search.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One line of a transcript: when, and what is said; parts of it are marked. CSS: cue-row, .now */
#define LYC_TYPE_CUE_ROW (lyc_cue_row_get_type ())
G_DECLARE_FINAL_TYPE (LycCueRow, lyc_cue_row, LYC, CUE_ROW, GtkWidget)

GtkWidget *lyc_cue_row_new (void);
void lyc_cue_row_set_cue (LycCueRow *self, const LycCue *cue, const char *speaker);
void lyc_cue_row_set_now (LycCueRow *self, gboolean now);
void lyc_cue_row_set_marks (LycCueRow *self, guint from, guint to, const LycCueMatch *found,
                            guint n_found, const LycCueMatch *current);
guint lyc_cue_row_index_at (LycCueRow *self, double x, double y);
char *lyc_cue_row_describe (const LycCue *cue, const char *speaker);

G_END_DECLS
