/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "backoff.h"

#define SHORTEST_MS 50
#define FIRST_MS 1000
#define CAP_MS 30000

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
  return MAX (SHORTEST_MS, (guint) (random * MIN (ceiling, CAP_MS)));
}

/* It went well, or somebody asks: waits begin small again. */
void
lyc_backoff_reset (LycBackoff *self)
{
  self->attempts = 0;
}
