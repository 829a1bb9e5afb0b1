/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "player-private.h"

/* Nobody listens to two at once. */
static void
take_turn (LycPlayer *self)
{
  static LycPlayer *last; /* weak: the one that was let play last */

  if (last == self)
    return;
  if (last != NULL
      && (last->now.state == LYC_PLAYER_PLAYING || last->now.state == LYC_PLAYER_LOADING))
    lyc_player_pause (last);
  g_set_weak_pointer (&last, self);
}

/**
 * lyc_player_play:
 * @self: a player
 *
 * Plays, as soon as it can; from the beginning if it had ended. Any other player pauses.
 */
void
lyc_player_play (LycPlayer *self)
{
  take_turn (self);
  lyc_player_engine_do (self->engine, &(LycPlayerCommand){ .verb = LYC_PLAYER_DO_PLAY });
}

/**
 * lyc_player_pause:
 * @self: a player
 */
void
lyc_player_pause (LycPlayer *self)
{
  lyc_player_engine_do (self->engine, &(LycPlayerCommand){ .verb = LYC_PLAYER_DO_PAUSE });
}

/**
 * lyc_player_toggle:
 * @self: a player
 *
 * Pauses what plays and plays what does not.
 */
void
lyc_player_toggle (LycPlayer *self)
{
  if (self->now.state == LYC_PLAYER_PLAYING)
    lyc_player_pause (self);
  else
    lyc_player_play (self);
}

/**
 * lyc_player_seek_ms:
 * @self: a player
 * @position_ms: media time; brought inside the recording
 * @accurate: to that picture; otherwise to the key frame before it, which is faster
 *
 * Jumps. The position property has the new value at once.
 */
void
lyc_player_seek_ms (LycPlayer *self, gint64 position_ms, gboolean accurate)
{
  LycPlayerReport now = self->now;

  if (now.state == LYC_PLAYER_EMPTY || now.state == LYC_PLAYER_ERROR)
    return;
  now.position_ms = MAX (0, position_ms);
  if (now.duration_ms > 0)
    now.position_ms = MIN (now.position_ms, now.duration_ms);
  now.seek_serial++;
  lyc_player_engine_do (self->engine, &(LycPlayerCommand){ .verb = LYC_PLAYER_DO_SEEK,
                                                           .serial = now.seek_serial,
                                                           .position_ms = now.position_ms,
                                                           .accurate = accurate });
  lyc_player_take (self, &now);
}

/**
 * lyc_player_seek_by_ms:
 * @self: a player
 * @delta_ms: how far; negative for back
 *
 * Jumps from where it is, to the picture.
 */
void
lyc_player_seek_by_ms (LycPlayer *self, gint64 delta_ms)
{
  lyc_player_seek_ms (self, self->now.position_ms + delta_ms, TRUE);
}

/**
 * lyc_player_step_back:
 * @self: a player
 *
 * Jumps ten seconds back.
 */
void
lyc_player_step_back (LycPlayer *self)
{
  lyc_player_seek_by_ms (self, -LYC_PLAYER_STEP_MS);
}

/**
 * lyc_player_step_forward:
 * @self: a player
 *
 * Jumps ten seconds on.
 */
void
lyc_player_step_forward (LycPlayer *self)
{
  lyc_player_seek_by_ms (self, LYC_PLAYER_STEP_MS);
}

/**
 * lyc_player_step_frame:
 * @self: a player
 * @direction: 1 to the next picture, -1 to the one before
 *
 * Pauses and shows the neighbouring picture. Its position is told when it stands. Does nothing
 * before the first picture and after the last.
 */
void
lyc_player_step_frame (LycPlayer *self, int direction)
{
  if (self->now.state == LYC_PLAYER_EMPTY || self->now.state == LYC_PLAYER_ERROR)
    return;
  lyc_player_engine_do (self->engine, &(LycPlayerCommand){ .verb = LYC_PLAYER_DO_STEP,
                                                           .index = direction < 0 ? -1 : 1 });
}

/**
 * lyc_player_set_loop_ms:
 * @self: a player
 * @start_ms: where the loop begins, media time; -1 for none
 * @end_ms: where it goes back; -1 while it is open
 *
 * Plays the same part again and again: nothing at or after @end_ms is shown or heard. Outside of
 * the part it jumps to its beginning at once. A later seek behind the part plays on from there.
 * Opening another recording ends the loop.
 */
void
lyc_player_set_loop_ms (LycPlayer *self, gint64 start_ms, gint64 end_ms)
{
  start_ms = MAX (start_ms, -1);
  if (start_ms < 0 || end_ms < 0)
    end_ms = -1;
  else
    end_ms = MAX (end_ms, start_ms + LYC_PLAYER_LOOP_MIN_MS);
  if (start_ms == self->loop_start_ms && end_ms == self->loop_end_ms)
    return;
  self->loop_start_ms = start_ms;
  self->loop_end_ms = end_ms;
  lyc_player_engine_do (
      self->engine,
      &(LycPlayerCommand){ .verb = LYC_PLAYER_DO_LOOP, .position_ms = start_ms, .end_ms = end_ms });
  lyc_player_notify (self, LYC_PLAYER_PROP_LOOP_START_MS);
  lyc_player_notify (self, LYC_PLAYER_PROP_LOOP_END_MS);
}
