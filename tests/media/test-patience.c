/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "player-patience.h"

/* After half of five seconds of ticks it is opened again, after all of them given up; and so the
 * next time. */
static void
test_patience (void)
{
  LycPatience patience = { 0 };

  for (int again = 0; again < 2; again++)
    {
      lyc_patience_begin (&patience);
      for (int ms = LYC_PATIENCE_TICK_MS; ms < 5000; ms += LYC_PATIENCE_TICK_MS)
        g_assert_cmpint (lyc_patience_tick (&patience), ==,
                         ms == 2500 ? LYC_PATIENCE_OPEN_AGAIN : LYC_PATIENCE_WAIT);
      g_assert_cmpint (lyc_patience_tick (&patience), ==, LYC_PATIENCE_GIVE_UP);
      g_assert_cmpint (lyc_patience_tick (&patience), ==, LYC_PATIENCE_GIVE_UP);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/media/patience", test_patience);
  return g_test_run ();
}
