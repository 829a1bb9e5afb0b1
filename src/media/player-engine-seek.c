/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "player-engine-private.h"

/* Steps asked for faster than they can be shown: more than this many are forgotten. */
#define MAX_STEPS 10

static gint64
stop_for (LycPlayerEngine *self, gint64 position_ns)
{
  return position_ns < self->loop_end_ns ? self->loop_end_ns : -1;
}

/* One seek at a time: of those asked for while one is under way only the newest counts. */
void
lyc_engine_seek_ns (LycPlayerEngine *self, gint64 position_ns, gboolean accurate)
{
  position_ns = MAX (0, position_ns);
  if (self->now.duration_ms > 0)
    position_ns = MIN (position_ns, self->now.duration_ms * (gint64) GST_MSECOND);
  self->now.position_ms = position_ns / (gint64) GST_MSECOND;
  if (self->bin == NULL && self->lost)
    {
      self->resume_ns = position_ns;
      lyc_engine_tell (self);
      return;
    }
  if (self->bin == NULL || !self->prerolled || self->seeking)
    {
      self->has_next = TRUE;
      self->next_ns = position_ns;
      self->next_accurate = accurate;
      return;
    }
  self->stepped = self->stepping = FALSE;
  lyc_video_sink_set_withheld (self->sink, FALSE);
  self->stop_ns = stop_for (self, position_ns);
  self->stood = lyc_video_sink_get_n_standing (self->sink);
  self->seeking = lyc_player_bin_seek (self->bin, position_ns, self->stop_ns, self->rate, accurate);
  if (self->seeking)
    lyc_engine_expect (self);
  else
    lyc_engine_settle (self);
}

/* Again to the same picture: the middle of its time, since the ends are rounded by the container.
 */
void
lyc_engine_seek_here (LycPlayerEngine *self)
{
  gint64 at;

  if (self->bin == NULL || !self->prerolled || self->now.state == LYC_PLAYER_ENDED)
    return;
  lyc_engine_read_times (self);
  if (self->has_next)
    at = self->next_ns;
  else if (self->seeking || (self->wants_play && !self->stepped)
           || !lyc_video_sink_find_picture (self->sink, 0, &at))
    at = self->now.position_ms * (gint64) GST_MSECOND;
  lyc_engine_seek_ns (self, at, TRUE);
}

static gboolean
step_on (LycPlayerEngine *self)
{
  if (self->now.state == LYC_PLAYER_ENDED)
    return FALSE;
  lyc_video_sink_set_all (self->sink, TRUE);
  self->stood = lyc_video_sink_get_n_standing (self->sink);
  self->stepping = self->stepped
      = gst_element_send_event (lyc_video_sink_get_element (self->sink),
                                gst_event_new_step (GST_FORMAT_BUFFERS, 1, 1.0, TRUE, FALSE));
  return self->stepping;
}

/* No decoder runs backwards: the picture before is found by its time. */
static gboolean
step_back (LycPlayerEngine *self)
{
  gint64 at;

  if (!lyc_video_sink_find_picture (self->sink, -1, &at))
    return FALSE;
  if (self->now.state == LYC_PLAYER_ENDED)
    self->now.state = LYC_PLAYER_PAUSED;
  lyc_engine_seek_ns (self, at, TRUE);
  return TRUE;
}

/* Begins the next of the steps that were asked for, if there is one; needs a pipeline at rest. */
gboolean
lyc_engine_take_step (LycPlayerEngine *self)
{
  if (self->steps == 0)
    return FALSE;
  if (self->steps > 0)
    {
      self->steps--;
      return step_on (self);
    }
  self->steps++;
  return step_back (self);
}

/* @direction: 1 or -1. Steps wait for what is under way. */
void
lyc_engine_step (LycPlayerEngine *self, int direction)
{
  if (self->bin == NULL)
    return;
  self->wants_play = FALSE;
  self->steps = CLAMP (self->steps + direction, -MAX_STEPS, MAX_STEPS);
  lyc_engine_settle (self);
}

/* @end_ms: -1 for no loop. */
void
lyc_engine_set_loop (LycPlayerEngine *self, gint64 start_ms, gint64 end_ms)
{
  gint64 at = self->has_next ? self->next_ns : self->now.position_ms * (gint64) GST_MSECOND;
  gboolean was_looping = self->stop_ns >= 0;

  self->loop_start_ns = end_ms < 0 ? -1 : start_ms * (gint64) GST_MSECOND;
  self->loop_end_ns = end_ms < 0 ? -1 : end_ms * (gint64) GST_MSECOND;
  if (self->bin == NULL || self->now.state == LYC_PLAYER_ERROR)
    return;
  if (end_ms < 0)
    {
      if (was_looping)
        lyc_engine_seek_here (self);
      return;
    }
  if (at >= self->loop_start_ns && at < self->loop_end_ns && self->now.state != LYC_PLAYER_ENDED)
    lyc_engine_seek_here (self);
  else
    {
      if (self->now.state == LYC_PLAYER_ENDED)
        self->now.state = LYC_PLAYER_PAUSED;
      lyc_engine_seek_ns (self, self->loop_start_ns, TRUE);
    }
}

/* The pipeline has played to where it stops: returns whether that was the end of the loop, and goes
 * back to its beginning. */
gboolean
lyc_engine_loop (LycPlayerEngine *self)
{
  if (self->stop_ns < 0 || self->loop_end_ns < 0)
    return FALSE;
  lyc_engine_seek_ns (self, self->loop_start_ns, TRUE);
  return TRUE;
}
