/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Of media time: with the way to the disk, no more than five seconds are lost by a kill. */
#define LYC_WATCH_METER_CHUNK_MS 4000

/* Makes ranges that were watched out of positions that were reported. */
typedef struct
{
  gint64 from_ms; /* where the part under way begins; -1 for none */
  gint64 to_ms;   /* where it has come to */
} LycWatchMeter;

void     lyc_watch_meter_reset (LycWatchMeter *self);
gboolean lyc_watch_meter_take (LycWatchMeter *self, gint64 position_ms, double rate,
                               gint64 *from_ms, gint64 *to_ms);
gboolean lyc_watch_meter_flush (LycWatchMeter *self, gint64 *from_ms, gint64 *to_ms);

G_END_DECLS
