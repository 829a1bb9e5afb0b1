/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "clip.h"

#include <gst/app/gstappsrc.h>
#include <gst/gst.h>

#define WIDTH 160
#define HEIGHT 90

static void
run (GstElement *pipeline)
{
  g_autoptr (GstBus) bus = gst_element_get_bus (pipeline);
  GstMessage *message;

  message = gst_bus_timed_pop_filtered (bus, 30 * GST_SECOND, GST_MESSAGE_EOS | GST_MESSAGE_ERROR);
  g_assert_nonnull (message);
  g_assert_cmpint (GST_MESSAGE_TYPE (message), ==, GST_MESSAGE_EOS);
  gst_message_unref (message);
  gst_element_set_state (pipeline, GST_STATE_NULL);
}

static GstElement *
start (const char *line)
{
  g_autoptr (GError) error = NULL;
  GstElement *pipeline = gst_parse_launch (line, &error);

  g_assert_no_error (error);
  gst_element_set_state (pipeline, GST_STATE_PLAYING);
  return pipeline;
}

static char *
make (const char *path, const char *line)
{
  g_autoptr (GstElement) pipeline = start (line);

  run (pipeline);
  return g_filename_to_uri (path, NULL, NULL);
}

/* Makes a small WebM file (160x90, 25 pictures a second, a key frame each second) and returns its
 * URI. */
char *
clip_make (const char *folder, const char *name, int seconds, gboolean sound)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *tone
      = g_strdup_printf ("audiotestsrc num-buffers=%d samplesperbuffer=4800 ! "
                         "audio/x-raw,rate=48000,channels=1 ! opusenc ! queue ! mux.",
                         seconds * 10);
  g_autofree char *line = g_strdup_printf (
      "videotestsrc pattern=ball num-buffers=%d ! video/x-raw,width=160,height=90,framerate=25/1 ! "
      "vp8enc deadline=1 cpu-used=16 keyframe-max-dist=25 ! queue ! webmmux name=mux ! "
      "filesink location=%s %s",
      seconds * 25, path, sound ? tone : "");

  return make (path, line);
}

/* The number as light and dark bars, the highest bit first. */
static GstBuffer *
marked_picture (int number, int rate)
{
  GstBuffer *buffer = gst_buffer_new_allocate (NULL, WIDTH * HEIGHT * 3 / 2, NULL);
  GstMapInfo map;

  gst_buffer_map (buffer, &map, GST_MAP_WRITE);
  memset (map.data + WIDTH * HEIGHT, 128, WIDTH * HEIGHT / 2);
  for (int i = 0; i < WIDTH * HEIGHT; i++)
    {
      int bar = i % WIDTH * CLIP_MARK_BITS / WIDTH;

      map.data[i] = number >> (CLIP_MARK_BITS - 1 - bar) & 1 ? 220 : 30;
    }
  gst_buffer_unmap (buffer, &map);
  GST_BUFFER_PTS (buffer) = gst_util_uint64_scale_int ((guint64) number, (int) GST_SECOND, rate);
  GST_BUFFER_DURATION (buffer) = GST_SECOND / (guint64) rate;
  return buffer;
}

/* A WebM file whose pictures can be told apart by clip_read_mark(), with a tone. */
char *
clip_make_marked (const char *folder, const char *name, int pictures, int rate)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *line = g_strdup_printf (
      "appsrc name=src format=time caps=video/x-raw,format=I420,width=160,height=90,"
      "framerate=%d/1 ! vp8enc deadline=1 cpu-used=8 target-bitrate=1000000 keyframe-max-dist=%d ! "
      "queue ! webmmux name=mux ! filesink location=%s "
      "audiotestsrc num-buffers=%d samplesperbuffer=480 ! audio/x-raw,rate=48000,channels=1 ! "
      "opusenc ! queue ! mux.",
      rate, rate, path, pictures * 100 / rate);
  g_autoptr (GstElement) pipeline = start (line);
  g_autoptr (GstElement) source = gst_bin_get_by_name (GST_BIN (pipeline), "src");

  for (int i = 0; i < pictures; i++)
    g_assert_cmpint (gst_app_src_push_buffer (GST_APP_SRC (source), marked_picture (i, rate)), ==,
                     GST_FLOW_OK);
  gst_app_src_end_of_stream (GST_APP_SRC (source));
  run (pipeline);
  return g_filename_to_uri (path, NULL, NULL);
}

/* A Matroska file with a picture, English sound, its audio description, and German sound. */
char *
clip_make_tracks (const char *folder, const char *name, int seconds)
{
  static const char *const tracks[]
      = { "language-code=en", "language-code=en,title=\\\"Audio description\\\"",
          "language-code=de" };
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GString) line = g_string_new (NULL);

  g_string_printf (line,
                   "videotestsrc num-buffers=%d ! video/x-raw,width=160,height=90,framerate=25/1 ! "
                   "vp8enc deadline=1 cpu-used=16 ! queue ! matroskamux name=mux ! "
                   "filesink location=%s",
                   seconds * 25, path);
  for (gsize i = 0; i < G_N_ELEMENTS (tracks); i++)
    g_string_append_printf (line,
                            " audiotestsrc freq=%d num-buffers=%d samplesperbuffer=4800 ! "
                            "audio/x-raw,rate=48000,channels=1 ! opusenc ! "
                            "taginject tags=\"%s\" ! queue ! mux.",
                            400 * ((int) i + 1), seconds * 10, tracks[i]);
  return make (path, line->str);
}

/* A WebM file without pictures. */
char *
clip_make_tone (const char *folder, const char *name, int seconds, int hertz)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *line = g_strdup_printf (
      "audiotestsrc freq=%d num-buffers=%d samplesperbuffer=4800 ! "
      "audio/x-raw,rate=48000,channels=1 ! opusenc bitrate=96000 ! webmmux ! filesink location=%s",
      hertz, seconds * 10, path);

  return make (path, line);
}

/* The number in the picture; -1 without one. */
int
clip_read_mark (GdkPaintable *picture)
{
  g_autoptr (GdkPaintable) image = gdk_paintable_get_current_image (picture);
  g_autofree guchar *data = NULL;
  gsize width, height;
  int number = 0;

  if (!GDK_IS_TEXTURE (image))
    return -1;
  width = (gsize) gdk_texture_get_width (GDK_TEXTURE (image));
  height = (gsize) gdk_texture_get_height (GDK_TEXTURE (image));
  data = g_malloc (width * height * 4);
  gdk_texture_download (GDK_TEXTURE (image), data, width * 4);
  for (gsize bar = 0; bar < CLIP_MARK_BITS; bar++)
    {
      gsize x = (2 * bar + 1) * width / (2 * CLIP_MARK_BITS);

      number = number << 1 | (data[(height / 2 * width + x) * 4 + 1] > 128);
    }
  return number;
}
