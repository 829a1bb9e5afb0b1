/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "video-picture.h"

#include <gst/gst.h>

#define SIDE 8

static void
gone_cb (gpointer data, GstMiniObject *where)
{
  *(gboolean *) data = TRUE;
}

/* @gone: set when nothing holds its bytes any more */
static LycVideoPicture *
new_picture (guint32 colour, gboolean *gone)
{
  g_autoptr (GstCaps) caps = gst_caps_new_simple (
      "video/x-raw", "format", G_TYPE_STRING, "BGRA", "width", G_TYPE_INT, SIDE, "height",
      G_TYPE_INT, SIDE, "framerate", GST_TYPE_FRACTION, 30, 1, NULL);
  g_autoptr (GstBuffer) buffer = gst_buffer_new_allocate (NULL, SIDE * SIDE * 4, NULL);
  g_autoptr (GstSample) sample = NULL;

  for (gsize i = 0; i < (gsize) SIDE * SIDE; i++)
    gst_buffer_fill (buffer, i * 4, &colour, 4);
  sample = gst_sample_new (buffer, caps, NULL, NULL);
  gst_mini_object_weak_ref (GST_MINI_OBJECT (buffer), gone_cb, gone);
  return lyc_video_picture_new (sample);
}

static GskRenderNode *
paint (LycVideoPicture *picture)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  lyc_video_picture_paint (picture, snapshot, &GRAPHENE_RECT_INIT (0, 0, SIDE, SIDE));
  return gtk_snapshot_free_to_node (snapshot);
}

static guint32
pixel_of (GskRenderNode *node)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, SIDE, SIDE);
  cairo_t *cr = cairo_create (surface);
  guint32 pixel;

  gsk_render_node_draw (node, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  pixel = *(guint32 *) (gpointer) (cairo_image_surface_get_data (surface)
                                   + cairo_image_surface_get_stride (surface) * (SIDE / 2)
                                   + SIDE / 2 * 4);
  cairo_surface_destroy (surface);
  return pixel;
}

/* GTK may draw what was painted when the player has the next picture already. */
static void
test_painted_outlives_picture (void)
{
  gboolean gone = FALSE;
  LycVideoPicture *picture = new_picture (0xff204060, &gone);
  GskRenderNode *node = paint (picture);

  g_assert_cmphex (pixel_of (node), ==, 0xff204060);
  lyc_video_picture_free (picture);
  g_assert_false (gone);
  g_assert_cmphex (pixel_of (node), ==, 0xff204060);
  gsk_render_node_unref (node);
  g_assert_true (gone);
}

static void
test_picture_outlives_painted (void)
{
  gboolean gone = FALSE;
  LycVideoPicture *picture = new_picture (0xff806040, &gone);

  for (int i = 0; i < 3; i++)
    {
      GskRenderNode *node = paint (picture);

      g_assert_cmphex (pixel_of (node), ==, 0xff806040);
      gsk_render_node_unref (node);
    }
  g_assert_false (gone);
  lyc_video_picture_free (picture);
  g_assert_true (gone);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  gst_init (&argc, &argv);
  gtk_init_check (); /* makes the kinds of node known; needs no display */
  g_test_add_func ("/video-picture/painted-outlives-picture", test_painted_outlives_picture);
  g_test_add_func ("/video-picture/picture-outlives-painted", test_picture_outlives_painted);
  return g_test_run ();
}
