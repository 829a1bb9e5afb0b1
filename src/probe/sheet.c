/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "probe-answer.h"

#include <gst/app/app.h>
#include <gst/video/video.h>
#include <string.h>
#include <unistd.h>

/* How long one picture may be waited for. */
#define PATIENCE (10 * GST_SECOND)
#define PIXEL 3

typedef struct
{
  GstElement *pipeline;
  GstElement *sink;
  guint width;
  guint height;
  guint columns;
  guint8 *pixels; /* of the whole sheet, RGB */
  gsize stride;
} Sheet;

/* Sound costs time and shows nothing. */
static gboolean
is_wanted_cb (GstElement *decoder, GstPad *pad, GstCaps *caps, gpointer data)
{
  return !g_str_has_prefix (gst_structure_get_name (gst_caps_get_structure (caps, 0)), "audio/");
}

static void
pad_added_cb (GstElement *decoder, GstPad *pad, gpointer data)
{
  GstElement *next = data;
  g_autoptr (GstCaps) caps = gst_pad_query_caps (pad, NULL);
  g_autoptr (GstPad) target = gst_element_get_static_pad (next, "sink");
  GstElement *nowhere;

  if (g_str_has_prefix (gst_structure_get_name (gst_caps_get_structure (caps, 0)), "video/x-raw")
      && !gst_pad_is_linked (target))
    {
      gst_pad_link (pad, target);
      return;
    }
  nowhere = gst_element_factory_make ("fakesink", NULL);
  g_object_set (nowhere, "async", FALSE, "sync", FALSE, NULL);
  gst_bin_add (GST_BIN (GST_ELEMENT_PARENT (decoder)), nowhere);
  gst_element_sync_state_with_parent (nowhere);
  gst_element_link_pads (decoder, GST_PAD_NAME (pad), nowhere, "sink");
}

static gboolean
open_video (Sheet *self)
{
  g_autofree char *line = g_strdup_printf (
      "fdsrc fd=%d ! decodebin name=decoder videoconvert name=first ! videoscale add-borders=false ! "
      "video/x-raw,format=RGB,width=%u,height=%u,pixel-aspect-ratio=1/1 ! "
      "appsink name=sink sync=false max-buffers=1",
      LYC_PROBE_IN, self->width, self->height);
  g_autoptr (GstElement) decoder = NULL;
  g_autoptr (GstElement) first = NULL;

  self->pipeline = gst_parse_launch (line, NULL);
  if (self->pipeline == NULL)
    return FALSE;
  decoder = gst_bin_get_by_name (GST_BIN (self->pipeline), "decoder");
  first = gst_bin_get_by_name (GST_BIN (self->pipeline), "first");
  self->sink = gst_bin_get_by_name (GST_BIN (self->pipeline), "sink");
  g_signal_connect (decoder, "autoplug-continue", G_CALLBACK (is_wanted_cb), NULL);
  g_signal_connect (decoder, "pad-added", G_CALLBACK (pad_added_cb), first);
  gst_element_set_state (self->pipeline, GST_STATE_PAUSED);
  return gst_element_get_state (self->pipeline, NULL, NULL, PATIENCE) == GST_STATE_CHANGE_SUCCESS;
}

/* Returns: (transfer full) (nullable): a picture at or near @at */
static GstSample *
seek (Sheet *self, GstClockTime at, GstSeekFlags how)
{
  /* Through this sink alone: by way of the pipeline each branch would send one of its own. */
  if (!gst_element_seek_simple (self->sink, GST_FORMAT_TIME, GST_SEEK_FLAG_FLUSH | how,
                                (gint64) at))
    return NULL;
  /* A seek that follows before this one is through is lost. */
  gst_element_get_state (self->pipeline, NULL, NULL, PATIENCE);
  return gst_app_sink_try_pull_preroll (GST_APP_SINK (self->sink), PATIENCE);
}

/* The nearest key frame where that is near enough: what lies between need not be decoded then. */
static GstSample *
picture_at (Sheet *self, GstClockTime at, GstClockTime near)
{
  GstSample *sample
      = seek (self, at,
              GST_SEEK_FLAG_KEY_UNIT | GST_SEEK_FLAG_SNAP_NEAREST | GST_SEEK_FLAG_TRICKMODE
                  | GST_SEEK_FLAG_TRICKMODE_KEY_UNITS | GST_SEEK_FLAG_TRICKMODE_NO_AUDIO);
  GstBuffer *buffer = sample != NULL ? gst_sample_get_buffer (sample) : NULL;
  GstClockTime got = buffer != NULL ? GST_BUFFER_PTS (buffer) : GST_CLOCK_TIME_NONE;

  if (sample != NULL && GST_CLOCK_TIME_IS_VALID (got) && (got > at ? got - at : at - got) <= near)
    return sample;
  g_clear_pointer (&sample, gst_sample_unref);
  return seek (self, at, GST_SEEK_FLAG_ACCURATE);
}

static void
place (Sheet *self, guint index, GstSample *sample)
{
  guint8 *corner = self->pixels + (index / self->columns) * self->height * self->stride
                   + (gsize) (index % self->columns) * self->width * PIXEL;
  GstVideoFrame frame;
  GstVideoInfo info;

  if (!gst_video_info_from_caps (&info, gst_sample_get_caps (sample))
      || GST_VIDEO_INFO_WIDTH (&info) != (gint) self->width
      || GST_VIDEO_INFO_HEIGHT (&info) != (gint) self->height
      || !gst_video_frame_map (&frame, &info, gst_sample_get_buffer (sample), GST_MAP_READ))
    return;
  for (guint y = 0; y < self->height; y++)
    memcpy (corner + y * self->stride,
            (guint8 *) GST_VIDEO_FRAME_PLANE_DATA (&frame, 0)
                + (gsize) y * GST_VIDEO_FRAME_PLANE_STRIDE (&frame, 0),
            (gsize) self->width * PIXEL);
  gst_video_frame_unmap (&frame);
}

