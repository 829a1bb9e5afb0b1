/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "allow-list.h"

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
  const char *refused[] = { "avidemux", "flvdemux", "wavparse", "subparse", "jpegdec" };

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
  g_test_add_func ("/media/allow-list/needed", test_needed);
  g_test_add_func ("/media/allow-list/refused", test_refused);
  return g_test_run ();
}
