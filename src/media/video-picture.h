/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gst/gst.h>
#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One picture in memory, mapped once and drawn from there: no byte of it is copied. */
typedef struct _LycVideoPicture LycVideoPicture;

LycVideoPicture *lyc_video_picture_new (GstSample *sample);
void lyc_video_picture_free (LycVideoPicture *self);
GdkTexture *lyc_video_picture_get_texture (LycVideoPicture *self);
void lyc_video_picture_paint (LycVideoPicture *self, GtkSnapshot *snapshot,
                              const graphene_rect_t *rect);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LycVideoPicture, lyc_video_picture_free)

G_END_DECLS
