/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gl-drawing.h"

#include <epoxy/gl.h>

/**
 * lyc_gl_drawing_is_software:
 * @renderer: (nullable): what GL says of itself
 *
 * Returns: whether the processor does the work
 */
gboolean
lyc_gl_drawing_is_software (const char *renderer)
{
  static const char *const names[]
      = { "llvmpipe", "softpipe", "swrast", "SWR", "Software Rasterizer", "SwiftShader" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (renderer == NULL || strstr (renderer, names[i]) != NULL)
      return TRUE;
  return FALSE;
}

static gboolean
ask (GdkGLContext *context)
{
  gdk_gl_context_make_current (context);
  return lyc_gl_drawing_is_software ((const char *) glGetString (GL_RENDERER));
}

/* The renderer's own context is current once it is realised, but need not be the last one used. */
static gboolean
is_software (GdkSurface *surface)
{
  GdkGLContext *current = gdk_gl_context_get_current ();
  g_autoptr (GdkGLContext) own = NULL;
  gboolean software;

  if (current != NULL)
    return ask (current);
  own = gdk_surface_create_gl_context (surface, NULL);
  if (own == NULL || !gdk_gl_context_realize (own, NULL))
    return TRUE;
  software = ask (own);
  gdk_gl_context_clear_current ();
  return software;
}

/**
 * lyc_gl_drawing_find:
 * @native: a window that is shown
 *
 * Asks GL once; what draws one window of a program draws them all.
 *
 * Returns: how it is drawn
 */
LycVideoDrawing
lyc_gl_drawing_find (GtkNative *native)
{
  static LycVideoDrawing gl = LYC_VIDEO_DRAWING_UNKNOWN;
  GskRenderer *renderer = gtk_native_get_renderer (native);

  if (renderer == NULL)
    return LYC_VIDEO_DRAWING_UNKNOWN;
  if (g_str_equal (G_OBJECT_TYPE_NAME (renderer), "GskCairoRenderer"))
    return LYC_VIDEO_DRAWING_CAIRO;
  if (gl == LYC_VIDEO_DRAWING_UNKNOWN)
    gl = is_software (gtk_native_get_surface (native)) ? LYC_VIDEO_DRAWING_SOFTWARE_GL
                                                       : LYC_VIDEO_DRAWING_GPU;
  return gl;
}
