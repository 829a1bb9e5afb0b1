/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* As gtk_list_box_bind_model(), but the row of an item that stays in the model is the same widget
 * for as long as it does, wherever the item goes: it keeps the focus and what was begun in it. The
 * list box must not be sorted otherwise. NULL for the model takes all rows away. */
void lyc_row_list_bind (GtkListBox *list, GListModel *model, GtkListBoxCreateWidgetFunc create,
                        gpointer user_data);

/* Gives the row the focus, and so brings it into view, once it has its place. */
void lyc_row_reveal (GtkWidget *row);

G_END_DECLS
