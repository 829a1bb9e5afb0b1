/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "video-sink.h"

#include "video-paintable-private.h"

#include <gst/app/gstappsink.h>
#include <gst/video/video.h>

/* More pictures than this a second are painted for nobody: playing fast drops some before they are
 * scaled. The slack lets a recording of as many a second through whole. */
#define MIN_INTERVAL_FAST (GST_SECOND / 30 - 3 * GST_MSECOND)
#define MIN_INTERVAL (GST_SECOND / 60 - 3 * GST_MSECOND)
#define MAX_SIZE 4096

struct _LycVideoSink
{
  GstElement *bin;
  GstElement *size_filter;
  LycPacketGate *gate;
  LycVideoPaintable *paintable;

  /* Under the lock: the streaming thread and the player's thread. */
  GMutex lock;
  int width, height;                 /* of the widget; 0 for the recording's own */
  int display_width, display_height; /* of the recording, with square pixels */
  gint64 shown_ns, period_ns; /* -1 before the first picture; 0 where it is not told */

  /* Streaming thread only. */
  GstSegment segment;
  GstClockTime last_time;

  /* Atomic. */
  int all;      /* leave none out: each is looked at by itself */
  int standing; /* how often a picture, or the end, came to stand */
  int withheld; /* the first picture is not the one that was asked for: show none */
};

/* The largest size of the picture's shape inside the widget. Called under the lock. */
static void
fitted_size (LycVideoSink *self, int *width, int *height)
{
  gint64 w = self->width, h = self->height;

  *width = self->display_width;
  *height = self->display_height;
  if (w > 0 && h > 0)
    {
      if (w * self->display_height > h * self->display_width)
        w = h * self->display_width / self->display_height;
      else
        h = w * self->display_height / self->display_width;
      *width = (int) w;
      *height = (int) h;
    }
  *width = CLAMP (*width, 2, MAX_SIZE);
  *height = CLAMP (*height, 2, MAX_SIZE);
}

static void
apply_size (LycVideoSink *self)
{
  g_autoptr (GstCaps) caps = NULL;
  int width = 0, height = 0;

  g_mutex_lock (&self->lock);
  if (self->display_width > 0 && self->display_height > 0)
    fitted_size (self, &width, &height);
  g_mutex_unlock (&self->lock);
  if (width == 0)
    return;
  caps = gst_caps_new_simple ("video/x-raw", "width", G_TYPE_INT, width, "height", G_TYPE_INT,
                              height, "pixel-aspect-ratio", GST_TYPE_FRACTION, 1, 1, NULL);
  g_object_set (self->size_filter, "caps", caps, NULL);
}

static void
take_caps (LycVideoSink *self, GstEvent *event)
{
  GstCaps *caps;
  GstVideoInfo info;

  gst_event_parse_caps (event, &caps);
  if (!gst_video_info_from_caps (&info, caps))
    return;
  g_mutex_lock (&self->lock);
  self->display_width = (int) gst_util_uint64_scale_int (
      (guint64) GST_VIDEO_INFO_WIDTH (&info), MAX (1, GST_VIDEO_INFO_PAR_N (&info)),
      MAX (1, GST_VIDEO_INFO_PAR_D (&info)));
  self->display_height = GST_VIDEO_INFO_HEIGHT (&info);
  self->period_ns = GST_VIDEO_INFO_FPS_N (&info) > 0 ? (gint64) gst_util_uint64_scale_int (
                        GST_SECOND, GST_VIDEO_INFO_FPS_D (&info), GST_VIDEO_INFO_FPS_N (&info))
                                                     : 0;
  g_mutex_unlock (&self->lock);
  apply_size (self);
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

/* The appsink's sample goes back at once: it writes the next picture's caps into it, and 1.22 does
 * so without asking whether somebody else holds it. */
static void
show_sample (LycVideoSink *self, GstSample *sample)
{
  g_autoptr (GstSample) own = NULL;
  GstClockTime time;
  int width, height;

  if (sample == NULL)
    return;
  if (g_atomic_int_get (&self->withheld))
    {
      gst_sample_unref (sample);
      return;
    }
  time = gst_segment_to_stream_time (gst_sample_get_segment (sample), GST_FORMAT_TIME,
                                     GST_BUFFER_PTS (gst_sample_get_buffer (sample)));
  own = gst_sample_new (gst_sample_get_buffer (sample), gst_sample_get_caps (sample), NULL, NULL);
  gst_sample_unref (sample);
  g_mutex_lock (&self->lock);
  width = self->display_width;
  height = self->display_height;
  if (GST_CLOCK_TIME_IS_VALID (time))
    self->shown_ns = (gint64) time;
  g_mutex_unlock (&self->lock);
  lyc_video_paintable_push (self->paintable, own, width, height);
}

static GstFlowReturn
new_preroll_cb (GstAppSink *sink, gpointer data)
{
  LycVideoSink *self = data;

  lyc_packet_gate_set_prerolled (self->gate);
  show_sample (self, gst_app_sink_pull_preroll (sink));
  tell_standing (self);
  return GST_FLOW_OK;
}

static GstFlowReturn
new_sample_cb (GstAppSink *sink, gpointer data)
{
  show_sample (data, gst_app_sink_pull_sample (sink));
  return GST_FLOW_OK;
}

static GstElement *
new_app_sink (LycVideoSink *self)
{
  GstAppSinkCallbacks callbacks = { .new_preroll = new_preroll_cb, .new_sample = new_sample_cb };
  GstElement *sink = gst_element_factory_make ("appsink", NULL);
  g_autoptr (GstCaps) caps
      = gst_caps_new_simple ("video/x-raw", "format", G_TYPE_STRING, "BGRA", NULL);

  g_object_set (sink, "caps", caps, "max-buffers", 1, "drop", TRUE, "enable-last-sample", FALSE,
                NULL);
  gst_app_sink_set_callbacks (GST_APP_SINK (sink), &callbacks, self, NULL);
  return sink;
}

/**
 * lyc_video_sink_new:
 * @paintable: where the pictures go
 *
 * Returns: (transfer full): a sink for one pipeline
 */
LycVideoSink *
lyc_video_sink_new (LycVideoPaintable *paintable)
{
  LycVideoSink *self = g_new0 (LycVideoSink, 1);
  GstElement *scale = gst_element_factory_make ("videoscale", NULL);
  GstElement *convert = gst_element_factory_make ("videoconvert", NULL);
  GstElement *sink = new_app_sink (self);
  g_autoptr (GstPad) pad = NULL;

  g_mutex_init (&self->lock);
  self->paintable = paintable;
  self->last_time = GST_CLOCK_TIME_NONE;
  self->shown_ns = -1;
  gst_segment_init (&self->segment, GST_FORMAT_TIME);
  self->gate = lyc_packet_gate_new ();
  self->size_filter = gst_element_factory_make ("capsfilter", NULL);
  self->bin = gst_object_ref_sink (gst_bin_new ("lyc-video-sink"));
  gst_bin_add_many (GST_BIN (self->bin), scale, self->size_filter, convert, sink, NULL);
  gst_element_link_many (scale, self->size_filter, convert, sink, NULL);
  pad = gst_element_get_static_pad (scale, "sink");
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
  gboolean changed;

  g_mutex_lock (&self->lock);
  changed = self->width != width || self->height != height;
  self->width = width;
  self->height = height;
  g_mutex_unlock (&self->lock);
  if (changed)
    apply_size (self);
  return changed;
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
  g_atomic_int_set (&self->withheld, withheld);
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
