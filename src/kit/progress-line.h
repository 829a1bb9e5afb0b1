/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LYC_TYPE_PROGRESS_LINE (lyc_progress_line_get_type ())
G_DECLARE_FINAL_TYPE (LycProgressLine, lyc_progress_line, LYC, PROGRESS_LINE, GtkWidget)

/* A thin bar, 4 px high. Property: `fraction` (double, 0 to 1). */

GtkWidget *lyc_progress_line_new (void);
void lyc_progress_line_set_fraction (LycProgressLine *self, double fraction);
double lyc_progress_line_get_fraction (LycProgressLine *self);
/* What the bar is about, for screen readers. */
void lyc_progress_line_set_label (LycProgressLine *self, const char *label);

G_END_DECLS
