/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "player-view-private.h"

#include <glib/gi18n-lib.h>

static void
stalled_cb (LycPlayerView *self)
{
  gboolean stalled = lyc_player_get_stalled (self->player);
  gboolean playing = self->playing && !lyc_player_get_buffering (self->player);

  if (stalled)
    gtk_label_set_text (GTK_LABEL (self->stalled), playing
                        ? _("Connection lost — playing what is loaded; it goes on by itself")
                        : _("Connection lost — it goes on by itself"));
  gtk_widget_set_visible (self->stalled, stalled);
}

/**
 * lyc_player_view_add_stalled:
 * @self: a view whose stage is made
 *
 * A line at the head of the picture while the network is away.
 */
void
lyc_player_view_add_stalled (LycPlayerView *self)
{
  static const char *const signals[] = { "notify::stalled", "notify::buffering", "notify::state" };

  self->stalled
      = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS, NULL);
  gtk_widget_add_css_class (self->stalled, "player-stalled");
  gtk_label_set_wrap (GTK_LABEL (self->stalled), TRUE);
  gtk_label_set_justify (GTK_LABEL (self->stalled), GTK_JUSTIFY_CENTER);
  gtk_widget_set_halign (self->stalled, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (self->stalled, GTK_ALIGN_START);
  gtk_widget_set_can_target (self->stalled, FALSE);
  gtk_overlay_add_overlay (GTK_OVERLAY (self->stage), self->stalled);
  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    g_signal_connect_object (self->player, signals[i], G_CALLBACK (stalled_cb), self,
                             G_CONNECT_SWAPPED);
  stalled_cb (self);
}
