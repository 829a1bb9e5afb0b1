/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "allow-list.h"
#include "clip.h"
#include "frame-output.h"
#include "player-bin.h"

#include <glib/gstdio.h>
#include <gst/audio/audio.h>
#include <math.h>

#define HERTZ 440
#define SECONDS 6

static char *uri;

/* What reaches the loudspeaker, as one channel. */
typedef struct
{
  GMutex lock;
  GArray *samples;
  int rate;
} Heard;

static GstPadProbeReturn
hear_cb (GstPad *pad, GstPadProbeInfo *info, gpointer data)
{
  Heard *heard = data;
  g_autoptr (GstCaps) caps = gst_pad_get_current_caps (pad);
  GstBuffer *buffer = GST_PAD_PROBE_INFO_BUFFER (info);
  GstAudioInfo audio;
  GstMapInfo map;

  g_assert_true (gst_audio_info_from_caps (&audio, caps));
  g_assert_true (gst_buffer_map (buffer, &map, GST_MAP_READ));
  g_mutex_lock (&heard->lock);
  heard->rate = GST_AUDIO_INFO_RATE (&audio);
  for (gsize at = 0; at + (gsize) GST_AUDIO_INFO_BPF (&audio) <= map.size;
       at += (gsize) GST_AUDIO_INFO_BPF (&audio))
    {
      float value = 0;

      if (GST_AUDIO_INFO_FORMAT (&audio) == GST_AUDIO_FORMAT_S16)
        value = *(gint16 *) (void *) (map.data + at) / 32768.0f;
      else if (GST_AUDIO_INFO_FORMAT (&audio) == GST_AUDIO_FORMAT_F32)
        value = *(float *) (void *) (map.data + at);
      else
        g_assert_not_reached ();
      g_array_append_val (heard->samples, value);
    }
  g_mutex_unlock (&heard->lock);
  gst_buffer_unmap (buffer, &map);
  return GST_PAD_PROBE_OK;
}

static void
await (GstElement *bin, GstMessageType type)
{
  g_autoptr (GstBus) bus = gst_element_get_bus (bin);
  g_autoptr (GstMessage) message
      = gst_bus_timed_pop_filtered (bus, 30 * GST_SECOND, type | GST_MESSAGE_ERROR);

  g_assert_nonnull (message);
  g_assert_cmpint (GST_MESSAGE_TYPE (message), ==, type);
}

/* The energy of one frequency (Goertzel's algorithm) in the middle second. */
static double
energy (const Heard *heard, double hertz)
{
  double c = 2 * cos (2 * G_PI * hertz / heard->rate), a = 0, b = 0;
  guint n = MIN ((guint) heard->rate, heard->samples->len / 2);
  guint from = (heard->samples->len - n) / 2;

  for (guint i = from; i < from + n; i++)
    {
      double next = g_array_index (heard->samples, float, i) + c * a - b;

      b = a;
      a = next;
    }
  return a * a + b * b - c * a * b;
}

static double
loudest (const Heard *heard)
{
  double best = 0, found = 0;

  for (double hertz = 100; hertz < 2000; hertz += 2)
    {
      double now = energy (heard, hertz);

      if (now <= best)
        continue;
      best = now;
      found = hertz;
    }
  return found;
}

/* At every speed the tone keeps its pitch, and lasts as long as the speed says. */
static void
test_pitch (gconstpointer data)
{
  double rate = *(const double *) data;
  g_autoptr (LycVideoPaintable) paintable = lyc_video_paintable_new ();
  LycVideoSink *video = lyc_video_sink_new (lyc_frame_output_new (paintable));
  GstElement *bin = lyc_player_bin_new (video, TRUE);
  g_autoptr (GstElement) sink = gst_bin_get_by_name (GST_BIN (bin), "lyc-audio-sink");
  g_autoptr (GstPad) pad = NULL;
  Heard heard = { .samples = g_array_new (FALSE, FALSE, sizeof (float)) };

  if (sink == NULL)
    g_object_get (bin, "audio-sink", &sink, NULL);
  g_object_set (sink, "sync", FALSE, NULL);
  lyc_player_bin_set_source (bin, uri, NULL);
  gst_element_set_state (bin, GST_STATE_PAUSED);
  await (bin, GST_MESSAGE_ASYNC_DONE);
  g_assert_true (lyc_player_bin_seek (bin, 0, -1, rate, TRUE));
  await (bin, GST_MESSAGE_ASYNC_DONE);
  pad = gst_element_get_static_pad (sink, "sink");
  gst_pad_add_probe (pad, GST_PAD_PROBE_TYPE_BUFFER, hear_cb, &heard, NULL);
  gst_element_set_state (bin, GST_STATE_PLAYING);
  await (bin, GST_MESSAGE_EOS);
  gst_element_set_state (bin, GST_STATE_NULL);
  g_test_message ("rate %g: %g Hz, %g s", rate, loudest (&heard),
                  (double) heard.samples->len / heard.rate);
  g_assert_cmpfloat_with_epsilon (loudest (&heard), HERTZ, HERTZ * 0.02);
  g_assert_cmpfloat_with_epsilon ((double) heard.samples->len / heard.rate, SECONDS / rate,
                                  SECONDS / rate * 0.05);
  gst_object_unref (bin);
  lyc_video_sink_free (video);
  g_array_unref (heard.samples);
}

int
main (int argc, char *argv[])
{
  static const double rates[] = { 0.5, 1, 1.5, 3 };
  g_autofree char *folder = NULL, *path = NULL;
  int result;

  g_test_init (&argc, &argv, NULL);
  g_assert_true (lyc_media_init (NULL));
  folder = g_dir_make_tmp ("lyc-pitch-XXXXXX", NULL);
  path = g_build_filename (folder, "tone.webm", NULL);
  uri = clip_make_tone (folder, "tone.webm", SECONDS, HERTZ);
  for (gsize i = 0; i < G_N_ELEMENTS (rates); i++)
    {
      g_autofree char *name = g_strdup_printf ("/media/pitch/%g", rates[i]);

      g_test_add_data_func (name, &rates[i], test_pitch);
    }
  result = g_test_run ();
  g_unlink (path);
  g_rmdir (folder);
  g_free (uri);
  return result;
}
