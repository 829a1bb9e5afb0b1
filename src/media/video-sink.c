/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "video-sink.h"

#include <gst/video/video.h>

/* More pictures than this a second are painted for nobody: playing fast drops some before they are
 * scaled. The slack lets a recording of as many a second through whole. */
#define MIN_INTERVAL_FAST (GST_SECOND / 30 - 3 * GST_MSECOND)
#define MIN_INTERVAL (GST_SECOND / 60 - 3 * GST_MSECOND)

struct _LycVideoSink
{
  GstElement *bin;
  LycVideoOutput *output;
  LycPacketGate *gate;

  /* Under the lock: the streaming thread and the player's thread. */
  GMutex lock;
  gint64 shown_ns, period_ns; /* -1 before the first picture; 0 where it is not told */

  /* Streaming thread only. */
  GstSegment segment;
  GstClockTime last_time;

  /* Atomic. */
  int all;      /* leave none out: each is looked at by itself */
  int standing; /* how often a picture, or the end, came to stand */
};

static void
take_caps (LycVideoSink *self, GstEvent *event)
{
  GstCaps *caps;
  GstVideoInfo info;

  gst_event_parse_caps (event, &caps);
  if (!gst_video_info_from_caps (&info, caps))
    return;
  g_mutex_lock (&self->lock);
  self->period_ns = GST_VIDEO_INFO_FPS_N (&info) > 0 ? (gint64) gst_util_uint64_scale_int (
                        GST_SECOND, GST_VIDEO_INFO_FPS_D (&info), GST_VIDEO_INFO_FPS_N (&info))
                                                     : 0;
  g_mutex_unlock (&self->lock);
  lyc_video_output_set_recording (
      self->output,
      (int) gst_util_uint64_scale_int ((guint64) GST_VIDEO_INFO_WIDTH (&info),
                                       MAX (1, GST_VIDEO_INFO_PAR_N (&info)),
                                       MAX (1, GST_VIDEO_INFO_PAR_D (&info))),
      GST_VIDEO_INFO_HEIGHT (&info));
}

/* Whether the picture comes too soon after the last, in the time of the viewer. */
static gboolean
too_soon (LycVideoSink *self, GstBuffer *buffer)
{
  GstClockTime time
      = gst_segment_to_running_time (&self->segment, GST_FORMAT_TIME, GST_BUFFER_PTS (buffer));

  GstClockTime least = self->segment.rate > 1 ? MIN_INTERVAL_FAST : MIN_INTERVAL;

  if (time == GST_CLOCK_TIME_NONE || !lyc_packet_gate_get_prerolled (self->gate)
      || g_atomic_int_get (&self->all))
    return FALSE;
  if (self->last_time != GST_CLOCK_TIME_NONE && time >= self->last_time
      && time - self->last_time < least)
    return TRUE;
  self->last_time = time;
  return FALSE;
}

/* The player's thread goes on when it hears this. */
static void
tell_standing (LycVideoSink *self)
{
  g_atomic_int_inc (&self->standing);
  gst_element_post_message (
      self->bin, gst_message_new_application (GST_OBJECT (self->bin),
                                              gst_structure_new_empty (LYC_VIDEO_SINK_SHOWN)));
}

/* Before scaling. */
static GstPadProbeReturn
entry_probe (GstPad *pad, GstPadProbeInfo *info, gpointer data)
{
  LycVideoSink *self = data;
  GstEvent *event;

  if (info->type & GST_PAD_PROBE_TYPE_BUFFER)
    return too_soon (self, GST_PAD_PROBE_INFO_BUFFER (info)) ? GST_PAD_PROBE_DROP
                                                             : GST_PAD_PROBE_OK;
  event = GST_PAD_PROBE_INFO_EVENT (info);
  if (GST_EVENT_TYPE (event) == GST_EVENT_CAPS)
    take_caps (self, event);
  else if (GST_EVENT_TYPE (event) == GST_EVENT_EOS)
    tell_standing (self);
  else if (GST_EVENT_TYPE (event) == GST_EVENT_SEGMENT)
    {
      gst_event_copy_segment (event, &self->segment);
      self->last_time = GST_CLOCK_TIME_NONE;
    }
  return GST_PAD_PROBE_OK;
}

static void
picture_cb (GstClockTime time, gboolean standing, gpointer data)
{
  LycVideoSink *self = data;

  if (GST_CLOCK_TIME_IS_VALID (time))
    {
      g_mutex_lock (&self->lock);
      self->shown_ns = (gint64) time;
      g_mutex_unlock (&self->lock);
    }
  if (!standing)
    return;
  lyc_packet_gate_set_prerolled (self->gate);
  tell_standing (self);
}

