/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "video-paintable.h"

G_BEGIN_DECLS

#define LYC_TYPE_VIDEO_AREA (lyc_video_area_get_type ())
G_DECLARE_FINAL_TYPE (LycVideoArea, lyc_video_area, LYC, VIDEO_AREA, GtkWidget)

GtkWidget *lyc_video_area_new (LycVideoPaintable *paintable);
void       lyc_video_area_set_away (LycVideoArea *self, gboolean away);

G_END_DECLS
