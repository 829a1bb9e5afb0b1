/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* How the window that shows a picture is drawn. */
typedef enum
{
  LYC_VIDEO_DRAWING_UNKNOWN, /* not shown yet */
  LYC_VIDEO_DRAWING_CAIRO,
  LYC_VIDEO_DRAWING_SOFTWARE_GL, /* by the processor, which plays the graphics card */
  LYC_VIDEO_DRAWING_GPU,
} LycVideoDrawing;

#define LYC_TYPE_VIDEO_PAINTABLE (lyc_video_paintable_get_type ())
G_DECLARE_FINAL_TYPE (LycVideoPaintable, lyc_video_paintable, LYC, VIDEO_PAINTABLE, GObject)

LycVideoPaintable *lyc_video_paintable_new (void);

gboolean lyc_video_paintable_get_visible (LycVideoPaintable *self);
void     lyc_video_paintable_set_visible (LycVideoPaintable *self, gboolean visible);
void lyc_video_paintable_set_drawing (LycVideoPaintable *self, LycVideoDrawing drawing);
void     lyc_video_paintable_set_size (LycVideoPaintable *self, int width, int height);
guint64  lyc_video_paintable_get_n_frames (LycVideoPaintable *self);
gboolean lyc_video_paintable_has_picture (LycVideoPaintable *self);

G_END_DECLS
