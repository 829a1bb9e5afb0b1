/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "http.h"

G_BEGIN_DECLS

/**
 * LycStream:
 *
 * One WebSocket to the platform, used once. Signals: "frame" (#JsonObject), "closed" (#GError, a
 * sentence). It closes by itself where two heartbeats are missed, or what it asks is not heard.
 */
#define LYC_TYPE_STREAM (lyc_stream_get_type ())
G_DECLARE_FINAL_TYPE (LycStream, lyc_stream, LYC, STREAM, GObject)

LycStream *lyc_stream_new (LycHttp *http);
void lyc_stream_open (LycStream *self, gint64 seq, const char *presence);
void       lyc_stream_send (LycStream *self, JsonObject *message);
guint lyc_stream_get_heartbeat (LycStream *self);
void lyc_stream_set_heartbeat (LycStream *self, guint heartbeat_s);
void       lyc_stream_close (LycStream *self);

G_END_DECLS
