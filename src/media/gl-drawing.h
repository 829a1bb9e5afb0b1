/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "video-paintable.h"

G_BEGIN_DECLS

gboolean lyc_gl_drawing_is_software (const char *renderer);
LycVideoDrawing lyc_gl_drawing_find (GtkNative *native);

G_END_DECLS
