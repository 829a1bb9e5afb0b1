/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "watch-meter.h"

/* A report comes every 100 ms; a busy machine may leave out many. A longer way was a jump. */
#define MAX_STEP_MS 2000

/**
 * lyc_watch_meter_reset:
 * @self: a meter
 *
 * Forgets the part under way: what follows begins anew.
 */
void
lyc_watch_meter_reset (LycWatchMeter *self)
{
  self->from_ms = self->to_ms = -1;
}

/**
 * lyc_watch_meter_flush:
 * @self: a meter
 * @from_ms: (out): first millisecond
 * @to_ms: (out): the millisecond after the last
 *
 * Ends the part under way, at pause, seek and end.
 *
 * Returns: whether there was one
 */
gboolean
lyc_watch_meter_flush (LycWatchMeter *self, gint64 *from_ms, gint64 *to_ms)
{
  gboolean any = self->from_ms >= 0 && self->to_ms > self->from_ms;

  *from_ms = self->from_ms;
  *to_ms = self->to_ms;
  lyc_watch_meter_reset (self);
  return any;
}

/**
 * lyc_watch_meter_take:
 * @self: a meter
 * @position_ms: where the player is, playing
 * @rate: how fast
 * @from_ms: (out): first millisecond
 * @to_ms: (out): the millisecond after the last
 *
 * Returns: whether a part is complete, because it is long enough or because the player jumped
 */
gboolean
lyc_watch_meter_take (LycWatchMeter *self, gint64 position_ms, double rate, gint64 *from_ms,
                      gint64 *to_ms)
{
  gint64 step = position_ms - self->to_ms;
  gboolean complete = FALSE;

  if (self->from_ms >= 0 && (step < 0 || step > (gint64) (MAX_STEP_MS * MAX (rate, 1.0))))
    {
      complete = lyc_watch_meter_flush (self, from_ms, to_ms);
      self->from_ms = self->to_ms = position_ms;
      return complete;
    }
  if (self->from_ms < 0)
    self->from_ms = position_ms;
  self->to_ms = position_ms;
  if (self->to_ms - self->from_ms < LYC_WATCH_METER_CHUNK_MS)
    return FALSE;
  complete = lyc_watch_meter_flush (self, from_ms, to_ms);
  self->from_ms = self->to_ms = position_ms;
  return complete;
}
