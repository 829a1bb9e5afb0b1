/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "probe-answer.h"

#include <gst/app/app.h>
#include <gst/pbutils/pbutils.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define PATIENCE (15 * GST_SECOND)
#define MAX_SIDE 8192
#define MAX_MS (24 * 3600 * G_GINT64_CONSTANT (1000))

/* Returns: (transfer full) (nullable): the first stream of moving pictures */
static GstDiscovererVideoInfo *
picture_of (GstDiscovererInfo *info)
{
  GList *streams = gst_discoverer_info_get_video_streams (info);
  GstDiscovererVideoInfo *found = NULL;

  for (GList *l = streams; l != NULL && found == NULL; l = l->next)
    if (!gst_discoverer_video_info_is_image (l->data))
      found = g_object_ref (l->data);
  gst_discoverer_stream_info_list_free (streams);
  return found;
}

/* As it is shown: pixels need not be square. */
static void
take_size (GstDiscovererVideoInfo *picture, LycProbeFound *found)
{
  found->width = gst_discoverer_video_info_get_width (picture);
  found->height = gst_discoverer_video_info_get_height (picture);
  if (gst_discoverer_video_info_get_par_denom (picture) > 0)
    found->width = (guint) gst_util_uint64_scale (
        found->width, gst_discoverer_video_info_get_par_num (picture),
        gst_discoverer_video_info_get_par_denom (picture));
}

/* Returns: (nullable): why it cannot be used */
static const char *
take (GstDiscovererInfo *info, LycProbeFound *found)
{
  g_autoptr (GstDiscovererVideoInfo) picture = picture_of (info);
  GstClockTime length = gst_discoverer_info_get_duration (info);
  GList *sound = gst_discoverer_info_get_audio_streams (info);

  found->sounds = g_list_length (sound);
  gst_discoverer_stream_info_list_free (sound);
  if (picture != NULL)
    {
      take_size (picture, found);
      if (found->width == 0 || found->height == 0 || found->width > MAX_SIDE
          || found->height > MAX_SIDE)
        return "large";
    }
  if (!GST_CLOCK_TIME_IS_VALID (length) || length < GST_MSECOND)
    return "no-length";
  found->duration_ms = length / GST_MSECOND;
  return found->duration_ms > MAX_MS ? "long" : NULL;
}

/* The recording is read at any place, as a player reads a file: one written in fragments only says
 * at its end how long it is. */

static void
need_data_cb (GstAppSrc *source, guint length, gpointer data)
{
  goffset *at = data;
  gsize size = length != G_MAXUINT ? length : 65536; /* just what is asked for, where it is said */
  guint8 *bytes = g_try_malloc (size);
  gssize got = bytes != NULL ? pread (LYC_PROBE_IN, bytes, size, *at) : 0;

  if (got <= 0)
    {
      g_free (bytes);
      gst_app_src_end_of_stream (source);
      return;
    }
  *at += got;
  gst_app_src_push_buffer (
      source, gst_buffer_new_wrapped_full (0, bytes, size, 0, (gsize) got, bytes, g_free));
}

static gboolean
seek_data_cb (GstAppSrc *source, guint64 offset, gpointer data)
{
  *(goffset *) data = (goffset) offset;
  return TRUE;
}

static void
source_setup_cb (GstDiscoverer *discoverer, GstElement *source, gpointer data)
{
  struct stat info;

  if (!GST_IS_APP_SRC (source) || fstat (LYC_PROBE_IN, &info) != 0)
    return;
  g_object_set (source, "stream-type", GST_APP_STREAM_TYPE_RANDOM_ACCESS, "format",
                GST_FORMAT_BYTES, "size", (gint64) info.st_size, NULL);
  g_signal_connect (source, "need-data", G_CALLBACK (need_data_cb), data);
  g_signal_connect (source, "seek-data", G_CALLBACK (seek_data_cb), data);
}

/* Whether what cannot be played is the picture or the sound: text and data in it do no harm. */
static gboolean
lacks_decoder (GstDiscovererInfo *info)
{
  const char **details = gst_discoverer_info_get_missing_elements_installer_details (info);

  for (guint i = 0; details != NULL && details[i] != NULL; i++)
    if (strstr (details[i], "decoder-text") == NULL
        && strstr (details[i], "decoder-application") == NULL
        && strstr (details[i], "decoder-subpicture") == NULL)
      return TRUE;
  return details == NULL;
}

/**
 * lyc_probe_find:
 * @found: (out): how long and large the recording is; without a width where it has no picture
 *
 * Returns: (nullable): why it cannot be played
 */
const char *
lyc_probe_find (LycProbeFound *found)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GstDiscoverer) discoverer = gst_discoverer_new (PATIENCE, &error);
  g_autoptr (GstDiscovererInfo) info = NULL;
  goffset at = 0;

  if (discoverer != NULL)
    {
      g_signal_connect (discoverer, "source-setup", G_CALLBACK (source_setup_cb), &at);
      info = gst_discoverer_discover_uri (discoverer, "appsrc://", &error);
    }

  if (info == NULL)
    return lyc_probe_code_of (error);
  switch (gst_discoverer_info_get_result (info))
    {
    case GST_DISCOVERER_OK:
      return take (info, found);
    case GST_DISCOVERER_MISSING_PLUGINS:
      return lacks_decoder (info) ? "codec" : take (info, found);
    case GST_DISCOVERER_TIMEOUT:
    case GST_DISCOVERER_BUSY:
      return "slow";
    case GST_DISCOVERER_URI_INVALID:
    case GST_DISCOVERER_ERROR:
    default:
      return error != NULL ? lyc_probe_code_of (error) : "broken";
    }
}

/**
 * lyc_probe_inspect:
 *
 * Says how long and large the recording is, or why it cannot be played.
 *
 * Returns: the exit status
 */
int
lyc_probe_inspect (void)
{
  LycProbeFound found = { 0 };
  const char *fault = lyc_probe_find (&found);

  if (fault == NULL && found.width == 0)
    fault = "no-picture";
  if (fault != NULL)
    return lyc_probe_fault (fault);
  g_print ("{\"duration_ms\":%" G_GUINT64_FORMAT ",\"width\":%u,\"height\":%u,\"sounds\":%u}\n",
           found.duration_ms, found.width, found.height, found.sounds);
  return 0;
}
