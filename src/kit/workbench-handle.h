/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LYC_TYPE_WORKBENCH_HANDLE (lyc_workbench_handle_get_type ())
G_DECLARE_FINAL_TYPE (LycWorkbenchHandle, lyc_workbench_handle, LYC, WORKBENCH_HANDLE, GtkWidget)

/* The gap between two panes, dragged by mouse or moved by the arrow keys.
 * Signals: `grabbed` before the first, then `moved` (int pixels since grabbed, towards the end). */

/* orientation: HORIZONTAL moves sideways. */
GtkWidget *lyc_workbench_handle_new (GtkOrientation orientation, const char *label);

G_END_DECLS
