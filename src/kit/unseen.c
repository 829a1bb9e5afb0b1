/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unseen.h"

void
lyc_unseen_set (GtkWidget *widget, gboolean unseen)
{
  gtk_accessible_update_state (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_STATE_HIDDEN, unseen, -1);
}

static void
update_pages (GtkStack *stack)
{
  GtkWidget *shown = gtk_stack_get_visible_child (stack);

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (stack)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    lyc_unseen_set (child, child != shown);
}

void
lyc_unseen_follow_stack (GtkStack *stack)
{
  GtkSelectionModel *pages = gtk_stack_get_pages (stack);

  g_signal_connect (stack, "notify::visible-child", G_CALLBACK (update_pages), NULL);
  g_signal_connect_object (pages, "items-changed", G_CALLBACK (update_pages), stack,
                           G_CONNECT_SWAPPED);
  g_object_set_data_full (G_OBJECT (stack), "lyc-pages", pages, g_object_unref);
  update_pages (stack);
}
