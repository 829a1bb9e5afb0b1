/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "services.h"

G_BEGIN_DECLS

/* A lesson in the outline: its state, what it builds on, how many of the cohort have done it, and
 * whether it is on this computer. CSS: .outline-row */
#define LYC_TYPE_OUTLINE_ROW (lyc_outline_row_get_type ())
G_DECLARE_FINAL_TYPE (LycOutlineRow, lyc_outline_row, LYC, OUTLINE_ROW, GtkListBoxRow)

GtkWidget *lyc_outline_row_new (LycServices *services, const char *lesson_id);
const char *lyc_outline_row_get_lesson_id (LycOutlineRow *self);
void lyc_outline_row_set_cohort (LycOutlineRow *self, gint64 completed, gint64 learners);

G_END_DECLS
