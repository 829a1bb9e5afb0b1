/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sight.h"

/**
 * lyc_sight_reset:
 * @self: a sight
 *
 * It was drawn, or is about to be for the first time.
 */
void
lyc_sight_reset (LycSight *self)
{
  self->asked_us = -1;
}

/**
 * lyc_sight_ask:
 * @self: a sight
 * @now_us: monotonic time
 *
 * A picture has come that is to be drawn.
 *
 * Returns: whether somebody looks: %FALSE once a picture has waited for longer than a second
 */
gboolean
lyc_sight_ask (LycSight *self, gint64 now_us)
{
  if (self->asked_us < 0)
    self->asked_us = now_us;
  return now_us - self->asked_us <= LYC_SIGHT_PATIENCE_US;
}
