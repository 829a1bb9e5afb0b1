/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "watch-meter.h"

/* What a kill may lose, in milliseconds of the recording. */
#define LOSS_MAX 5000
/* How often a player reports where it is. */
#define REPORT_MS 100

/* Plays for a while at @rate; whatever moment it is killed at, less than LOSS_MAX was not told. */
static void
play (double rate, guint reports)
{
  LycWatchMeter meter;
  gint64 from_ms, to_ms, told_ms = 0, position_ms = 0;

  lyc_watch_meter_reset (&meter);
  for (guint i = 0; i < reports; i++)
    {
      position_ms = (gint64) (i * REPORT_MS * rate);
      if (lyc_watch_meter_take (&meter, position_ms, rate, &from_ms, &to_ms))
        {
          g_assert_cmpint (from_ms, ==, told_ms);
          told_ms = to_ms;
        }
      g_assert_cmpint (position_ms - told_ms, <, LOSS_MAX);
    }
  if (lyc_watch_meter_flush (&meter, &from_ms, &to_ms))
    told_ms = to_ms;
  g_assert_cmpint (told_ms, ==, position_ms);
}

static void
test_loss (void)
{
  static const double rates[] = { 0.5, 1, 1.25, 2, 3 };

  for (guint i = 0; i < G_N_ELEMENTS (rates); i++)
    play (rates[i], 1000);
}

/* What lies between two places was not seen. */
static void
test_jump (void)
{
  LycWatchMeter meter;
  gint64 from_ms, to_ms;

  lyc_watch_meter_reset (&meter);
  g_assert_false (lyc_watch_meter_take (&meter, 1000, 1, &from_ms, &to_ms));
  g_assert_false (lyc_watch_meter_take (&meter, 2000, 1, &from_ms, &to_ms));
  g_assert_true (lyc_watch_meter_take (&meter, 60000, 1, &from_ms, &to_ms));
  g_assert_cmpint (from_ms, ==, 1000);
  g_assert_cmpint (to_ms, ==, 2000);
  g_assert_false (lyc_watch_meter_take (&meter, 61000, 1, &from_ms, &to_ms));
  g_assert_true (lyc_watch_meter_take (&meter, 500, 1, &from_ms, &to_ms));
  g_assert_cmpint (from_ms, ==, 60000);
  g_assert_cmpint (to_ms, ==, 61000);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/course/watch-meter/loss", test_loss);
  g_test_add_func ("/course/watch-meter/jump", test_jump);
  return g_test_run ();
}
