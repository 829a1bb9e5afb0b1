/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "packet-gate.h"
#include "video-output.h"

#include <gst/gst.h>

G_BEGIN_DECLS

/* What it posts when a standing picture was handed over. */
#define LYC_VIDEO_SINK_SHOWN "lyc-shown"

/* The end of the pipeline: leaves out pictures that nobody would see, and knows which one is shown.
 */
typedef struct _LycVideoSink LycVideoSink;

LycVideoSink *lyc_video_sink_new (LycVideoOutput *output);
void          lyc_video_sink_free (LycVideoSink *self);
GstElement   *lyc_video_sink_get_element (LycVideoSink *self);
gboolean      lyc_video_sink_set_size (LycVideoSink *self, int width, int height);
LycPacketGate *lyc_video_sink_get_gate (LycVideoSink *self);
void lyc_video_sink_set_all (LycVideoSink *self, gboolean all);
void lyc_video_sink_set_withheld (LycVideoSink *self, gboolean withheld);
guint lyc_video_sink_get_n_standing (LycVideoSink *self);
gboolean lyc_video_sink_get_shown (LycVideoSink *self, gint64 *at_ns);
gboolean lyc_video_sink_find_picture (LycVideoSink *self, int offset, gint64 *at_ns);

G_END_DECLS
