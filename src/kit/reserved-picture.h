/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A picture whose room is known before it is there: nothing moves when it comes. It is shown whole,
 * in the middle, and never larger than it is. CSS: reserved-picture */
#define LYC_TYPE_RESERVED_PICTURE (lyc_reserved_picture_get_type ())
G_DECLARE_FINAL_TYPE (LycReservedPicture, lyc_reserved_picture, LYC, RESERVED_PICTURE, GtkWidget)

GtkWidget *lyc_reserved_picture_new (int width, int height);
void lyc_reserved_picture_set_texture (LycReservedPicture *self, GdkTexture *texture);
GdkTexture *lyc_reserved_picture_get_texture (LycReservedPicture *self);

G_END_DECLS
