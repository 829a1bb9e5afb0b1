/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "stacked-row.h"

/* Puts @content below the title of @row: where the window is narrow, beside it there would be no
 * room left for the title. */
void
lyc_stacked_row_fill (AdwPreferencesRow *row, GtkWidget *content)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *title = gtk_label_new (adw_preferences_row_get_title (row));

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_set_halign (content, GTK_ALIGN_START);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 8);
  gtk_widget_set_margin_bottom (box, 8);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), content);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
}
