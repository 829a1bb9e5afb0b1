/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "video-output.h"
#include "video-paintable.h"

G_BEGIN_DECLS

typedef gboolean (*LycHasElementFunc) (const char *element);

GType lyc_output_choice_pick (LycVideoDrawing drawing, LycHasElementFunc has_element);
LycVideoOutput *lyc_output_choice_open (LycVideoPaintable *paintable, GMainContext *context);

G_END_DECLS
