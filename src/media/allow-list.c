/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "allow-list.h"

#include <gst/gst.h>

/* Everything that may read a recording's bytes. What is installed beside it is never chosen,
 * however well it would fit: each is one more parser in the window's process. */
static const char *const allowed[] = {
  /* containers; hlsdemux2 is none of them, since it fetches past our look at what is fetched */
  "matroskademux",
  "qtdemux",
  "oggdemux",
  "hlsdemux",
  "tsdemux",
  "id3demux", /* stands in front of the sound of most MP3s */
  /* pictures */
  "vp8dec",
  "vp9dec",
  "av1dec",
  "dav1ddec",
  "avdec_h264",
  "openh264dec",
  /* sound */
  "opusdec",
  "vorbisdec",
  "avdec_aac",
  "faad",
  "fdkaacdec",
  "mpg123audiodec",
  /* what stands between them */
  "h264parse",
  "vp9parse",
  "av1parse",
  "opusparse",
  "aacparse",
  "mpegaudioparse",
  "vorbisparse",
};

/* Everything that may fetch from a URI. appsrc has one too, of which it fetches nothing. */
static const char *const sources[] = { "filesrc", "souphttpsrc", "appsrc" };

/* Classes of element that a player puts in by itself, from what the bytes look like. */
#define PLUGGABLE                                                                                  \
  (GST_ELEMENT_FACTORY_TYPE_DECODABLE | GST_ELEMENT_FACTORY_TYPE_DECRYPTOR)

/**
 * lyc_allow_list_has:
 * @element: name of an element factory
 *
 * Returns: whether it may take part in playing a recording
 */
gboolean
lyc_allow_list_has (const char *element)
{
  for (gsize i = 0; i < G_N_ELEMENTS (allowed); i++)
    if (g_str_equal (allowed[i], element))
      return TRUE;
  return FALSE;
}

static gboolean
is_foreign_source (GstPluginFeature *feature, gpointer data)
{
  if (!GST_IS_ELEMENT_FACTORY (feature)
      || gst_element_factory_get_uri_type (GST_ELEMENT_FACTORY (feature)) != GST_URI_SRC)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (sources); i++)
    if (g_str_equal (sources[i], gst_plugin_feature_get_name (feature)))
      return FALSE;
  return TRUE;
}

/* Capture devices, discs, other protocols: a playlist must not be able to name them. */
static guint
remove_foreign_sources (void)
{
  GList *foreign
      = gst_registry_feature_filter (gst_registry_get (), is_foreign_source, FALSE, NULL);
  guint n = g_list_length (foreign);

  for (GList *l = foreign; l != NULL; l = l->next)
    gst_registry_remove_feature (gst_registry_get (), l->data);
  gst_plugin_feature_list_free (foreign);
  return n;
}

/**
 * lyc_allow_list_apply:
 *
 * Takes the rank of every demuxer, decoder, parser and decryptor that is not on the list, so that
 * no player chooses it, and takes out every source but files and HTTP. Needs GStreamer initialised.
 *
 * Returns: how many were taken out
 */
guint
lyc_allow_list_apply (void)
{
  GList *factories = gst_element_factory_list_get_elements (PLUGGABLE, GST_RANK_NONE + 1);
  guint n = 0;

  for (GList *l = factories; l != NULL; l = l->next)
    {
      GstPluginFeature *feature = l->data;

      if (lyc_allow_list_has (gst_plugin_feature_get_name (feature)))
        continue;
      gst_plugin_feature_set_rank (feature, GST_RANK_NONE);
      n++;
    }
  gst_plugin_feature_list_free (factories);
  return n + remove_foreign_sources ();
}

/**
 * lyc_media_init:
 * @error: return location for an error
 *
 * Initialises GStreamer and applies the allow-list, once; later calls only answer. The first time
 * ever on a machine it takes up to a second, so players call it in their own thread.
 *
 * Returns: whether media can be played at all
 */
gboolean
lyc_media_init (GError **error)
{
  static GMutex lock;
  static gboolean done;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock);

  if (done)
    return TRUE;
  if (!gst_init_check (NULL, NULL, error))
    return FALSE;
  lyc_allow_list_apply ();
  done = TRUE;
  return TRUE;
}

/* Loads what most recordings need, which otherwise stands between their opening and their first
 * picture. Needs lyc_media_init(). */
void
lyc_media_warm_up (void)
{
  static const char *const usual[]
      = { "playbin",      "filesrc",       "souphttpsrc",   "qtdemux",          "matroskademux",
          "h264parse",    "avdec_h264",    "avdec_aac",     "vp9dec",           "opusdec",
          "videoscale",   "videoconvert",  "appsink",       "scaletempo",       "volume",
          "audioconvert", "audioresample", "autoaudiosink", "gtk4paintablesink" };
  g_autoptr (GstPlugin) typefinders = gst_plugin_load_by_name ("typefindfunctions");

  for (gsize i = 0; i < G_N_ELEMENTS (usual); i++)
    {
      GstElement *element = gst_element_factory_make (usual[i], NULL);

      if (element != NULL)
        gst_object_unref (gst_object_ref_sink (element));
    }
}
