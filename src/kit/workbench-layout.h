/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LYC_TYPE_WORKBENCH_LAYOUT (lyc_workbench_layout_get_type ())
G_DECLARE_FINAL_TYPE (LycWorkbenchLayout, lyc_workbench_layout, LYC, WORKBENCH_LAYOUT,
                      GtkLayoutManager)

/* Carries out the solver's plan on the children of a LycWorkbench. It sets child visibility and
 * geometry and nothing else; what follows from that happens in the workbench, from the main loop. */

G_END_DECLS