/* Returns: (transfer full) (nullable): the first picture at or after @at, by going on from where it
 * is */
static GstSample *
go_on_to (Sheet *self, GstClockTime at)
{
  GstSample *sample;
  GstBuffer *buffer;

  gst_element_set_state (self->pipeline, GST_STATE_PLAYING);
  while ((sample = gst_app_sink_try_pull_sample (GST_APP_SINK (self->sink), PATIENCE)) != NULL)
    {
      buffer = gst_sample_get_buffer (sample);
      if (GST_BUFFER_PTS_IS_VALID (buffer) && GST_BUFFER_PTS (buffer) >= at)
        break;
      gst_sample_unref (sample);
    }
  return sample;
}

/* What has no index, such as a recording that was written in fragments, is read through. */
static gboolean
can_seek (Sheet *self)
{
  GstSample *sample = seek (self, 0, GST_SEEK_FLAG_KEY_UNIT);
  gboolean can = sample != NULL;

  g_clear_pointer (&sample, gst_sample_unref);
  return can;
}

static gboolean
fill (Sheet *self, gint64 interval_ms, guint first, guint count)
{
  gboolean by_seeking = can_seek (self);
  GstSample *last = NULL;

  for (guint i = 0; i < count; i++)
    {
      GstClockTime at = (GstClockTime) ((gint64) (first + i) * interval_ms) * GST_MSECOND;
      GstSample *sample = by_seeking
                              ? picture_at (self, at, (GstClockTime) interval_ms * GST_MSECOND / 2)
                              : go_on_to (self, at);

      /* Past the last picture, or in a hole, the one before stands on. */
      if (sample != NULL)
        {
          g_clear_pointer (&last, gst_sample_unref);
          last = sample;
        }
      if (last == NULL)
        return FALSE;
      place (self, i, last);
      lyc_probe_percent (100 * (i + 1) / count);
    }
  g_clear_pointer (&last, gst_sample_unref);
  return TRUE;
}

static gboolean
write_all (GstBuffer *buffer)
{
  GstMapInfo map;
  gsize done = 0;
  gssize n = 1;

  if (buffer == NULL || !gst_buffer_map (buffer, &map, GST_MAP_READ))
    return FALSE;
  while (n > 0 && done < map.size)
    {
      n = write (LYC_PROBE_OUT, map.data + done, map.size - done);
      done += n > 0 ? (gsize) n : 0;
    }
  n = done == map.size;
  gst_buffer_unmap (buffer, &map);
  return n != 0;
}

static gboolean
encode (Sheet *self, guint rows)
{
  g_autofree char *line = g_strdup_printf (
      "appsrc name=source format=time caps=video/x-raw,format=RGB,width=%u,height=%u,framerate=0/1 ! "
      "videoconvert ! jpegenc quality=75 ! appsink name=sink sync=false",
      self->columns * self->width, rows * self->height);
  g_autoptr (GstElement) pipeline = gst_parse_launch (line, NULL);
  g_autoptr (GstElement) source = NULL;
  g_autoptr (GstElement) sink = NULL;
  g_autoptr (GstSample) sample = NULL;
  gboolean good;

  if (pipeline == NULL)
    return FALSE;
  source = gst_bin_get_by_name (GST_BIN (pipeline), "source");
  sink = gst_bin_get_by_name (GST_BIN (pipeline), "sink");
  gst_element_set_state (pipeline, GST_STATE_PLAYING);
  gst_app_src_push_buffer (GST_APP_SRC (source),
                           gst_buffer_new_wrapped (g_steal_pointer (&self->pixels),
                                                   self->stride * self->height * rows));
  gst_app_src_end_of_stream (GST_APP_SRC (source));
  sample = gst_app_sink_try_pull_sample (GST_APP_SINK (sink), PATIENCE);
  good = sample != NULL && write_all (gst_sample_get_buffer (sample));
  gst_element_set_state (pipeline, GST_STATE_NULL);
  return good;
}

static void
close_video (Sheet *self)
{
  if (self->pipeline != NULL)
    gst_element_set_state (self->pipeline, GST_STATE_NULL);
  g_clear_object (&self->sink);
  g_clear_object (&self->pipeline);
}

/**
 * lyc_probe_make_sheet:
 * @width: of one picture, in pixels; a multiple of 4, as rows of RGB are laid out
 * @first: number of the first picture of this sheet
 *
 * Makes one JPEG of @count pictures, in rows of @columns.
 */
gboolean
lyc_probe_make_sheet (guint width, guint height, gint64 interval_ms, guint first, guint count,
                      guint columns)
{
  Sheet self = { .width = width, .height = height, .columns = columns };
  guint rows = (count + columns - 1) / columns;
  gboolean good;

  self.stride = (gsize) columns * width * PIXEL;
  self.pixels = g_try_malloc0 (self.stride * height * rows);
  good = self.pixels != NULL && open_video (&self) && fill (&self, interval_ms, first, count);
  close_video (&self);
  good = good && encode (&self, rows);
  g_free (self.pixels);
  return good;
}

/* The same, and says so. Returns: the exit status */
int
lyc_probe_sheet (guint width, guint height, gint64 interval_ms, guint first, guint count,
                 guint columns)
{
  guint rows = (count + columns - 1) / columns;

  if (!lyc_probe_make_sheet (width, height, interval_ms, first, count, columns))
    return lyc_probe_fault ("broken");
  g_print ("{\"type\":\"image/jpeg\",\"width\":%u,\"height\":%u}\n", columns * width,
           rows * height);
  return 0;
}
