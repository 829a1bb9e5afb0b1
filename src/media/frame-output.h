/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "video-output.h"
#include "video-paintable.h"

G_BEGIN_DECLS

/* Scales to the size shown, converts, and hands over pictures in memory: works everywhere. */
#define LYC_TYPE_FRAME_OUTPUT (lyc_frame_output_get_type ())
G_DECLARE_FINAL_TYPE (LycFrameOutput, lyc_frame_output, LYC, FRAME_OUTPUT, GObject)

LycVideoOutput *lyc_frame_output_new (LycVideoPaintable *paintable);

G_END_DECLS
