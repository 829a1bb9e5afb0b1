/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "video-paintable.h"

#include <gst/gst.h>

G_BEGIN_DECLS

void lyc_video_paintable_push (LycVideoPaintable *self, GstSample *sample, int display_width,
                               int display_height);
void lyc_video_paintable_clear (LycVideoPaintable *self);
void lyc_video_paintable_get_size (LycVideoPaintable *self, int *width, int *height);
LycVideoDrawing lyc_video_paintable_get_drawing (LycVideoPaintable *self);
void lyc_video_paintable_set_inner (LycVideoPaintable *self, GdkPaintable *inner);
void lyc_video_paintable_leave_inner (LycVideoPaintable *self, GdkPaintable *inner);

G_END_DECLS
