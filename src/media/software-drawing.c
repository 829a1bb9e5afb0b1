/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "software-drawing.h"

#ifdef __GLIBC__
#include <malloc.h>
#endif
#ifdef GDK_WINDOWING_X11
#include <cairo-xlib.h>
#include <gdk/x11/gdkx.h>
#endif

/* Room for what one picture takes on its way through cairo. */
#define KEPT_BYTES (16 << 20)

/* Memory that is given back after each picture is fetched for the next, page by page: that took
 * more time than the drawing itself. */
static void
keep_memory (void)
{
#ifdef __GLIBC__
  mallopt (M_MMAP_THRESHOLD, KEPT_BYTES);
  mallopt (M_TRIM_THRESHOLD, KEPT_BYTES);
#endif
}

/* cairo gives back the memory that it shares with the X server when nothing lies in it: something
 * that stays, and is as large as what comes and goes, keeps it. */
static cairo_surface_t *
keep_shared_memory (GdkSurface *surface, int width, int height)
{
  cairo_surface_t *kept = NULL;
#ifdef GDK_WINDOWING_X11
  Display *display;
  cairo_surface_t *window;

  if (!GDK_IS_X11_SURFACE (surface))
    return NULL;
  display = gdk_x11_display_get_xdisplay (gdk_surface_get_display (surface));
  window
      = cairo_xlib_surface_create (display, gdk_x11_surface_get_xid (surface),
                                   DefaultVisual (display, DefaultScreen (display)), width, height);
  kept = cairo_surface_create_similar_image (window, CAIRO_FORMAT_RGB24, width, height);
  cairo_surface_destroy (window);
#endif
  return kept;
}

/**
 * lyc_software_drawing_new:
 * @surface: of a window that is drawn by the processor
 * @width: of the picture, in device pixels
 * @height: its height
 *
 * Sets up what makes drawing of many pictures of this size cheap.
 *
 * Returns: (transfer full) (nullable): what is kept for it
 */
LycSoftwareDrawing *
lyc_software_drawing_new (GdkSurface *surface, int width, int height)
{
  keep_memory ();
  return (LycSoftwareDrawing *) keep_shared_memory (surface, width, height);
}

/**
 * lyc_software_drawing_free:
 * @self: (transfer full) (nullable): what was kept
 */
void
lyc_software_drawing_free (LycSoftwareDrawing *self)
{
  if (self != NULL)
    cairo_surface_destroy ((cairo_surface_t *) self);
}
