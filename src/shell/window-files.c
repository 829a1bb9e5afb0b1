/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* The window that shows a shared file: one at a time. */

#include "file-viewer.h"
#include "window-private.h"

static void
file_view_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LycWindow *self = LYC_WINDOW (widget);
  GtkWindow *viewer;

  if (self->services == NULL)
    return;
  if (self->file_viewer != NULL)
    gtk_window_destroy (self->file_viewer);
  viewer = GTK_WINDOW (lyc_file_viewer_new (GTK_WINDOW (self), self->services,
                                            g_variant_get_string (parameter, NULL)));
  g_set_weak_pointer (&self->file_viewer, viewer);
  gtk_window_present (viewer);
}

/* Closes what is open of the account that is left. */
void
lyc_window_close_files (LycWindow *self)
{
  if (self->file_viewer != NULL)
    gtk_window_destroy (self->file_viewer);
  g_clear_weak_pointer (&self->file_viewer);
}

void
lyc_window_install_file_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.file-view", "s", file_view_cb);
}