/**
 * lyc_video_sink_new:
 * @output: (transfer full): where the pictures go
 *
 * Returns: (transfer full): a sink for one pipeline
 */
LycVideoSink *
lyc_video_sink_new (LycVideoOutput *output)
{
  LycVideoSink *self = g_new0 (LycVideoSink, 1);
  GstElement *element = lyc_video_output_get_element (output);
  g_autoptr (GstPad) pad = gst_element_get_static_pad (element, "sink");

  g_mutex_init (&self->lock);
  self->output = output;
  self->last_time = GST_CLOCK_TIME_NONE;
  self->shown_ns = -1;
  gst_segment_init (&self->segment, GST_FORMAT_TIME);
  self->gate = lyc_packet_gate_new ();
  self->bin = gst_object_ref_sink (gst_bin_new ("lyc-video-sink"));
  gst_bin_add (GST_BIN (self->bin), element);
  lyc_video_output_set_listener (output, picture_cb, self);
  gst_pad_add_probe (pad, GST_PAD_PROBE_TYPE_BUFFER | GST_PAD_PROBE_TYPE_EVENT_DOWNSTREAM,
                     entry_probe, self, NULL);
  gst_element_add_pad (self->bin, gst_ghost_pad_new ("sink", pad));
  return self;
}

/**
 * lyc_video_sink_free:
 * @self: (transfer full): a sink whose pipeline has been stopped
 */
void
lyc_video_sink_free (LycVideoSink *self)
{
  gst_object_unref (self->bin);
  g_object_unref (self->output);
  lyc_packet_gate_free (self->gate);
  g_mutex_clear (&self->lock);
  g_free (self);
}

/**
 * lyc_video_sink_get_element:
 * @self: a sink
 *
 * Returns: (transfer none): the element to put into a pipeline
 */
GstElement *
lyc_video_sink_get_element (LycVideoSink *self)
{
  return self->bin;
}

/**
 * lyc_video_sink_set_size:
 * @self: a sink
 * @width: the widget's width in device pixels; 0 for the recording's own
 * @height: its height
 *
 * Returns: whether the next pictures will have another size than the last
 */
gboolean
lyc_video_sink_set_size (LycVideoSink *self, int width, int height)
{
  return lyc_video_output_set_size (self->output, width, height);
}

/**
 * lyc_video_sink_get_gate:
 * @self: a sink
 *
 * Returns: (transfer none): what stands before the decoders of its pipeline
 */
LycPacketGate *
lyc_video_sink_get_gate (LycVideoSink *self)
{
  return self->gate;
}

/**
 * lyc_video_sink_set_all:
 * @self: a sink
 * @all: whether every picture counts, however soon it comes after another
 */
void
lyc_video_sink_set_all (LycVideoSink *self, gboolean all)
{
  g_atomic_int_set (&self->all, all);
}

/**
 * lyc_video_sink_get_n_standing:
 * @self: a sink
 *
 * Returns: how often a picture, or the end, came to stand: changes with each seek and step
 */
guint
lyc_video_sink_get_n_standing (LycVideoSink *self)
{
  return (guint) g_atomic_int_get (&self->standing);
}

/**
 * lyc_video_sink_set_withheld:
 * @self: a sink
 * @withheld: whether pictures are kept back, since a seek to the right one comes next
 */
void
lyc_video_sink_set_withheld (LycVideoSink *self, gboolean withheld)
{
  lyc_video_output_set_withheld (self->output, withheld);
}

/**
 * lyc_video_sink_get_shown:
 * @self: a sink
 * @at_ns: (out): when the picture that was handed over last begins, in stream time
 *
 * Returns: whether there was one
 */
gboolean
lyc_video_sink_get_shown (LycVideoSink *self, gint64 *at_ns)
{
  g_mutex_lock (&self->lock);
  *at_ns = self->shown_ns;
  g_mutex_unlock (&self->lock);
  return *at_ns >= 0;
}

/**
 * lyc_video_sink_find_picture:
 * @self: a sink
 * @offset: 0 for the picture that is shown, -1 for the one before
 * @at_ns: (out): where to seek to so that it is shown
 *
 * Returns: whether there is such a picture
 */
gboolean
lyc_video_sink_find_picture (LycVideoSink *self, int offset, gint64 *at_ns)
{
  gint64 shown_ns, period_ns;

  g_mutex_lock (&self->lock);
  shown_ns = self->shown_ns;
  period_ns = self->period_ns;
  g_mutex_unlock (&self->lock);
  return shown_ns >= 0
         && lyc_packet_gate_find_picture (self->gate, shown_ns, period_ns, offset, at_ns);
}
