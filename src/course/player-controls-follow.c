/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "player-controls-private.h"

#include "player-menu.h"
#include "timecode-chip.h"

#include <glib/gi18n-lib.h>

/* The controls show what the player says. */

static void
update_state (LycPlayerControls *self)
{
  gboolean playing = lyc_player_get_state (self->player) == LYC_PLAYER_PLAYING;

  lyc_player_controls_set_icon (self->play, playing ? "lyceum-pause-symbolic"
                                                    : "media-playback-start-symbolic");
  lyc_player_controls_set_name (self->play, playing ? _("Pause") : _("Play"));
}

static void
update_times (LycPlayerControls *self)
{
  gint64 position = lyc_player_get_position_ms (self->player);
  gint64 duration = lyc_player_get_duration_ms (self->player);
  g_autofree char *now = lyc_timecode_format (position);
  g_autofree char *all = lyc_timecode_format (duration);
  g_autofree char *text = g_strdup_printf ("%s / %s", now, all);

  lyc_seek_bar_set_duration_ms (LYC_SEEK_BAR (self->seek_bar), duration);
  lyc_seek_bar_set_position_ms (LYC_SEEK_BAR (self->seek_bar), position);
  if (!g_str_equal (text, gtk_label_get_text (GTK_LABEL (self->time))))
    gtk_label_set_text (GTK_LABEL (self->time), text);
}

static void
update_rate (LycPlayerControls *self)
{
  g_autofree char *text = lyc_player_menu_rate_text (lyc_player_get_rate (self->player));
  g_autofree char *name = g_strdup_printf (_("Speed, %s"), text);

  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->speed), text);
  lyc_player_controls_set_name (self->speed, name);
}

static void
update_volume (LycPlayerControls *self)
{
  gboolean muted = lyc_player_get_muted (self->player);
  double volume = lyc_player_get_volume (self->player);

  self->updating = TRUE;
  lyc_player_controls_set_icon (self->volume, muted || volume <= 0 ? "lyceum-volume-off-symbolic"
                                                                   : "lyceum-volume-symbolic");
  gtk_range_set_value (GTK_RANGE (self->volume_scale), volume);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->mute), muted);
  self->updating = FALSE;
}

static void
update_loop (LycPlayerControls *self)
{
  gint64 start_ms, end_ms;

  lyc_player_get_loop_ms (self->player, &start_ms, &end_ms);
  lyc_seek_bar_set_loop_ms (LYC_SEEK_BAR (self->seek_bar), start_ms, end_ms);
}

/**
 * lyc_player_controls_follow_player:
 * @self: controls that have their player and their row
 */
void
lyc_player_controls_follow_player (LycPlayerControls *self)
{
  static const struct
  {
    const char *signal;
    void (*update) (LycPlayerControls *self);
  } wires[] = {
    { "notify::state", update_state },        { "notify::position-ms", update_times },
    { "notify::duration-ms", update_times },  { "notify::rate", update_rate },
    { "notify::volume", update_volume },      { "notify::muted", update_volume },
    { "notify::loop-start-ms", update_loop }, { "notify::loop-end-ms", update_loop },
  };

  for (guint i = 0; i < G_N_ELEMENTS (wires); i++)
    {
      g_signal_connect_object (self->player, wires[i].signal, G_CALLBACK (wires[i].update), self,
                               G_CONNECT_SWAPPED);
      wires[i].update (self);
    }
}
