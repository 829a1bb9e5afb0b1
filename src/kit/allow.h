/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Sets @property, which is "sensitive" or "visible". Taking it away waits until the focus has left
 * the widget: what comes from the network must not move the focus. Until then the widget cannot be
 * pressed with the pointer, and lyc_is_allowed() says FALSE already. */
void lyc_allow (GtkWidget *widget, const char *property, gboolean allowed);
gboolean lyc_is_allowed (GtkWidget *widget, const char *property);

G_END_DECLS
