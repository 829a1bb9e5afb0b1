/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spinner.h"

/* GTK animates a spinner that spins also while its pane is out of sight, and lays the whole window
 * out for each of its frames. Ours stands still there. */

#define BUSY "lyc-spinner-busy"

static void
turn_if_seen (GtkWidget *spinner)
{
  gtk_spinner_set_spinning (GTK_SPINNER (spinner),
                            lyc_spinner_get_busy (spinner) && gtk_widget_get_mapped (spinner));
}

/* @size: width and height in pixels. Returns: (transfer floating): a spinner at rest, not shown */
GtkWidget *
lyc_spinner_new (int size)
{
  GtkWidget *spinner = gtk_spinner_new ();

  gtk_widget_set_size_request (spinner, size, size);
  gtk_widget_set_visible (spinner, FALSE);
  g_signal_connect_after (spinner, "map", G_CALLBACK (turn_if_seen), NULL);
  g_signal_connect_after (spinner, "unmap", G_CALLBACK (turn_if_seen), NULL);
  return spinner;
}

/* Shows and turns it, or hides it. */
void
lyc_spinner_set_busy (GtkWidget *spinner, gboolean busy)
{
  g_object_set_data (G_OBJECT (spinner), BUSY, GINT_TO_POINTER (busy));
  gtk_widget_set_visible (spinner, busy);
  turn_if_seen (spinner);
}

gboolean
lyc_spinner_get_busy (GtkWidget *spinner)
{
  return GPOINTER_TO_INT (g_object_get_data (G_OBJECT (spinner), BUSY));
}
