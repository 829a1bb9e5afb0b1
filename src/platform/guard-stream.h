/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "http-watch.h"
#include "platform.h"

G_BEGIN_DECLS

#define LYC_TYPE_GUARD_STREAM (lyc_guard_stream_get_type ())
G_DECLARE_FINAL_TYPE (LycGuardStream, lyc_guard_stream, LYC, GUARD_STREAM, GIOStream)

LycGuardStream *lyc_guard_stream_new (GIOStream *base, GSocket *socket, LycPlatform *platform);
void lyc_guard_stream_tunnel (LycGuardStream *guard);
void lyc_guard_stream_set_busy (LycGuardStream *guard, gboolean busy);
gboolean lyc_guard_stream_is_late (LycGuardStream *guard, gint64 now);
gboolean lyc_guard_stream_is_answering (LycGuardStream *guard);
guint64 lyc_guard_stream_get_written (LycGuardStream *guard);
void lyc_guard_stream_cut (LycGuardStream *guard);

/* guard-output.c */
GOutputStream *lyc_guard_output_new (GOutputStream *base);
guint64 lyc_guard_output_get_written (GOutputStream *output);
gint64 lyc_guard_output_get_blocked_since (GOutputStream *output);

/* guard-input.c */
GInputStream *lyc_guard_input_new (GInputStream *base, LycGuardStream *guard);
gboolean lyc_guard_stream_take_end (LycGuardStream *guard);
gboolean lyc_guard_stream_saw (LycGuardStream *guard, const char *data, gssize length,
                               GError **error);

G_END_DECLS
