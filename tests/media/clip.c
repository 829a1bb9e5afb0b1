/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "clip.h"

#include <gst/gst.h>

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
  g_autoptr (GError) error = NULL;
  GstElement *pipeline = gst_parse_launch (line, &error);
  GstBus *bus;
  GstMessage *message;

  g_assert_no_error (error);
  bus = gst_element_get_bus (pipeline);
  gst_element_set_state (pipeline, GST_STATE_PLAYING);
  message = gst_bus_timed_pop_filtered (bus, 30 * GST_SECOND, GST_MESSAGE_EOS | GST_MESSAGE_ERROR);
  g_assert_nonnull (message);
  g_assert_cmpint (GST_MESSAGE_TYPE (message), ==, GST_MESSAGE_EOS);
  gst_message_unref (message);
  gst_element_set_state (pipeline, GST_STATE_NULL);
  gst_object_unref (bus);
  gst_object_unref (pipeline);
  return g_filename_to_uri (path, NULL, NULL);
}
