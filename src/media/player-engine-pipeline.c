/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "player-engine-private.h"

#include "allow-list.h"
#include "output-choice.h"
#include "player-fault.h"

#define TICK_MS 100

/* Stream time, as the pipeline counts it; a flushing seek has none until it is done. */
void
lyc_engine_read_times (LycPlayerEngine *self)
{
  gint64 time;

  if (self->bin == NULL || !self->prerolled)
    return;
  if (gst_element_query_duration (self->bin, GST_FORMAT_TIME, &time) && time > 0)
    self->now.duration_ms = time / (gint64) GST_MSECOND;
  if (self->stepped && lyc_video_sink_get_shown (self->sink, &time))
    self->now.position_ms = time / (gint64) GST_MSECOND;
  else if (!self->seeking && gst_element_query_position (self->bin, GST_FORMAT_TIME, &time))
    self->now.position_ms = MAX (0, time / (gint64) GST_MSECOND);
  if (self->now.duration_ms > 0)
    self->now.position_ms = MIN (self->now.position_ms, self->now.duration_ms);
}

static gboolean
tick_cb (gpointer data)
{
  LycPlayerEngine *self = data;

  if (!self->seeking)
    {
      lyc_engine_read_times (self);
      lyc_network_watch (self);
      lyc_engine_tell (self);
    }
  return G_SOURCE_CONTINUE;
}

void
lyc_engine_set_state (LycPlayerEngine *self, LycPlayerState state)
{
  self->now.state = state;
  if (state == LYC_PLAYER_PLAYING && self->tick == NULL)
    lyc_engine_start_timer (self, &self->tick, TICK_MS, tick_cb);
  else if (state != LYC_PLAYER_PLAYING)
    lyc_engine_clear_source (&self->tick);
  lyc_engine_tell (self);
}

void
lyc_engine_close_bin (LycPlayerEngine *self)
{
  lyc_engine_clear_source (&self->bus_source);
  lyc_engine_clear_source (&self->tick);
  lyc_engine_clear_source (&self->resize);
  lyc_engine_clear_source (&self->stall);
  lyc_engine_clear_source (&self->owed);
  if (self->bin != NULL)
    gst_element_set_state (self->bin, GST_STATE_NULL);
  g_clear_pointer (&self->bin, gst_object_unref);
  g_clear_object (&self->collection);
  g_clear_pointer (&self->sink, lyc_video_sink_free);
  self->prerolled = self->seeking = self->has_next = self->now.buffering = FALSE;
  self->stepping = self->stepped = FALSE;
  self->stop_ns = -1;
  self->steps = 0;
}

void
lyc_engine_fail (LycPlayerEngine *self, LycPlayerFault fault)
{
  lyc_engine_close_bin (self);
  lyc_network_reset (self);
  self->now.fault = fault;
  self->wants_play = FALSE;
  lyc_engine_set_state (self, LYC_PLAYER_ERROR);
}

/* Brings the pipeline to what was asked for, when nothing is under way. */
void
lyc_engine_settle (LycPlayerEngine *self)
{
  gboolean run = self->wants_play && !self->now.buffering;
  GstStateChangeReturn change;

  if ((self->bin == NULL && self->lost) || (self->reopening && !self->prerolled))
    {
      /* Nothing to bring there: what was asked for is done when the connection is back. */
      lyc_engine_set_state (self, self->wants_play ? LYC_PLAYER_PLAYING : LYC_PLAYER_PAUSED);
      return;
    }
  if (self->bin == NULL || !self->prerolled || self->seeking || self->stepping
      || self->now.state == LYC_PLAYER_ERROR)
    return;
  if (run && self->stepped)
    {
      lyc_engine_seek_here (self);
      return;
    }
  lyc_video_sink_set_all (self->sink, !run);
  change = gst_element_set_state (self->bin, run ? GST_STATE_PLAYING : GST_STATE_PAUSED);
  if (change == GST_STATE_CHANGE_ASYNC && self->steps != 0)
    return; /* a step needs the picture at which it stopped */
  lyc_engine_read_times (self);
  if (self->wants_play)
    self->played = TRUE;
  if (self->wants_play)
    lyc_engine_set_state (self, LYC_PLAYER_PLAYING);
  else if (!lyc_engine_take_step (self) && self->now.state != LYC_PLAYER_ENDED)
    lyc_engine_set_state (self, self->played ? LYC_PLAYER_PAUSED : LYC_PLAYER_READY);
}

/* Of a broadcast nobody knows how long it will be. */
static gboolean
is_live (LycPlayerEngine *self)
{
  gint64 duration;

  return !g_str_has_prefix (self->uri, "file:")
         && (!gst_element_query_duration (self->bin, GST_FORMAT_TIME, &duration) || duration <= 0);
}

/* A change of state and a step of the sound end with the same message, which may come when the next
 * thing is under way. Without pictures there is no step. */
static gboolean
is_of_before (LycPlayerEngine *self)
{
  guint n = lyc_video_sink_get_n_standing (self->sink);

  return (self->seeking || self->stepping) && n > 0 && n == self->stood;
}

