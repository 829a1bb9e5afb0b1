/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "backoff.h"

#define FIRST_MS 1000
#define CAP_MS 30000
#define STABLE_MS 60000

/**
 * lyc_backoff_next_ms:
 * @random: a number in [0, 1) from the caller, so that tests can choose it
 *
 * Returns: how long to wait before the next attempt, in milliseconds
 */
guint
lyc_backoff_next_ms (LycBackoff *self, double random)
{
  guint ceiling = FIRST_MS << MIN (self->attempts, 5);

  self->attempts++;
  return (guint) (random * MIN (ceiling, CAP_MS));
}

void
lyc_backoff_connected (LycBackoff *self, gint64 now_ms)
{
  self->connected_at_ms = now_ms;
}

/* Waits begin small again only after a connection that held for a minute: one that opens and drops at
 * once must not be hammered. */
void
lyc_backoff_lost (LycBackoff *self, gint64 now_ms)
{
  if (self->connected_at_ms != 0 && now_ms - self->connected_at_ms >= STABLE_MS)
    self->attempts = 0;
  self->connected_at_ms = 0;
}
