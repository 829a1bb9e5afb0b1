/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gdk/gdk.h>

G_BEGIN_DECLS

/* What is kept between the pictures of a window that is drawn by the processor. */
typedef struct _LycSoftwareDrawing LycSoftwareDrawing;

LycSoftwareDrawing *lyc_software_drawing_new (GdkSurface *surface, int width, int height);
void lyc_software_drawing_free (LycSoftwareDrawing *self);

G_END_DECLS
