/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "player-view-private.h"

/* What the view plays and shows on its bar, and what others read of it. */

/**
 * lyc_player_view_play:
 * @self: a view
 */
void
lyc_player_view_play (LycPlayerView *self)
{
  lyc_player_play (self->player);
}

/**
 * lyc_player_view_pause:
 * @self: a view
 */
void
lyc_player_view_pause (LycPlayerView *self)
{
  lyc_player_pause (self->player);
}

/**
 * lyc_player_view_get_position_ms:
 * @self: a view
 *
 * Returns: media time
 */
gint64
lyc_player_view_get_position_ms (LycPlayerView *self)
{
  return self->player != NULL ? lyc_player_get_position_ms (self->player) : 0;
}

/**
 * lyc_player_view_get_duration_ms:
 * @self: a view
 *
 * Returns: the recording's length; 0 while unknown
 */
gint64
lyc_player_view_get_duration_ms (LycPlayerView *self)
{
  return self->player != NULL ? lyc_player_get_duration_ms (self->player) : 0;
}

/**
 * lyc_player_view_get_playing:
 * @self: a view
 *
 * Returns: whether it plays
 */
gboolean
lyc_player_view_get_playing (LycPlayerView *self)
{
  return self->playing;
}

/**
 * lyc_player_view_get_captions_shown:
 * @self: a view
 *
 * Returns: whether captions are shown where there are any
 */
gboolean
lyc_player_view_get_captions_shown (LycPlayerView *self)
{
  return self->captions_shown;
}

/**
 * lyc_player_view_get_player:
 * @self: a view
 *
 * Returns: (transfer none): its player
 */
LycPlayer *
lyc_player_view_get_player (LycPlayerView *self)
{
  return self->player;
}

/**
 * lyc_player_view_get_clock:
 * @self: a view
 *
 * Returns: (transfer none): tells when the position crosses a boundary, for transcripts and talk
 */
LycPlaybackClock *
lyc_player_view_get_clock (LycPlayerView *self)
{
  return self->clock;
}

/**
 * lyc_player_view_set_moments:
 * @self: a view
 * @moments: (array length=n) (nullable): where people talk
 * @n: how many
 */
void
lyc_player_view_set_moments (LycPlayerView *self, const LycSeekMoment *moments, guint n)
{
  lyc_seek_bar_set_moments (lyc_player_controls_get_seek_bar (LYC_PLAYER_CONTROLS (self->controls)),
                            moments, n);
}

/**
 * lyc_player_view_set_density:
 * @self: a view
 * @counts: (array length=n) (nullable): how many threads speak of each part
 * @n: how many parts; 0 shows the moments as dots
 */
void
lyc_player_view_set_density (LycPlayerView *self, const guint *counts, guint n)
{
  lyc_seek_bar_set_density (lyc_player_controls_get_seek_bar (LYC_PLAYER_CONTROLS (self->controls)),
                            counts, n);
}

/**
 * lyc_player_view_set_watched:
 * @self: a view
 * @watched: (nullable): what was watched before; copied, and what is watched now is added
 */
void
lyc_player_view_set_watched (LycPlayerView *self, const LycWatchedRanges *watched)
{
  g_clear_pointer (&self->watched, lyc_watched_ranges_free);
  if (watched != NULL)
    self->watched = lyc_watched_ranges_copy (watched);
  lyc_seek_bar_set_watched (lyc_player_controls_get_seek_bar (LYC_PLAYER_CONTROLS (self->controls)),
                            watched);
}

static void
chapter_cb (int index, gint64 position_ms, gpointer data)
{
  LycPlayerView *self = data;
  g_autofree char *label = NULL;

  if (self->chapters != NULL)
    label = lyc_chapters_label_at (self->chapters, position_ms);
  lyc_player_controls_set_chapter (LYC_PLAYER_CONTROLS (self->controls), index, label);
  lyc_player_view_update_actions (self);
}

/**
 * lyc_player_view_set_chapters:
 * @self: a view
 * @chapters: (nullable): the parts of the recording
 */
void
lyc_player_view_set_chapters (LycPlayerView *self, LycChapters *chapters)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (gint64));

  lyc_playback_clock_unsubscribe (self->clock, self->chapter_subscription);
  g_clear_pointer (&self->chapters, lyc_chapters_unref);
  if (chapters != NULL)
    self->chapters = lyc_chapters_ref (chapters);
  for (guint i = 0; chapters != NULL && i < lyc_chapters_get_n (chapters); i++)
    {
      gint64 start_ms = lyc_chapters_get_start_ms (chapters, i);

      g_array_append_val (times, start_ms);
    }
  lyc_player_controls_set_chapters (LYC_PLAYER_CONTROLS (self->controls), chapters);
  lyc_player_view_update_menu (self);
  self->chapter_subscription = lyc_playback_clock_subscribe (
      self->clock, (const gint64 *) times->data, times->len, chapter_cb, self, NULL);
}
