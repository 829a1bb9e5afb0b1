/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define LYC_TYPE_PLAYBACK_CLOCK (lyc_playback_clock_get_type ())
G_DECLARE_FINAL_TYPE (LycPlaybackClock, lyc_playback_clock, LYC, PLAYBACK_CLOCK, GObject)

/* Monotonic time in microseconds. */
typedef gint64 (*LycPlaybackClockNow) (gpointer data);

/* @index: the last boundary at or before the position; -1 before the first. */
typedef void (*LycPlaybackClockFunc) (int index, gint64 position_ms, gpointer data);

LycPlaybackClock *lyc_playback_clock_new (void);
LycPlaybackClock *lyc_playback_clock_new_with_time (LycPlaybackClockNow now, gpointer data);

guint  lyc_playback_clock_subscribe (LycPlaybackClock *self, const gint64 *boundaries_ms, guint n,
                                     LycPlaybackClockFunc func, gpointer data,
                                     GDestroyNotify destroy);
void   lyc_playback_clock_unsubscribe (LycPlaybackClock *self, guint id);
void   lyc_playback_clock_update (LycPlaybackClock *self, gint64 position_ms, double rate,
                                  gboolean running);
gint64 lyc_playback_clock_get_position_ms (LycPlaybackClock *self);
gint64 lyc_playback_clock_dispatch (LycPlaybackClock *self);

G_END_DECLS
