/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "video-picture.h"

#include <gst/video/video.h>

/* A mapped buffer that lives as long as whatever is drawn from it. */
typedef struct
{
  gatomicrefcount refs;
  GstSample *sample;
  GstVideoFrame frame;
  cairo_surface_t *surface; /* made when first asked for */
} Mapped;

struct _LycVideoPicture
{
  Mapped *mapped;
  GdkTexture *texture; /* made when first asked for */
};

static Mapped *
mapped_new (GstSample *sample)
{
  Mapped *mapped = g_new0 (Mapped, 1);
  GstVideoInfo info;

  if (!gst_video_info_from_caps (&info, gst_sample_get_caps (sample))
      || !gst_video_frame_map (&mapped->frame, &info, gst_sample_get_buffer (sample), GST_MAP_READ))
    {
      g_free (mapped);
      return NULL;
    }
  g_atomic_ref_count_init (&mapped->refs);
  mapped->sample = gst_sample_ref (sample);
  return mapped;
}

static Mapped *
mapped_ref (Mapped *mapped)
{
  g_atomic_ref_count_inc (&mapped->refs);
  return mapped;
}

static void
mapped_unref (gpointer data)
{
  Mapped *mapped = data;

  if (!g_atomic_ref_count_dec (&mapped->refs))
    return;
  g_clear_pointer (&mapped->surface, cairo_surface_destroy);
  gst_video_frame_unmap (&mapped->frame);
  gst_sample_unref (mapped->sample);
  g_free (mapped);
}

/**
 * lyc_video_picture_new:
 * @sample: a BGRA picture without transparency
 *
 * Returns: (transfer full) (nullable): the picture; %NULL if it cannot be read
 */
LycVideoPicture *
lyc_video_picture_new (GstSample *sample)
{
  Mapped *mapped = mapped_new (sample);
  LycVideoPicture *self;

  if (mapped == NULL)
    return NULL;
  self = g_new0 (LycVideoPicture, 1);
  self->mapped = mapped;
  return self;
}

/**
 * lyc_video_picture_free:
 * @self: (transfer full): a picture
 */
void
lyc_video_picture_free (LycVideoPicture *self)
{
  g_clear_object (&self->texture);
  mapped_unref (self->mapped);
  g_free (self);
}

/**
 * lyc_video_picture_get_texture:
 * @self: a picture
 *
 * Returns: (transfer none): it as a texture, which a renderer on a GPU uploads as it is
 */
GdkTexture *
lyc_video_picture_get_texture (LycVideoPicture *self)
{
  GstVideoFrame *frame = &self->mapped->frame;
  gsize stride = (gsize) GST_VIDEO_FRAME_PLANE_STRIDE (frame, 0);
  g_autoptr (GBytes) bytes = NULL;

  if (self->texture != NULL)
    return self->texture;
  bytes = g_bytes_new_with_free_func (GST_VIDEO_FRAME_PLANE_DATA (frame, 0),
                                      stride * (gsize) GST_VIDEO_FRAME_HEIGHT (frame), mapped_unref,
                                      mapped_ref (self->mapped));
  self->texture
      = gdk_memory_texture_new (GST_VIDEO_FRAME_WIDTH (frame), GST_VIDEO_FRAME_HEIGHT (frame),
                                GDK_MEMORY_B8G8R8A8_PREMULTIPLIED, bytes, stride);
  return self->texture;
}

static cairo_surface_t *
acquire (cairo_pattern_t *pattern, void *data, cairo_surface_t *target,
         const cairo_rectangle_int_t *extents)
{
  Mapped *mapped = data;
  GstVideoFrame *frame = &mapped->frame;

  if (mapped->surface == NULL)
    mapped->surface = cairo_image_surface_create_for_data (
        GST_VIDEO_FRAME_PLANE_DATA (frame, 0), CAIRO_FORMAT_RGB24, GST_VIDEO_FRAME_WIDTH (frame),
        GST_VIDEO_FRAME_HEIGHT (frame), GST_VIDEO_FRAME_PLANE_STRIDE (frame, 0));
  return cairo_surface_reference (mapped->surface);
}

static void
release (cairo_pattern_t *pattern, void *data, cairo_surface_t *surface)
{
  cairo_surface_destroy (surface);
}

static cairo_status_t
copy (cairo_pattern_t *pattern, void *data, const cairo_pattern_t *other)
{
  mapped_ref (data);
  return CAIRO_STATUS_SUCCESS;
}

static void
finish (cairo_pattern_t *pattern, void *data)
{
  mapped_unref (data);
}

/* A surface that was drawn from is copied when it goes, for whoever may have recorded that: GTK
 * does, and has no use for it any more. What is fetched when it is drawn is not copied. */
static cairo_pattern_t *
new_pattern (Mapped *mapped)
{
  cairo_pattern_t *pattern = cairo_pattern_create_raster_source (
      mapped_ref (mapped), CAIRO_CONTENT_COLOR, GST_VIDEO_FRAME_WIDTH (&mapped->frame),
      GST_VIDEO_FRAME_HEIGHT (&mapped->frame));

  cairo_raster_source_pattern_set_acquire (pattern, acquire, release);
  cairo_raster_source_pattern_set_copy (pattern, copy);
  cairo_raster_source_pattern_set_finish (pattern, finish);
  cairo_pattern_set_extend (pattern, CAIRO_EXTEND_PAD);
  return pattern;
}

/**
 * lyc_video_picture_paint:
 * @self: a picture
 * @snapshot: where it is drawn by the processor
 * @rect: where in it
 *
 * For cairo. Given a texture, GTK converts each pixel to floating point and back before cairo sees
 * it (until 4.12).
 */
void
lyc_video_picture_paint (LycVideoPicture *self, GtkSnapshot *snapshot, const graphene_rect_t *rect)
{
  GstVideoFrame *frame = &self->mapped->frame;
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, rect);
  cairo_pattern_t *pattern = new_pattern (self->mapped);

  cairo_translate (cr, rect->origin.x, rect->origin.y);
  cairo_scale (cr, rect->size.width / GST_VIDEO_FRAME_WIDTH (frame),
               rect->size.height / GST_VIDEO_FRAME_HEIGHT (frame));
  cairo_set_source (cr, pattern);
  cairo_pattern_destroy (pattern);
  cairo_set_operator (cr, CAIRO_OPERATOR_SOURCE);
  cairo_rectangle (cr, 0, 0, GST_VIDEO_FRAME_WIDTH (frame), GST_VIDEO_FRAME_HEIGHT (frame));
  cairo_fill (cr);
  cairo_destroy (cr);
}
