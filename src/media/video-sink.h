/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "video-paintable.h"

#include <gst/gst.h>

G_BEGIN_DECLS

/* The end of the pipeline: scales to the size shown, converts, hands pictures to the paintable. */
typedef struct _LycVideoSink LycVideoSink;

LycVideoSink *lyc_video_sink_new (LycVideoPaintable *paintable);
void          lyc_video_sink_free (LycVideoSink *self);
GstElement   *lyc_video_sink_get_element (LycVideoSink *self);
gboolean      lyc_video_sink_set_size (LycVideoSink *self, int width, int height);
void          lyc_video_sink_gate_decoder (LycVideoSink *self, GstElement *element);
void          lyc_video_sink_set_hidden (LycVideoSink *self, gboolean hidden);
gboolean      lyc_video_sink_get_behind (LycVideoSink *self);

G_END_DECLS
