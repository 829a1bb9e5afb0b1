/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "platform-clock.h"

#include <time.h>

/* A difference that is worth the writing. */
#define WORTH_MS 1000

/* Milliseconds since some moment, counted on through sleep and whatever the clock is set to. */
static gint64
steady_ms (void)
{
#ifdef CLOCK_BOOTTIME
  struct timespec now;

  if (clock_gettime (CLOCK_BOOTTIME, &now) == 0)
    return (gint64) now.tv_sec * 1000 + now.tv_nsec / 1000000;
#endif
  return g_get_monotonic_time () / G_TIME_SPAN_MILLISECOND;
}

/**
 * lyc_platform_clock_hear:
 * @now_ms: what the platform says that the time is
 *
 * Returns: whether the difference to this machine's clock is another one and should be kept
 */
gboolean
lyc_platform_clock_hear (LycPlatformClock *self, gint64 now_ms)
{
  gint64 ahead = now_ms - g_get_real_time () / G_TIME_SPAN_MILLISECOND;
  gboolean other = ABS (ahead - self->ahead_ms) >= WORTH_MS;

  self->said_ms = now_ms;
  self->said_at = steady_ms ();
  if (other)
    self->ahead_ms = ahead;
  return other;
}

/* Returns: the platform's time in milliseconds since the epoch, as well as it is known */
gint64
lyc_platform_clock_get (const LycPlatformClock *self)
{
  if (self->said_ms > 0)
    return self->said_ms + steady_ms () - self->said_at;
  return g_get_real_time () / G_TIME_SPAN_MILLISECOND + self->ahead_ms;
}
