/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "player-view-private.h"

#include <glib/gi18n-lib.h>

/**
 * lyc_player_view_get_full_screen:
 * @self: a view
 *
 * Returns: whether it fills the screen
 */
gboolean
lyc_player_view_get_full_screen (LycPlayerView *self)
{
  return self->window != NULL;
}

static gboolean
close_window_cb (LycPlayerView *self)
{
  lyc_player_view_set_full_screen (self, FALSE);
  return GDK_EVENT_STOP;
}

/* The stage is held by the view, so moving it between parents never ends it. */
static void
enter_full_screen (LycPlayerView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  self->window = GTK_WINDOW (gtk_window_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->window), "player-window");
  gtk_window_set_decorated (self->window, FALSE);
  gtk_window_set_title (self->window, _("Video"));
  if (GTK_IS_WINDOW (root))
    gtk_window_set_transient_for (self->window, GTK_WINDOW (root));
  g_signal_connect_swapped (self->window, "close-request", G_CALLBACK (close_window_cb), self);
  gtk_widget_unparent (self->stage);
  gtk_window_set_child (self->window, self->stage);
  gtk_window_fullscreen (self->window);
  gtk_window_present (self->window);
}

static void
leave_full_screen (LycPlayerView *self)
{
  GtkWindow *window = g_steal_pointer (&self->window);

  gtk_window_set_child (window, NULL);
  gtk_widget_set_parent (self->stage, GTK_WIDGET (self));
  gtk_window_destroy (window);
}

/**
 * lyc_player_view_set_full_screen:
 * @self: a view
 * @full_screen: whether it is to fill the screen
 */
void
lyc_player_view_set_full_screen (LycPlayerView *self, gboolean full_screen)
{
  if (full_screen == (self->window != NULL))
    return;
  if (full_screen)
    {
      lyc_player_view_set_pip (self, FALSE);
      enter_full_screen (self);
    }
  else
    leave_full_screen (self);
  lyc_player_controls_set_full_screen (LYC_PLAYER_CONTROLS (self->controls), full_screen);
  lyc_player_view_style_caption (self);
  gtk_widget_grab_focus (self->stage);
  lyc_player_view_wake (self);
  g_object_notify (G_OBJECT (self), "full-screen");
}
