/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "finder.h"

G_BEGIN_DECLS

/* One thing that may answer a question: what it says, and below what it is.
 * Signal "solved": the person says that it does. CSS: .suggestion-row */
#define LYC_TYPE_SUGGESTION_ROW (lyc_suggestion_row_get_type ())
G_DECLARE_FINAL_TYPE (LycSuggestionRow, lyc_suggestion_row, LYC, SUGGESTION_ROW, GtkListBoxRow)

GtkWidget *lyc_suggestion_row_new (LycSearchHit *hit);
LycSearchHit *lyc_suggestion_row_get_hit (LycSuggestionRow *self);

G_END_DECLS
