/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "frame-output.h"

#include "picture-memory.h"
#include "video-paintable-private.h"

#include <gst/app/gstappsink.h>

#define MAX_SIZE 4096

struct _LycFrameOutput
{
  GObject parent_instance;

  GstElement *bin;
  GstElement *size_filter;
  LycVideoPaintable *paintable; /* not owned: it outlives every pipeline of its player */
  LycVideoOutputFunc func;
  gpointer func_data;

  /* Under the lock: the streaming thread and the player's thread. */
  GMutex lock;
  int width, height;                 /* of the widget; 0 for the recording's own */
  int display_width, display_height; /* of the recording, with square pixels */

  int withheld; /* atomic */
};

static void lyc_frame_output_iface_init (LycVideoOutputInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (LycFrameOutput, lyc_frame_output, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (LYC_TYPE_VIDEO_OUTPUT,
                                                      lyc_frame_output_iface_init))

/* The largest size of the picture's shape inside the widget. Called under the lock. */
static void
fitted_size (LycFrameOutput *self, int *width, int *height)
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
apply_size (LycFrameOutput *self)
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

/* The appsink's sample goes back at once: it writes the next picture's caps into it, and 1.22 does
 * so without asking whether somebody else holds it. */
static GstClockTime
show_sample (LycFrameOutput *self, GstSample *sample)
{
  g_autoptr (GstSample) own = NULL;
  GstClockTime time;
  int width, height;

  if (sample == NULL)
    return GST_CLOCK_TIME_NONE;
  if (g_atomic_int_get (&self->withheld))
    {
      gst_sample_unref (sample);
      return GST_CLOCK_TIME_NONE;
    }
  time = gst_segment_to_stream_time (gst_sample_get_segment (sample), GST_FORMAT_TIME,
                                     GST_BUFFER_PTS (gst_sample_get_buffer (sample)));
  own = gst_sample_new (gst_sample_get_buffer (sample), gst_sample_get_caps (sample), NULL, NULL);
  gst_sample_unref (sample);
  g_mutex_lock (&self->lock);
  width = self->display_width;
  height = self->display_height;
  g_mutex_unlock (&self->lock);
  lyc_video_paintable_push (self->paintable, own, width, height);
  return time;
}

static GstFlowReturn
new_preroll_cb (GstAppSink *sink, gpointer data)
{
  LycFrameOutput *self = data;

  self->func (show_sample (self, gst_app_sink_pull_preroll (sink)), TRUE, self->func_data);
  return GST_FLOW_OK;
}

static GstFlowReturn
new_sample_cb (GstAppSink *sink, gpointer data)
{
  LycFrameOutput *self = data;

  self->func (show_sample (self, gst_app_sink_pull_sample (sink)), FALSE, self->func_data);
  return GST_FLOW_OK;
}

static GstElement *
new_app_sink (LycFrameOutput *self)
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

static GstElement *
lyc_frame_output_get_element (LycVideoOutput *output)
{
  return LYC_FRAME_OUTPUT (output)->bin;
}

static void
lyc_frame_output_set_listener (LycVideoOutput *output, LycVideoOutputFunc func, gpointer data)
{
  LycFrameOutput *self = LYC_FRAME_OUTPUT (output);

  self->func = func;
  self->func_data = data;
}

static void
lyc_frame_output_set_recording (LycVideoOutput *output, int width, int height)
{
  LycFrameOutput *self = LYC_FRAME_OUTPUT (output);

  g_mutex_lock (&self->lock);
  self->display_width = width;
  self->display_height = height;
  g_mutex_unlock (&self->lock);
  apply_size (self);
}

static gboolean
lyc_frame_output_set_size (LycVideoOutput *output, int width, int height)
{
  LycFrameOutput *self = LYC_FRAME_OUTPUT (output);
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

static void
lyc_frame_output_set_withheld (LycVideoOutput *output, gboolean withheld)
{
  g_atomic_int_set (&LYC_FRAME_OUTPUT (output)->withheld, withheld);
}

static void
lyc_frame_output_iface_init (LycVideoOutputInterface *iface)
{
  iface->get_element = lyc_frame_output_get_element;
  iface->set_listener = lyc_frame_output_set_listener;
  iface->set_recording = lyc_frame_output_set_recording;
  iface->set_size = lyc_frame_output_set_size;
  iface->set_withheld = lyc_frame_output_set_withheld;
}

static void
lyc_frame_output_finalize (GObject *object)
{
  LycFrameOutput *self = LYC_FRAME_OUTPUT (object);

  gst_object_unref (self->bin);
  g_mutex_clear (&self->lock);
  G_OBJECT_CLASS (lyc_frame_output_parent_class)->finalize (object);
}

static void
lyc_frame_output_class_init (LycFrameOutputClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lyc_frame_output_finalize;
}

static void
lyc_frame_output_init (LycFrameOutput *self)
{
  GstElement *scale = gst_element_factory_make ("videoscale", NULL);
  GstElement *convert = gst_element_factory_make ("videoconvert", NULL);
  GstElement *sink = new_app_sink (self);
  g_autoptr (GstPad) pad = gst_element_get_static_pad (scale, "sink");

  g_mutex_init (&self->lock);
  self->size_filter = gst_element_factory_make ("capsfilter", NULL);
  self->bin = gst_object_ref_sink (gst_bin_new ("lyc-frame-output"));
  gst_bin_add_many (GST_BIN (self->bin), scale, self->size_filter, convert, sink, NULL);
  gst_element_link_many (scale, self->size_filter, convert, sink, NULL);
  lyc_picture_memory_offer (pad);
  gst_element_add_pad (self->bin, gst_ghost_pad_new ("sink", pad));
}

/**
 * lyc_frame_output_new:
 * @paintable: where the pictures go; must outlive the output
 *
 * Returns: (transfer full): an output for one pipeline
 */
LycVideoOutput *
lyc_frame_output_new (LycVideoPaintable *paintable)
{
  LycFrameOutput *self = g_object_new (LYC_TYPE_FRAME_OUTPUT, NULL);

  self->paintable = paintable;
  return LYC_VIDEO_OUTPUT (self);
}
