/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "video-sink.h"

G_BEGIN_DECLS

GstElement *lyc_player_bin_new (LycVideoSink *sink, gboolean silent);
void        lyc_player_bin_set_source (GstElement *bin, const char *uri,
                                       const char *const *headers);
void        lyc_player_bin_set_volume (GstElement *bin, double volume, gboolean muted);
gboolean lyc_player_bin_seek (GstElement *bin, gint64 position_ns, gint64 stop_ns, double rate,
                              gboolean accurate);
gboolean    lyc_player_bin_has_audio_device (void);
gboolean    lyc_player_bin_is_audio_fault (GstElement *bin, GstObject *source);

G_END_DECLS
