/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "player-view-private.h"

#include "player-menu.h"

#define VOLUME_STEP 0.05
#define SHORT_STEP_MS 5000

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

static void
change_rate (LycPlayerView *self, int steps)
{
  lyc_player_set_rate (self->player,
                       lyc_player_menu_next_rate (lyc_player_get_rate (self->player), steps));
}

static void
cycle_background (LycPlayerView *self)
{
  LycCaptionBackground now = lyc_caption_style_get_background (self->style);

  lyc_caption_style_set_background (self->style, (now + 1) % (LYC_CAPTION_NONE + 1));
}

static void
cycle_sound (LycPlayerView *self)
{
  GPtrArray *tracks = lyc_player_get_tracks (self->player);

  if (tracks != NULL && tracks->len > 1)
    lyc_player_set_audio_track (self->player, (lyc_player_get_audio_track (self->player) + 1)
                                                  % (int) tracks->len);
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

static gboolean
play_key (LycPlayerView *self, guint key)
{
  switch (key)
    {
    case GDK_KEY_space:
    case GDK_KEY_k:
      lyc_player_toggle (self->player);
      break;
    case GDK_KEY_j:
      step (self, -LYC_PLAYER_STEP_MS);
      break;
    case GDK_KEY_l:
      step (self, LYC_PLAYER_STEP_MS);
      break;
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      step (self, -SHORT_STEP_MS);
      break;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      step (self, SHORT_STEP_MS);
      break;
    case GDK_KEY_comma:
      lyc_player_step_frame (self->player, -1);
      break;
    case GDK_KEY_period:
      lyc_player_step_frame (self->player, 1);
      break;
    case GDK_KEY_less:
      change_rate (self, -1);
      break;
    case GDK_KEY_greater:
      change_rate (self, 1);
      break;
    default:
      return GDK_EVENT_PROPAGATE;
    }
  return GDK_EVENT_STOP;
}

static gboolean
part_key (LycPlayerView *self, guint key)
{
  switch (key)
    {
    case GDK_KEY_a:
      lyc_player_view_set_loop_edge (self, FALSE);
      break;
    case GDK_KEY_b:
      lyc_player_view_set_loop_edge (self, TRUE);
      break;
    case GDK_KEY_x:
      lyc_player_set_loop_ms (self->player, -1, -1);
      break;
    case GDK_KEY_Page_Down:
      lyc_player_view_step_chapter (self, 1);
      break;
    case GDK_KEY_Page_Up:
      lyc_player_view_step_chapter (self, -1);
      break;
    default:
      return GDK_EVENT_PROPAGATE;
    }
  return GDK_EVENT_STOP;
}

static gboolean
sound_key (LycPlayerView *self, guint key)
{
  switch (key)
    {
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      change_volume (self, VOLUME_STEP);
      break;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      change_volume (self, -VOLUME_STEP);
      break;
    case GDK_KEY_m:
      lyc_player_set_muted (self->player, !lyc_player_get_muted (self->player));
      break;
    case GDK_KEY_u:
      cycle_sound (self);
      break;
    default:
      return GDK_EVENT_PROPAGATE;
    }
  return GDK_EVENT_STOP;
}

static gboolean
caption_key (LycPlayerView *self, guint key, gboolean shift)
{
  switch (key)
    {
    case GDK_KEY_c:
      if (shift)
        lyc_player_view_cycle_captions (self);
      else
        lyc_player_view_set_captions_shown (self, !self->captions_shown);
      break;
    case GDK_KEY_plus:
    case GDK_KEY_equal:
    case GDK_KEY_KP_Add:
      lyc_caption_style_change_size (self->style, 1);
      break;
    case GDK_KEY_minus:
    case GDK_KEY_KP_Subtract:
      lyc_caption_style_change_size (self->style, -1);
      break;
    case GDK_KEY_r:
      lyc_caption_style_change_position (self->style, shift ? -1 : 1);
      break;
    case GDK_KEY_o:
      cycle_background (self);
      break;
    default:
      return GDK_EVENT_PROPAGATE;
    }
  return GDK_EVENT_STOP;
}

static gboolean
window_key (LycPlayerView *self, guint key)
{
  switch (key)
    {
    case GDK_KEY_f:
      lyc_player_view_set_full_screen (self, self->window == NULL);
      return GDK_EVENT_STOP;
    case GDK_KEY_i:
      lyc_player_view_set_pip (self, !lyc_player_view_get_pip (self));
      return GDK_EVENT_STOP;
    case GDK_KEY_Escape:
      return leave_full_screen (self);
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

/* With Control or Shift the arrows go from chapter to chapter. */
static gboolean
chapter_key (LycPlayerView *self, guint key)
{
  if (key != GDK_KEY_Left && key != GDK_KEY_Right)
    return GDK_EVENT_PROPAGATE;
  lyc_player_view_step_chapter (self, key == GDK_KEY_Right ? 1 : -1);
  return GDK_EVENT_STOP;
}

/**
 * lyc_player_view_handle_key:
 * @self: a view
 * @key: the key pressed
 * @modifiers: what is held with it
 *
 * Space or K plays and pauses; the arrows step 5 seconds, J and L 10, "," and "." a picture,
 * Control or Shift with an arrow a chapter; "<" and ">" change the speed; A, B and X repeat a part;
 * M, U and the arrows up and down are for the sound, C, +, -, R and O for the captions, F and I for
 * the window.
 *
 * Returns: whether the key means something here
 */
gboolean
lyc_player_view_handle_key (LycPlayerView *self, guint key, GdkModifierType modifiers)
{
  gboolean shift = (modifiers & GDK_SHIFT_MASK) != 0;
  guint lower = gdk_keyval_to_lower (key);

  if (modifiers & (GDK_ALT_MASK | GDK_SUPER_MASK))
    return GDK_EVENT_PROPAGATE;
  if ((shift || (modifiers & GDK_CONTROL_MASK)) && chapter_key (self, key))
    return GDK_EVENT_STOP;
  if (modifiers & GDK_CONTROL_MASK)
    return GDK_EVENT_PROPAGATE;
  return play_key (self, lower) || part_key (self, lower) || sound_key (self, lower)
         || caption_key (self, lower, shift) || window_key (self, lower);
}
