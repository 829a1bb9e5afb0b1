/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* The list behind the number in the window's title. */

#include "window-private.h"

#include "unread-popover.h"

static gboolean
unparent_cb (gpointer popover)
{
  gtk_widget_unparent (popover);
  return G_SOURCE_REMOVE;
}

/* Back to where one was; what was chosen in the list is done afterwards, and needs the window above
 * it until then. */
static void
closed_cb (GtkWidget *popover)
{
  GtkWidget *before = g_object_get_data (G_OBJECT (popover), "lyc-before");

  if (before != NULL && gtk_widget_get_mapped (before))
    gtk_widget_grab_focus (before);
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, unparent_cb, g_object_ref (popover), g_object_unref);
}

static void
unread_list_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LycWindow *self = LYC_WINDOW (widget);
  GtkWidget *popover, *before;

  if (self->services == NULL)
    return;
  before = gtk_window_get_focus (GTK_WINDOW (self));
  popover = lyc_unread_popover_new (self->services);
  g_object_set_data_full (G_OBJECT (popover), "lyc-before",
                          before != NULL ? g_object_ref (before) : NULL, g_object_unref);
  gtk_widget_set_parent (popover, GTK_WIDGET (self->sidebar_button));
  gtk_popover_set_position (GTK_POPOVER (popover), GTK_POS_BOTTOM);
  gtk_widget_set_halign (popover, GTK_ALIGN_START);
  g_signal_connect (popover, "closed", G_CALLBACK (closed_cb), NULL);
  gtk_popover_popup (GTK_POPOVER (popover));
}

void
lyc_window_install_unread_list (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.unread-list", NULL, unread_list_cb);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_u, GDK_CONTROL_MASK, "win.unread-list", NULL);
}
