/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* GTK 4.8 tells the accessibility bus of every widget that is visible by itself, also of those that
 * a container does not show now. These say what is unseen, so that nobody is read what is not
 * there. */
void lyc_unseen_set (GtkWidget *widget, gboolean unseen);
/* Keeps every page of the stack but the shown one from the accessibility bus, from now on. */
void lyc_unseen_follow_stack (GtkStack *stack);

G_END_DECLS
