/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

gboolean lyc_place_link_follow (GtkWidget *widget, const char *uri);
gboolean lyc_place_link_activate (GtkWidget *label, const char *uri);

G_END_DECLS
