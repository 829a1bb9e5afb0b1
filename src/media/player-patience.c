/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "player-patience.h"

/* Something is owed from now on. */
void
lyc_patience_begin (LycPatience *self)
{
  self->waited = 0;
}

/**
 * lyc_patience_tick:
 * @self: patience that has begun
 *
 * To be called every %LYC_PATIENCE_TICK_MS while something is owed.
 *
 * Returns: what to do now
 */
LycPatienceVerdict
lyc_patience_tick (LycPatience *self)
{
  if (self->waited < LYC_PATIENCE_TICKS)
    self->waited++;
  return self->waited == LYC_PATIENCE_TICKS   ? LYC_PATIENCE_GIVE_UP
         : self->waited == LYC_PATIENCE_AGAIN ? LYC_PATIENCE_OPEN_AGAIN
                                              : LYC_PATIENCE_WAIT;
}
