/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "probe-answer.h"

/* How often the progress is told, milliseconds. */
#define TELL_MS 500

typedef struct
{
  GstElement *pipeline;
  GstElement *muxer;
  GMainLoop *loop;
  guint width;
  guint height;
  gboolean has_video;
  const char *fault;
} Rendition;

/* Quick rather than small: whoever imports a lecture waits for it. */
#define VIDEO                                                                                      \
  "queue max-size-bytes=0 max-size-buffers=4 max-size-time=0 ! videoconvert ! "                    \
  "videoscale add-borders=false ! "                                                                \
  "video/x-raw,format=I420,width=%u,height=%u,pixel-aspect-ratio=1/1 ! "                           \
  "vp9enc deadline=1 cpu-used=7 row-mt=true threads=4 tile-columns=2 end-usage=cq cq-level=34 "    \
  "target-bitrate=4000000 keyframe-max-dist=120 ! queue"
#define SOUND "queue ! audioconvert ! audioresample ! opusenc bitrate=96000 ! queue"

static void
stop (Rendition *self, const char *fault)
{
  self->fault = fault;
  g_main_loop_quit (self->loop);
}

static void
branch (Rendition *self, GstPad *pad, const char *line)
{
  g_autoptr (GError) error = NULL;
  GstElement *bin = gst_parse_bin_from_description (line, TRUE, &error);
  g_autoptr (GstPad) sink = NULL;

  if (bin == NULL)
    {
      stop (self, "codec");
      return;
    }
  gst_bin_add (GST_BIN (self->pipeline), bin);
  sink = gst_element_get_static_pad (bin, "sink");
  if (!gst_element_link (bin, self->muxer) || gst_pad_link (pad, sink) != GST_PAD_LINK_OK)
    stop (self, "codec");
  gst_element_sync_state_with_parent (bin);
}

static void
pad_added_cb (GstElement *decoder, GstPad *pad, gpointer data)
{
  Rendition *self = data;
  g_autoptr (GstCaps) caps = gst_pad_query_caps (pad, NULL);
  const char *name = gst_structure_get_name (gst_caps_get_structure (caps, 0));
  g_autofree char *video = g_strdup_printf (VIDEO, self->width, self->height);

  if (g_str_equal (name, "audio/x-raw"))
    branch (self, pad, SOUND);
  else if (g_str_equal (name, "video/x-raw") && !self->has_video)
    {
      self->has_video = TRUE;
      branch (self, pad, video);
    }
  else
    branch (self, pad, "fakesink async=false");
}

static gboolean
message_cb (GstBus *bus, GstMessage *message, gpointer data)
{
  g_autoptr (GError) error = NULL;

  if (GST_MESSAGE_TYPE (message) == GST_MESSAGE_EOS)
    stop (data, NULL);
  else if (GST_MESSAGE_TYPE (message) == GST_MESSAGE_ERROR)
    {
      gst_message_parse_error (message, &error, NULL);
      stop (data, lyc_probe_code_of (error));
    }
  return G_SOURCE_CONTINUE;
}

static gboolean
tell_cb (gpointer data)
{
  Rendition *self = data;
  gint64 at = 0;
  gint64 length = 0;

  if (gst_element_query_position (self->pipeline, GST_FORMAT_TIME, &at)
      && gst_element_query_duration (self->pipeline, GST_FORMAT_TIME, &length) && length > 0)
    lyc_probe_percent ((guint) (100 * MAX (at, 0) / length));
  return G_SOURCE_CONTINUE;
}

static void
run (Rendition *self)
{
  g_autoptr (GstBus) bus = gst_element_get_bus (self->pipeline);
  g_autoptr (GstElement) decoder = gst_bin_get_by_name (GST_BIN (self->pipeline), "decoder");

  self->muxer = gst_bin_get_by_name (GST_BIN (self->pipeline), "muxer");
  self->loop = g_main_loop_new (NULL, FALSE);
  g_signal_connect (decoder, "pad-added", G_CALLBACK (pad_added_cb), self);
  gst_bus_add_watch (bus, message_cb, self);
  g_timeout_add (TELL_MS, tell_cb, self);
  if (gst_element_set_state (self->pipeline, GST_STATE_PLAYING) == GST_STATE_CHANGE_FAILURE)
    self->fault = "broken";
  else
    g_main_loop_run (self->loop);
  gst_element_set_state (self->pipeline, GST_STATE_NULL);
  g_object_unref (self->muxer);
  g_main_loop_unref (self->loop);
}

/**
 * lyc_probe_rendition:
 * @width: in pixels, even
 *
 * Makes a WebM of the recording in another size, with all of its sound.
 *
 * Returns: the exit status
 */
int
lyc_probe_rendition (guint width, guint height)
{
  Rendition self = { .width = width, .height = height };
  g_autofree char *line = g_strdup_printf (
      "fdsrc fd=%d ! decodebin name=decoder webmmux name=muxer ! fdsink fd=%d sync=false",
      LYC_PROBE_IN, LYC_PROBE_OUT);

  self.pipeline = gst_parse_launch (line, NULL);
  if (self.pipeline == NULL)
    return lyc_probe_fault ("codec");
  run (&self);
  g_object_unref (self.pipeline);
  if (self.fault != NULL || !self.has_video)
    return lyc_probe_fault (self.fault != NULL ? self.fault : "no-picture");
  g_print ("{\"type\":\"video/webm\",\"width\":%u,\"height\":%u}\n", width, height);
  return 0;
}
