/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Lays out its only child, and says the same width for every height. A box asks what stands in it
 * how wide it should be for a dozen heights, and a box of texts lays them out anew for each. */
#define LYC_TYPE_STEADY_LAYOUT (lyc_steady_layout_get_type ())
G_DECLARE_FINAL_TYPE (LycSteadyLayout, lyc_steady_layout, LYC, STEADY_LAYOUT, GtkLayoutManager)

G_END_DECLS
