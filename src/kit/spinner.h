/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *lyc_spinner_new (int size);
void lyc_spinner_set_busy (GtkWidget *spinner, gboolean busy);
gboolean lyc_spinner_get_busy (GtkWidget *spinner);

G_END_DECLS
