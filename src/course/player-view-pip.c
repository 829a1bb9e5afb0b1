/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "player-view-private.h"

#include "pip-window.h"
#include "video-area.h"

#include <glib/gi18n-lib.h>

/**
 * lyc_player_view_get_pip:
 * @self: a view
 *
 * Returns: whether the picture is in the small window
 */
gboolean
lyc_player_view_get_pip (LycPlayerView *self)
{
  return self->pip != NULL;
}

static void
returned_cb (LycPlayerView *self)
{
  lyc_player_view_set_pip (self, FALSE);
}

/* One picture has one place: the card gives it away before the window has it, and the other way
 * round. */
static void
open_window (LycPlayerView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  lyc_video_area_set_away (LYC_VIDEO_AREA (self->area), TRUE);
  gtk_widget_set_visible (self->away, TRUE);
  self->pip = GTK_WINDOW (lyc_pip_window_new (
      self->player, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, self->settings));
  g_object_bind_property (self->caption, "label", self->pip, "caption", G_BINDING_SYNC_CREATE);
  g_signal_connect_object (self->pip, "returned", G_CALLBACK (returned_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (self->pip);
}

static void
close_window (LycPlayerView *self)
{
  GtkWindow *window = g_steal_pointer (&self->pip);

  g_signal_handlers_disconnect_by_data (window, self);
  gtk_window_destroy (window);
  gtk_widget_set_visible (self->away, FALSE);
  lyc_video_area_set_away (LYC_VIDEO_AREA (self->area), FALSE);
}

/**
 * lyc_player_view_set_pip:
 * @self: a view
 * @pip: whether the picture is to be in a small window of its own
 */
void
lyc_player_view_set_pip (LycPlayerView *self, gboolean pip)
{
  if (pip == (self->pip != NULL))
    return;
  if (pip)
    {
      lyc_player_view_set_full_screen (self, FALSE);
      open_window (self);
    }
  else
    close_window (self);
  lyc_player_view_update_caption (self);
  lyc_player_view_update_actions (self);
}

/**
 * lyc_player_view_add_away:
 * @self: a view whose stage is made
 *
 * What stands where the picture was.
 */
void
lyc_player_view_add_away (LycPlayerView *self)
{
  GtkWidget *sentence = gtk_label_new (_("The video plays in the small window."));
  GtkWidget *back = gtk_button_new_with_label (_("Bring it back"));

  self->away = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_set_halign (self->away, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (self->away, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (back, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (back, "pill");
  gtk_widget_add_css_class (back, "player-back");
  gtk_label_set_wrap (GTK_LABEL (sentence), TRUE);
  gtk_box_append (GTK_BOX (self->away), sentence);
  gtk_box_append (GTK_BOX (self->away), back);
  gtk_widget_set_visible (self->away, FALSE);
  g_signal_connect_object (back, "clicked", G_CALLBACK (returned_cb), self, G_CONNECT_SWAPPED);
  gtk_overlay_add_overlay (GTK_OVERLAY (self->stage), self->away);
}
