/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "player-engine-private.h"

#include "player-fault.h"

#define RESIZE_DELAY_MS 150
/* Long enough that going to full screen, which takes the widget out of one window and into another,
 * does not count as hidden. */
#define HIDE_DELAY_MS 1000

static void
do_open (LycPlayerEngine *self, const LycPlayerCommand *command)
{
  g_free (self->uri);
  g_strfreev (self->headers);
  self->uri = g_strdup (command->uri);
  self->headers = g_strdupv (command->headers);
  self->now = (LycPlayerReport){ .open_serial = command->serial,
                                 .seek_serial = self->now.seek_serial,
                                 .position_ms = command->position_ms };
  self->wants_play = self->played = FALSE;
  if (lyc_player_fault_check_uri (self->uri))
    lyc_engine_open_bin (self, command->position_ms);
  else
    lyc_engine_fail (self, LYC_PLAYER_FAULT_UNSUPPORTED);
}

static void
do_play (LycPlayerEngine *self)
{
  gboolean again = self->now.state == LYC_PLAYER_ENDED;

  self->wants_play = self->bin != NULL;
  if (again)
    {
      self->now.state = LYC_PLAYER_PAUSED;
      lyc_engine_seek (self, 0, TRUE);
    }
  lyc_engine_settle (self);
}

/* A jump away from the end goes on playing, since playing is what the end had stopped. */
static void
do_seek (LycPlayerEngine *self, const LycPlayerCommand *command)
{
  self->now.seek_serial = command->serial;
  if (self->now.state == LYC_PLAYER_ENDED)
    {
      self->now.state = LYC_PLAYER_PAUSED;
      self->wants_play = TRUE;
    }
  lyc_engine_seek (self, command->position_ms, command->accurate);
}

static void
seek_here (LycPlayerEngine *self)
{
  if (self->bin == NULL || !self->prerolled || self->now.state == LYC_PLAYER_ENDED)
    return;
  lyc_engine_read_times (self);
  lyc_engine_seek (self, self->has_next ? self->next_ms : self->now.position_ms, TRUE);
}

static void
do_rate (LycPlayerEngine *self, double rate)
{
  if (rate == self->rate)
    return;
  self->rate = rate;
  seek_here (self);
}

static gboolean
resize_cb (gpointer data)
{
  LycPlayerEngine *self = data;

  lyc_engine_clear_source (&self->resize);
  /* A standing picture is drawn again at its new size; a moving one follows by itself. */
  if (self->sink != NULL && lyc_video_sink_set_size (self->sink, self->width, self->height)
      && !self->wants_play)
    seek_here (self);
  return G_SOURCE_REMOVE;
}

static gboolean
hide_cb (gpointer data)
{
  LycPlayerEngine *self = data;

  lyc_engine_clear_source (&self->hide);
  self->hidden = TRUE;
  if (self->sink != NULL)
    lyc_video_sink_set_hidden (self->sink, TRUE);
  return G_SOURCE_REMOVE;
}

static void
show (LycPlayerEngine *self)
{
  lyc_engine_clear_source (&self->hide);
  self->hidden = FALSE;
  if (self->sink == NULL)
    return;
  lyc_video_sink_set_hidden (self->sink, FALSE);
  if (lyc_video_sink_get_behind (self->sink))
    seek_here (self);
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
    show (self);
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
  lyc_engine_close_bin (self);
  self->now.position_ms = self->now.duration_ms = 0;
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
      lyc_engine_close_bin (self);
      lyc_engine_clear_source (&self->hide);
      g_main_loop_quit (self->loop);
      break;
    default:
      g_assert_not_reached ();
    }
}
