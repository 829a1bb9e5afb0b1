/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Where a window is and that it stays on top: X11 lets a program say so, Wayland does not, and GTK
 * has no words for either. Each does nothing where it cannot. */
void lyc_window_place_keep_above (GtkWindow *window);
gboolean lyc_window_place_get (GtkWindow *window, int *x, int *y);
void lyc_window_place_set (GtkWindow *window, int x, int y);

G_END_DECLS
