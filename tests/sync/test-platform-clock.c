/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>

#include "platform-clock.h"

#define DAY_MS G_GINT64_CONSTANT (86400000)
#define NOON G_GINT64_CONSTANT (1780000000000)

static gint64 wall_us;

/* This machine's clock, in the place of GLib's: the test sets it as a person would. */
gint64
g_get_real_time (void)
{
  return wall_us;
}

static void
assert_about (gint64 got, gint64 wanted)
{
  g_assert_cmpint (got, >=, wanted);
  g_assert_cmpint (got, <, wanted + 60000);
}

/* However wrong this machine's clock is, and wherever it is set to meanwhile (R19). */
static void
test_skew (gconstpointer data)
{
  gint64 skew = GPOINTER_TO_INT (data) * DAY_MS;
  LycPlatformClock clock = { 0 };

  wall_us = (NOON + skew) * 1000;
  g_assert_cmpint (lyc_platform_clock_hear (&clock, NOON), ==, skew != 0);
  assert_about (lyc_platform_clock_get (&clock), NOON);
  wall_us = (NOON - 2 * skew) * 1000;
  assert_about (lyc_platform_clock_get (&clock), NOON);
}

/* After a restart without the network the difference of the last time still holds. */
static void
test_offline (gconstpointer data)
{
  gint64 skew = GPOINTER_TO_INT (data) * DAY_MS;
  LycPlatformClock heard = { 0 };
  LycPlatformClock begun = { 0 };

  wall_us = (NOON + skew) * 1000;
  lyc_platform_clock_hear (&heard, NOON);
  begun.ahead_ms = heard.ahead_ms;
  wall_us += 3600 * G_GINT64_CONSTANT (1000000);
  assert_about (lyc_platform_clock_get (&begun), NOON + 3600000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/platform-clock/day-ahead", GINT_TO_POINTER (1), test_skew);
  g_test_add_data_func ("/platform-clock/day-behind", GINT_TO_POINTER (-1), test_skew);
  g_test_add_data_func ("/platform-clock/right", GINT_TO_POINTER (0), test_skew);
  g_test_add_data_func ("/platform-clock/offline-ahead", GINT_TO_POINTER (1), test_offline);
  g_test_add_data_func ("/platform-clock/offline-behind", GINT_TO_POINTER (-1), test_offline);
  return g_test_run ();
}
