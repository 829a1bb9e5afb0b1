/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "player-view-private.h"

#define VOLUME_STEP 0.05

static void
step (LycPlayerView *self, gint64 by_ms)
{
  lyc_player_view_seek_ms (self, MAX (0, lyc_player_view_get_position_ms (self) + by_ms));
}

static void
change_volume (LycPlayerView *self, double by)
{
  lyc_player_set_muted (self->player, FALSE);
  lyc_player_set_volume (self->player, lyc_player_get_volume (self->player) + by);
}

/* Escape leaves full screen and is otherwise somebody else's. */
static gboolean
leave_full_screen (LycPlayerView *self)
{
  if (self->window == NULL)
    return GDK_EVENT_PROPAGATE;
  lyc_player_view_set_full_screen (self, FALSE);
  return GDK_EVENT_STOP;
}

/**
 * lyc_player_view_handle_key:
 * @self: a view
 * @key: the key pressed
 * @modifiers: what is held with it
 *
 * Space or K plays and pauses, J, L and the arrows step, M, C and F toggle sound, captions and full
 * screen, < and > change the speed.
 *
 * Returns: whether the key means something here
 */
gboolean
lyc_player_view_handle_key (LycPlayerView *self, guint key, GdkModifierType modifiers)
{
  if (modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK))
    return GDK_EVENT_PROPAGATE;
  switch (gdk_keyval_to_lower (key))
    {
    case GDK_KEY_space:
    case GDK_KEY_k:
      lyc_player_toggle (self->player);
      break;
    case GDK_KEY_j:
    case GDK_KEY_Left:
      step (self, -LYC_PLAYER_STEP_MS);
      break;
    case GDK_KEY_l:
    case GDK_KEY_Right:
      step (self, LYC_PLAYER_STEP_MS);
      break;
    case GDK_KEY_Up:
      change_volume (self, VOLUME_STEP);
      break;
    case GDK_KEY_Down:
      change_volume (self, -VOLUME_STEP);
      break;
    case GDK_KEY_m:
      lyc_player_set_muted (self->player, !lyc_player_get_muted (self->player));
      break;
    case GDK_KEY_c:
      lyc_player_view_set_captions_shown (self, !self->captions_shown);
      break;
    case GDK_KEY_f:
      lyc_player_view_set_full_screen (self, self->window == NULL);
      break;
    case GDK_KEY_less:
      lyc_player_controls_change_rate (LYC_PLAYER_CONTROLS (self->controls), -1);
      break;
    case GDK_KEY_greater:
      lyc_player_controls_change_rate (LYC_PLAYER_CONTROLS (self->controls), 1);
      break;
    case GDK_KEY_Escape:
      return leave_full_screen (self);
    default:
      return GDK_EVENT_PROPAGATE;
    }
  return GDK_EVENT_STOP;
}
