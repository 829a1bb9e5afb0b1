/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void lyc_label_wrap (GtkLabel *label);
void lyc_label_set_beginning (GtkLabel *label, const char *text);

G_END_DECLS