static void
async_done (LycPlayerEngine *self)
{
  gboolean fetched = self->seeking || !self->prerolled;

  if (is_of_before (self))
    return;
  if (!self->prerolled)
    {
      lyc_tracks_read (self);
      self->now.live = is_live (self);
    }
  if (self->reopening && !self->has_next)
    self->now.buffering = FALSE;
  self->prerolled = TRUE;
  self->seeking = self->stepping = FALSE;
  if (self->has_next)
    {
      gint64 duration;

      self->has_next = FALSE;
      if (gst_element_query_duration (self->bin, GST_FORMAT_TIME, &duration))
        self->now.duration_ms = duration / (gint64) GST_MSECOND;
      lyc_engine_seek_ns (self, self->next_ns, self->next_accurate);
    }
  else
    {
      if (fetched)
        lyc_network_take_picture (self);
      lyc_engine_settle (self);
    }
}

/* Of a step back the time is known only now, and of a step on it may come after the step's end. */
static void
picture_shown (LycPlayerEngine *self)
{
  if (!self->stepped || self->wants_play)
    return;
  lyc_engine_read_times (self);
  lyc_engine_tell (self);
}

static void
end_reached (LycPlayerEngine *self)
{
  if (lyc_engine_loop (self) || lyc_network_take_end (self))
    return;
  lyc_engine_read_times (self);
  self->now.position_ms = self->now.duration_ms;
  self->wants_play = FALSE;
  gst_element_set_state (self->bin, GST_STATE_PAUSED);
  lyc_engine_set_state (self, LYC_PLAYER_ENDED);
}

static void
error_posted (LycPlayerEngine *self, GstMessage *message)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *detail = NULL;
  LycPlayerFault fault;

  gst_message_parse_error (message, &error, &detail);
  g_debug ("player: %s (%s)", error->message, detail != NULL ? detail : "");
  if (!self->no_audio_device
      && lyc_player_bin_is_audio_fault (self->bin, GST_MESSAGE_SRC (message)))
    {
      self->no_audio_device = TRUE;
      lyc_engine_open_bin (self, self->now.position_ms * (gint64) GST_MSECOND);
      return;
    }
  fault = lyc_player_fault_from_error (error, self->uri);
  if (!lyc_network_take_fault (self, fault))
    lyc_engine_fail (self, fault);
}

static gboolean
bus_cb (GstBus *bus, GstMessage *message, gpointer data)
{
  LycPlayerEngine *self = data;

  switch ((int) GST_MESSAGE_TYPE (message))
    {
    case GST_MESSAGE_ASYNC_DONE:
      if (GST_MESSAGE_SRC (message) == GST_OBJECT (self->bin))
        async_done (self);
      break;
    case GST_MESSAGE_EOS:
      end_reached (self);
      break;
    case GST_MESSAGE_BUFFERING:
      lyc_network_take_buffering (self, message);
      break;
    case GST_MESSAGE_ERROR:
      error_posted (self, message);
      break;
    case GST_MESSAGE_STREAM_COLLECTION:
      lyc_tracks_take_collection (self, message);
      break;
    case GST_MESSAGE_APPLICATION:
      if (gst_message_has_name (message, LYC_VIDEO_SINK_SHOWN))
        picture_shown (self);
      else
        lyc_tracks_read (self);
      break;
    case GST_MESSAGE_STREAMS_SELECTED:
      lyc_tracks_take_selection (self, message);
      /* A file of which nothing can be played is no error to playbin3: it plays the nothing. */
      if (gst_message_streams_selected_get_size (message) == 0)
        lyc_engine_fail (self, LYC_PLAYER_FAULT_UNSUPPORTED);
      break;
    case GST_MESSAGE_DURATION_CHANGED:
      lyc_engine_read_times (self);
      break;
    case GST_MESSAGE_CLOCK_LOST:
      gst_element_set_state (self->bin, GST_STATE_PAUSED);
      lyc_engine_settle (self);
      break;
    default:
      break;
    }
  return self->bus_source != NULL ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static void
watch_bus (LycPlayerEngine *self)
{
  g_autoptr (GstBus) bus = gst_element_get_bus (self->bin);

  self->bus_source = gst_bus_create_watch (bus);
  g_source_set_callback (self->bus_source, (GSourceFunc) (void (*) (void)) bus_cb, self, NULL);
  g_source_attach (self->bus_source, self->context);
}

void
lyc_engine_open_bin (LycPlayerEngine *self, gint64 start_ns)
{
  lyc_engine_close_bin (self);
  self->second_try = FALSE;
  if (!lyc_media_init (NULL))
    {
      lyc_engine_fail (self, LYC_PLAYER_FAULT_OTHER);
      return;
    }
  self->sink
      = lyc_video_sink_new (lyc_output_choice_open (self->paintable, self->listener_context));
  lyc_video_sink_set_size (self->sink, self->width, self->height);
  lyc_packet_gate_set_hidden (lyc_video_sink_get_gate (self->sink), self->hidden);
  self->bin = lyc_player_bin_new (
      self->sink, self->no_audio_device || !lyc_player_bin_has_audio_device ());
  if (self->bin == NULL)
    {
      lyc_engine_fail (self, LYC_PLAYER_FAULT_UNSUPPORTED);
      return;
    }
  lyc_player_bin_set_source (self->bin, self->uri, (const char *const *) self->headers);
  lyc_player_bin_set_volume (self->bin, self->volume, self->muted);
  watch_bus (self);
  lyc_tracks_watch (self);
  if (self->reopening)
    self->now.buffering = TRUE;
  else
    lyc_engine_set_state (self, LYC_PLAYER_LOADING);
  if (start_ns > 0 || self->rate != 1.0)
    {
      lyc_video_sink_set_withheld (self->sink, start_ns > 0);
      lyc_engine_seek_ns (self, start_ns, TRUE);
    }
  lyc_engine_expect (self);
  gst_element_set_state (self->bin, GST_STATE_PAUSED);
}
