/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Measures a label that wraps by as few layouts of its text as can be. By itself a label lays all
 * of it out as narrow as a letter, as wide as it was before, and, where it is aligned or in a box,
 * a dozen times more to learn which width goes with a height. */
#define LYC_TYPE_LABEL_LAYOUT (lyc_label_layout_get_type ())
G_DECLARE_FINAL_TYPE (LycLabelLayout, lyc_label_layout, LYC, LABEL_LAYOUT, GtkLayoutManager)

void lyc_label_layout_use (GtkLabel *label);

G_END_DECLS
