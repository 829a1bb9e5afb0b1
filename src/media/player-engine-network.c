/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "player-engine-private.h"

/* A wait for data longer than this is told as a lost connection. */
#define STALL_MS 3000
#define FIRST_RETRY_MS 100
#define LAST_RETRY_MS 5000
/* Of what is gathered ahead, in percent: with less than the first it waits, with the second it goes
 * on. */
#define TOO_LITTLE 3
#define ENOUGH 25
/* Ticks without a new picture after which nothing more is to come. */
#define STARVED_TICKS 10
/* An end so long before the recording's is none. */
#define MISSING_MS 1500

static gboolean
is_remote (LycPlayerEngine *self)
{
  return self->uri != NULL && !g_str_has_prefix (self->uri, "file:");
}

static void
set_stalled (LycPlayerEngine *self, gboolean stalled)
{
  if (self->now.stalled == stalled)
    return;
  self->now.stalled = stalled;
  lyc_engine_tell (self);
}

static gboolean
stall_cb (gpointer data)
{
  LycPlayerEngine *self = data;

  lyc_engine_clear_source (&self->stall);
  set_stalled (self, TRUE);
  return G_SOURCE_REMOVE;
}

static void
set_buffering (LycPlayerEngine *self, gboolean buffering)
{
  if (buffering == self->now.buffering)
    return;
  self->now.buffering = buffering;
  if (buffering)
    lyc_engine_start_timer (self, &self->stall, STALL_MS, stall_cb);
  else
    lyc_engine_clear_source (&self->stall);
  if (!buffering && !self->lost)
    set_stalled (self, FALSE);
  if (self->prerolled)
    lyc_engine_settle (self);
  lyc_engine_tell (self);
}

void
lyc_network_take_buffering (LycPlayerEngine *self, GstMessage *message)
{
  int percent = 100;

  gst_message_parse_buffering (message, &percent);
  if (self->lost)
    return;
  if (percent < TOO_LITTLE)
    set_buffering (self, TRUE);
  else if (percent >= ENOUGH)
    set_buffering (self, FALSE);
}

/* Where the same picture stands, so that nothing is left out. */
static gint64
here_ns (LycPlayerEngine *self)
{
  gint64 at;

  if (self->has_next)
    return self->next_ns;
  if (!self->seeking && self->prerolled && lyc_video_sink_find_picture (self->sink, 0, &at))
    return at;
  return self->now.position_ms * (gint64) GST_MSECOND;
}

static gboolean
reopen_cb (gpointer data)
{
  LycPlayerEngine *self = data;

  lyc_engine_clear_source (&self->reopen);
  self->lost = FALSE;
  self->reopening = TRUE;
  lyc_engine_open_bin (self, self->resume_ns);
  return G_SOURCE_REMOVE;
}

/* The pipeline has nothing more to give: another takes its place as soon as it can. */
static void
wait_for_network (LycPlayerEngine *self)
{
  guint delay_ms = MIN (FIRST_RETRY_MS << MIN (self->n_tries, 8u), LAST_RETRY_MS);

  self->resume_ns = here_ns (self);
  self->n_tries++;
  lyc_engine_close_bin (self);
  self->lost = self->now.buffering = TRUE;
  self->now.position_ms = self->resume_ns / (gint64) GST_MSECOND;
  set_stalled (self, TRUE);
  lyc_engine_tell (self);
  lyc_engine_start_timer (self, &self->reopen, delay_ms, reopen_cb);
}

/* Returns whether it is one that passes: then the player goes on with what it has, and waits. */
gboolean
lyc_network_take_fault (LycPlayerEngine *self, LycPlayerFault fault)
{
  if (!is_remote (self) || (!self->prerolled && !self->reopening))
    return FALSE;
  if (fault != LYC_PLAYER_FAULT_NETWORK)
    return self->lost;
  if (self->prerolled && !self->seeking && self->wants_play && !self->now.buffering)
    {
      self->lost = TRUE;
      set_stalled (self, TRUE);
    }
  else
    wait_for_network (self);
  return TRUE;
}

/* The end of what was fetched. Returns whether that is not the end of the recording. */
gboolean
lyc_network_take_end (LycPlayerEngine *self)
{
  if (!is_remote (self) || self->stop_ns >= 0)
    return FALSE;
  lyc_engine_read_times (self);
  if (!self->lost && self->now.position_ms + MISSING_MS > self->now.duration_ms)
    return FALSE;
  wait_for_network (self);
  return TRUE;
}

/* Told at each tick of playing. With a file's connection its stream ends; the pieces of a playlist
 * just stop coming, and the pipeline's time goes on without them. */
void
lyc_network_watch (LycPlayerEngine *self)
{
  gint64 shown;

  if (!self->lost || self->hidden || self->seeking || !self->wants_play
      || !lyc_video_sink_get_shown (self->sink, &shown) || shown != self->last_shown_ns)
    self->n_starved = 0;
  else if (++self->n_starved >= STARVED_TICKS)
    {
      wait_for_network (self);
      return;
    }
  if (self->sink == NULL || !lyc_video_sink_get_shown (self->sink, &self->last_shown_ns))
    self->last_shown_ns = -1;
}

/* A picture that had to be fetched stands: the connection is there. */
void
lyc_network_take_picture (LycPlayerEngine *self)
{
  self->lost = self->reopening = FALSE;
  self->n_tries = 0;
  if (!self->now.buffering)
    set_stalled (self, FALSE);
}

/* Something else is opened, or nothing. */
void
lyc_network_reset (LycPlayerEngine *self)
{
  lyc_engine_clear_source (&self->stall);
  lyc_engine_clear_source (&self->reopen);
  self->lost = self->reopening = self->now.stalled = FALSE;
  self->n_tries = 0;
}
