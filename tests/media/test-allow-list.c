/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "allow-list.h"
#include "media-origin.h"

#include <gst/gst.h>

/* Of everything installed, a player may choose exactly what the list names. */
static void
test_registry (void)
{
  g_autoptr (GError) error = NULL;
  GList *usable;
  guint n = 0;

  g_assert_true (lyc_media_init (&error));
  g_assert_no_error (error);
  usable = gst_element_factory_list_get_elements (GST_ELEMENT_FACTORY_TYPE_DECODABLE,
                                                  GST_RANK_NONE + 1);
  for (GList *l = usable; l != NULL; l = l->next, n++)
    {
      g_test_message ("usable: %s", gst_plugin_feature_get_name (l->data));
      g_assert_true (lyc_allow_list_has (gst_plugin_feature_get_name (l->data)));
    }
  gst_plugin_feature_list_free (usable);
  g_assert_cmpuint (n, >, 0);
  g_assert_cmpuint (lyc_allow_list_apply (), ==, 0);
}

/* Each that is named and installed is usable: the list says exactly what is. */
static void
test_exact (void)
{
  static const char *const named[] = {
    "matroskademux", "qtdemux",   "oggdemux",  "hlsdemux",   "tsdemux",        "id3demux",     "vp8dec",
    "vp9dec",        "av1dec",    "dav1ddec",  "avdec_h264", "openh264dec",    "opusdec",
    "vorbisdec",     "avdec_aac", "faad",      "fdkaacdec",  "mpg123audiodec", "h264parse",
    "vp9parse",      "av1parse",  "opusparse", "aacparse",   "mpegaudioparse", "vorbisparse"
  };
  GList *usable = gst_element_factory_list_get_elements (GST_ELEMENT_FACTORY_TYPE_DECODABLE,
                                                         GST_RANK_NONE + 1);
  guint n = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (named); i++)
    {
      g_autoptr (GstElementFactory) factory = gst_element_factory_find (named[i]);

      g_assert_true (lyc_allow_list_has (named[i]));
      n += factory != NULL
           && gst_plugin_feature_get_rank (GST_PLUGIN_FEATURE (factory)) > GST_RANK_NONE;
    }
  g_assert_cmpuint (g_list_length (usable), ==, n);
  gst_plugin_feature_list_free (usable);
}

static gboolean
is_source (GstPluginFeature *feature, gpointer data)
{
  return GST_IS_ELEMENT_FACTORY (feature)
         && gst_element_factory_get_uri_type (GST_ELEMENT_FACTORY (feature)) == GST_URI_SRC;
}

/* Nothing else can be fetched from, whatever a playlist names. */
static void
test_sources (void)
{
  GList *all = gst_registry_feature_filter (gst_registry_get (), is_source, FALSE, NULL);

  for (GList *l = all; l != NULL; l = l->next)
    {
      const char *name = gst_plugin_feature_get_name (l->data);

      g_assert_true (g_str_equal (name, "filesrc") || g_str_equal (name, "souphttpsrc")
                     || g_str_equal (name, "appsrc"));
    }
  g_assert_cmpuint (g_list_length (all), ==, 3);
  g_assert_null (gst_element_make_from_uri (GST_URI_SRC, "rtsp://127.0.0.1/a", NULL, NULL));
  g_assert_null (gst_element_make_from_uri (GST_URI_SRC, "data:,a", NULL, NULL));
  gst_plugin_feature_list_free (all);
}

static void
test_origin (void)
{
  const char *opened = "https://learn.example/v1/files/7/index.m3u8?token=a";

  g_assert_true (lyc_media_origin_allows (opened, opened));
  g_assert_true (lyc_media_origin_allows (opened, "https://learn.example/v1/files/7/part-1.ts"));
  g_assert_true (lyc_media_origin_allows (opened, "https://LEARN.example:443/a"));
  g_assert_false (lyc_media_origin_allows (opened, "http://learn.example/a"));
  g_assert_false (lyc_media_origin_allows (opened, "https://learn.example:8443/a"));
  g_assert_false (lyc_media_origin_allows (opened, "https://learn.example.evil/a"));
  g_assert_false (lyc_media_origin_allows (opened, "https://learn.example@evil/a"));
  g_assert_false (lyc_media_origin_allows (opened, "https://me:you@learn.example/a"));
  g_assert_false (lyc_media_origin_allows (opened, "file:///etc/passwd"));
  g_assert_false (lyc_media_origin_allows (opened, NULL));
  g_assert_true (lyc_media_origin_allows ("file:///a.webm", "file:///a.webm"));
  g_assert_false (lyc_media_origin_allows ("file:///a.m3u8", "file:///b.ts"));
  g_assert_false (lyc_media_origin_allows ("file:///a.m3u8", "http://127.0.0.1/b.ts"));
}

/* What our own courses are made of must be there. */
static void
test_needed (void)
{
  const char *needed[] = { "matroskademux", "vp9dec", "vp8dec", "opusdec" };

  for (gsize i = 0; i < G_N_ELEMENTS (needed); i++)
    {
      g_autoptr (GstElementFactory) factory = gst_element_factory_find (needed[i]);

      g_assert_nonnull (factory);
      g_assert_cmpuint (gst_plugin_feature_get_rank (GST_PLUGIN_FEATURE (factory)), >,
                        GST_RANK_NONE);
    }
}

static void
test_refused (void)
{
  const char *refused[]
      = { "hlsdemux2", "avidemux", "flvdemux", "wavparse", "subparse", "jpegdec" };

  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GstElementFactory) factory = gst_element_factory_find (refused[i]);

      g_assert_false (lyc_allow_list_has (refused[i]));
      if (factory != NULL)
        g_assert_cmpuint (gst_plugin_feature_get_rank (GST_PLUGIN_FEATURE (factory)), ==,
                          GST_RANK_NONE);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/media/allow-list/registry", test_registry);
  g_test_add_func ("/media/allow-list/exact", test_exact);
  g_test_add_func ("/media/allow-list/sources", test_sources);
  g_test_add_func ("/media/allow-list/origin", test_origin);
  g_test_add_func ("/media/allow-list/needed", test_needed);
  g_test_add_func ("/media/allow-list/refused", test_refused);
  return g_test_run ();
}
