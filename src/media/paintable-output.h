/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "video-output.h"
#include "video-paintable.h"

G_BEGIN_DECLS

#define LYC_PAINTABLE_OUTPUT_ELEMENT "gtk4paintablesink"

/* Leaves the pictures to gtk4paintablesink, which keeps them on the graphics card. */
#define LYC_TYPE_PAINTABLE_OUTPUT (lyc_paintable_output_get_type ())
G_DECLARE_FINAL_TYPE (LycPaintableOutput, lyc_paintable_output, LYC, PAINTABLE_OUTPUT, GObject)

LycVideoOutput *lyc_paintable_output_new (LycVideoPaintable *paintable);

G_END_DECLS
