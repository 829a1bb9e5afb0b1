/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "player-engine-private.h"

#include "allow-list.h"
#include "player-fault.h"

#define RESIZE_DELAY_MS 150
/* Long enough that going to full screen, which takes the widget out of one window and into another,
 * does not count as hidden. */
#define HIDE_DELAY_MS 1000

static void
do_open (LycPlayerEngine *self, const LycPlayerCommand *command)
{
  lyc_network_reset (self);
  g_free (self->uri);
  g_strfreev (self->headers);
  self->uri = g_strdup (command->uri);
  self->headers = g_strdupv (command->headers);
  g_clear_pointer (&self->now.tracks, g_ptr_array_unref);
  self->now = (LycPlayerReport){ .open_serial = command->serial,
                                 .seek_serial = self->now.seek_serial,
                                 .audio_track = -1,
                                 .position_ms = command->position_ms };
  self->wants_play = self->played = FALSE;
  self->loop_start_ns = self->loop_end_ns = -1;
  if (lyc_player_fault_check_uri (self->uri))
    lyc_engine_open_bin (self, command->position_ms * (gint64) GST_MSECOND);
  else
    lyc_engine_fail (self, LYC_PLAYER_FAULT_UNSUPPORTED);
}

static void
do_play (LycPlayerEngine *self)
{
  gboolean again = self->now.state == LYC_PLAYER_ENDED;

  self->wants_play = self->bin != NULL || self->lost;
  self->steps = 0;
  if (again)
    {
      self->now.state = LYC_PLAYER_PAUSED;
      lyc_engine_seek_ns (self, 0, TRUE);
    }
  lyc_engine_settle (self);
}

/* A jump away from the end goes on playing, since playing is what the end had stopped. */
static void
do_seek (LycPlayerEngine *self, const LycPlayerCommand *command)
{
  self->now.seek_serial = command->serial;
  self->steps = 0;
  if (self->now.state == LYC_PLAYER_ENDED)
    {
      self->now.state = LYC_PLAYER_PAUSED;
      self->wants_play = TRUE;
    }
  lyc_engine_seek_ns (self, command->position_ms * (gint64) GST_MSECOND, command->accurate);
}

static void
do_rate (LycPlayerEngine *self, double rate)
{
  if (rate == self->rate)
    return;
  self->rate = rate;
  lyc_engine_seek_here (self);
}

static gboolean
resize_cb (gpointer data)
{
  LycPlayerEngine *self = data;

  lyc_engine_clear_source (&self->resize);
  /* A standing picture is drawn again at its new size; a moving one follows by itself. */
  if (self->sink != NULL && lyc_video_sink_set_size (self->sink, self->width, self->height)
      && !self->wants_play)
    lyc_engine_seek_here (self);
  return G_SOURCE_REMOVE;
}

static gboolean
hide_cb (gpointer data)
{
  LycPlayerEngine *self = data;

  lyc_engine_clear_source (&self->hide);
  self->hidden = TRUE;
  if (self->sink != NULL)
    lyc_packet_gate_set_hidden (lyc_video_sink_get_gate (self->sink), TRUE);
  return G_SOURCE_REMOVE;
}

static void
show (LycPlayerEngine *self)
{
  lyc_engine_clear_source (&self->hide);
  self->hidden = FALSE;
  if (self->sink == NULL)
    return;
  lyc_packet_gate_set_hidden (lyc_video_sink_get_gate (self->sink), FALSE);
  if (lyc_packet_gate_get_behind (lyc_video_sink_get_gate (self->sink)))
    lyc_engine_seek_here (self);
}

/* Somebody looks at a player: soon something will be opened. */
static void
warm_up (LycPlayerEngine *self)
{
  if (self->warm || self->bin != NULL)
    return;
  self->warm = TRUE;
  if (lyc_media_init (NULL))
    lyc_media_warm_up ();
}

static void
do_target (LycPlayerEngine *self, const LycPlayerCommand *command)
{
  if (command->width != self->width || command->height != self->height)
    {
      self->width = command->width;
      self->height = command->height;
      lyc_engine_start_timer (self, &self->resize, RESIZE_DELAY_MS, resize_cb);
    }
  if (!command->flag)
    {
      warm_up (self);
      show (self);
    }
  else if (!self->hidden && self->hide == NULL)
    lyc_engine_start_timer (self, &self->hide, HIDE_DELAY_MS, hide_cb);
}

static void
do_volume (LycPlayerEngine *self, const LycPlayerCommand *command)
{
  self->volume = command->number;
  self->muted = command->flag;
  if (self->bin != NULL)
    lyc_player_bin_set_volume (self->bin, self->volume, self->muted);
}

static void
do_stop (LycPlayerEngine *self)
{
  lyc_network_reset (self);
  lyc_engine_close_bin (self);
  g_clear_pointer (&self->now.tracks, g_ptr_array_unref);
  self->now.audio_track = -1;
  self->now.position_ms = self->now.duration_ms = 0;
  self->loop_start_ns = self->loop_end_ns = -1;
  self->wants_play = FALSE;
  lyc_engine_set_state (self, LYC_PLAYER_EMPTY);
}

void
lyc_engine_carry_out (LycPlayerEngine *self, const LycPlayerCommand *command)
{
  switch (command->verb)
    {
    case LYC_PLAYER_DO_OPEN:
      do_open (self, command);
      break;
    case LYC_PLAYER_DO_PLAY:
      do_play (self);
      break;
    case LYC_PLAYER_DO_PAUSE:
      self->wants_play = FALSE;
      lyc_engine_settle (self);
      break;
    case LYC_PLAYER_DO_SEEK:
      do_seek (self, command);
      break;
    case LYC_PLAYER_DO_STEP:
      lyc_engine_step (self, command->index);
      break;
    case LYC_PLAYER_DO_LOOP:
      lyc_engine_set_loop (self, command->position_ms, command->end_ms);
      break;
    case LYC_PLAYER_DO_AUDIO_TRACK:
      lyc_tracks_choose_audio (self, command->index);
      break;
    case LYC_PLAYER_DO_RATE:
      do_rate (self, command->number);
      break;
    case LYC_PLAYER_DO_VOLUME:
      do_volume (self, command);
      break;
    case LYC_PLAYER_DO_TARGET:
      do_target (self, command);
      break;
    case LYC_PLAYER_DO_STOP:
      do_stop (self);
      break;
    case LYC_PLAYER_DO_QUIT:
      lyc_network_reset (self);
      lyc_engine_close_bin (self);
      g_clear_pointer (&self->now.tracks, g_ptr_array_unref);
      lyc_engine_clear_source (&self->hide);
      g_main_loop_quit (self->loop);
      break;
    default:
      g_assert_not_reached ();
    }
}
