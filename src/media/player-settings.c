/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "player-private.h"

#include <math.h>

static void
send_volume (LycPlayer *self)
{
  lyc_player_engine_do (self->engine, &(LycPlayerCommand){ .verb = LYC_PLAYER_DO_VOLUME,
                                                           .number = self->volume,
                                                           .flag = self->muted });
}

/**
 * lyc_player_get_rate:
 * @self: a player
 *
 * Returns: media time per real time
 */
double
lyc_player_get_rate (LycPlayer *self)
{
  return self->rate;
}

/**
 * lyc_player_set_rate:
 * @self: a player
 * @rate: brought between %LYC_PLAYER_RATE_MIN and %LYC_PLAYER_RATE_MAX; voices keep their pitch
 */
void
lyc_player_set_rate (LycPlayer *self, double rate)
{
  rate = CLAMP (rate, LYC_PLAYER_RATE_MIN, LYC_PLAYER_RATE_MAX);
  if (fabs (rate - self->rate) < 0.001)
    return;
  self->rate = rate;
  lyc_player_engine_do (self->engine,
                        &(LycPlayerCommand){ .verb = LYC_PLAYER_DO_RATE, .number = rate });
  lyc_player_notify (self, LYC_PLAYER_PROP_RATE);
}

/**
 * lyc_player_get_volume:
 * @self: a player
 *
 * Returns: 0 to 1, as the ear counts
 */
double
lyc_player_get_volume (LycPlayer *self)
{
  return self->volume;
}

/**
 * lyc_player_set_volume:
 * @self: a player
 * @volume: brought between 0 and 1
 */
void
lyc_player_set_volume (LycPlayer *self, double volume)
{
  volume = CLAMP (volume, 0.0, 1.0);
  if (fabs (volume - self->volume) < 0.0001)
    return;
  self->volume = volume;
  send_volume (self);
  lyc_player_notify (self, LYC_PLAYER_PROP_VOLUME);
}

/**
 * lyc_player_get_muted:
 * @self: a player
 *
 * Returns: whether it is silent whatever its volume
 */
gboolean
lyc_player_get_muted (LycPlayer *self)
{
  return self->muted;
}

/**
 * lyc_player_set_muted:
 * @self: a player
 * @muted: whether it is to be silent
 */
void
lyc_player_set_muted (LycPlayer *self, gboolean muted)
{
  if (self->muted == muted)
    return;
  self->muted = muted;
  send_volume (self);
  lyc_player_notify (self, LYC_PLAYER_PROP_MUTED);
}

/**
 * lyc_player_get_loop_ms:
 * @self: a player
 * @start_ms: (out): where the loop begins; -1 if there is none
 * @end_ms: (out): where it goes back; -1 while it is open
 */
void
lyc_player_get_loop_ms (LycPlayer *self, gint64 *start_ms, gint64 *end_ms)
{
  *start_ms = self->loop_start_ms;
  *end_ms = self->loop_end_ms;
}

/**
 * lyc_player_get_tracks:
 * @self: a player
 *
 * Returns: (transfer none) (nullable) (element-type LycPlayerTrack): the tracks that can be chosen,
 *   in the recording's order; never changed, replaced when others are known
 */
GPtrArray *
lyc_player_get_tracks (LycPlayer *self)
{
  return self->tracks;
}

/**
 * lyc_player_get_audio_track:
 * @self: a player
 *
 * Returns: which of the tracks is heard; -1 while unknown, or without sound
 */
int
lyc_player_get_audio_track (LycPlayer *self)
{
  return self->now.audio_track;
}

/**
 * lyc_player_set_audio_track:
 * @self: a player
 * @index: which of the tracks is to be heard
 */
void
lyc_player_set_audio_track (LycPlayer *self, int index)
{
  if (self->tracks == NULL || index < 0 || (guint) index >= self->tracks->len
      || index == self->now.audio_track)
    return;
  lyc_player_engine_do (self->engine,
                        &(LycPlayerCommand){ .verb = LYC_PLAYER_DO_AUDIO_TRACK, .index = index });
  self->now.audio_track = index;
  lyc_player_notify (self, LYC_PLAYER_PROP_AUDIO_TRACK);
}
