/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bare-playbin URI: what the player is measured against. Prints the milliseconds from gst_init() to
 * the first picture that a playbin hands to its sink. */
#include <gst/gst.h>
#include <stdio.h>
#include <stdlib.h>

static gint64 began;

static void
first_cb (GstElement *sink, GstBuffer *buffer, GstPad *pad, gpointer data)
{
  printf ("%.3f\n", (g_get_monotonic_time () - began) / 1000.0);
  fflush (stdout);
  _Exit (0);
}

int
main (int argc, char *argv[])
{
  GstElement *bin, *video, *audio;

  began = g_get_monotonic_time ();
  gst_init (&argc, &argv);
  bin = gst_element_factory_make ("playbin", NULL);
  video = gst_element_factory_make ("fakesink", NULL);
  audio = gst_element_factory_make ("fakesink", NULL);
  g_object_set (video, "signal-handoffs", TRUE, NULL);
  g_signal_connect (video, "preroll-handoff", G_CALLBACK (first_cb), NULL);
  g_object_set (bin, "uri", argv[1], "video-sink", video, "audio-sink", audio, NULL);
  gst_element_set_state (bin, GST_STATE_PAUSED);
  g_main_loop_run (g_main_loop_new (NULL, FALSE));
  return 1;
}
