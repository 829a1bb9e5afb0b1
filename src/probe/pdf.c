/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "look.h"

#include "probe-answer.h"

#include <math.h>
#include <poppler.h>

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PopplerDocument, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PopplerPage, g_object_unref)

/* A document with more is shown without their number. */
#define MAX_PAGES 100000

static cairo_surface_t *
draw (PopplerPage *page, double scale, guint width, guint height)
{
  cairo_surface_t *surface
      = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) width, (int) height);
  cairo_t *context = cairo_create (surface);

  cairo_set_source_rgb (context, 1, 1, 1);
  cairo_paint (context);
  cairo_scale (context, scale, scale);
  poppler_page_render (page, context);
  cairo_destroy (context);
  cairo_surface_flush (surface);
  return surface;
}

static gboolean
write_jpeg (cairo_surface_t *surface, guint width, guint height)
{
  gsize length = (gsize) cairo_image_surface_get_stride (surface) * height;
  g_autoptr (GBytes) bytes = g_bytes_new (cairo_image_surface_get_data (surface), length);
  g_autofree char *line = g_strdup_printf (
      "appsrc name=source format=time caps=video/x-raw,format=%s,width=%u,height=%u,framerate=0/1 "
      "! "
      "videoconvert ! jpegenc quality=85 snapshot=true ! fdsink fd=%d sync=false",
      G_BYTE_ORDER == G_LITTLE_ENDIAN ? "BGRx" : "xRGB", width, height, LYC_PROBE_OUT);

  return cairo_surface_status (surface) == CAIRO_STATUS_SUCCESS && lyc_look_run (line, bytes);
}

static gboolean
take_page (PopplerPage *page, LycSeen *seen)
{
  double width = 0;
  double height = 0;
  cairo_surface_t *surface;
  gboolean good;

  poppler_page_get_size (page, &width, &height);
  if (!isfinite (width) || !isfinite (height) || width < 1 || height < 1 || width > 1e6
      || height > 1e6)
    return FALSE;
  /* As wide or high as allowed, however small a page says it is. */
  lyc_look_fit ((guint64) (width * LYC_LOOK_SIDE), (guint64) (height * LYC_LOOK_SIDE), &seen->width,
                &seen->height);
  surface
      = draw (page, MIN (seen->width / width, seen->height / height), seen->width, seen->height);
  good = write_jpeg (surface, seen->width, seen->height);
  cairo_surface_destroy (surface);
  return good;
}

/* No font is found in the jail but those that come with the document: without them its words would
 * be missing. */
static gboolean
has_its_fonts (PopplerDocument *document)
{
  PopplerFontInfo *info = poppler_font_info_new (document);
  PopplerFontsIter *each = NULL;
  gboolean all = TRUE;

  if (poppler_font_info_scan (info, 1, &each))
    do
      all = all && poppler_fonts_iter_is_embedded (each);
    while (poppler_fonts_iter_next (each));
  if (each != NULL)
    poppler_fonts_iter_free (each);
  g_object_unref (info);
  return all;
}

/**
 * lyc_look_pdf:
 *
 * Counts the pages and makes a picture of the first one, where all that it needs is in the file.
 */
gboolean
lyc_look_pdf (LycSeen *seen)
{
  g_autoptr (GMappedFile) file = g_mapped_file_new_from_fd (LYC_PROBE_IN, FALSE, NULL);
  g_autoptr (GBytes) bytes = file != NULL ? g_mapped_file_get_bytes (file) : NULL;
  g_autoptr (PopplerDocument) document
      = bytes != NULL ? poppler_document_new_from_bytes (bytes, NULL, NULL) : NULL;
  int pages = document != NULL ? poppler_document_get_n_pages (document) : 0;
  g_autoptr (PopplerPage) page = pages > 0 ? poppler_document_get_page (document, 0) : NULL;

  seen->kind = "pdf";
  seen->pages = (guint) CLAMP (pages, 0, MAX_PAGES);
  return page != NULL && (!has_its_fonts (document) || take_page (page, seen));
}
