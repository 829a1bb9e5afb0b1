/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "player-patience.h"

/* Five seconds of ticks, no fewer and no more; and again from the beginning. */
static void
test_patience (void)
{
  LycPatience patience = { 0 };

  for (int again = 0; again < 2; again++)
    {
      lyc_patience_begin (&patience);
      for (int ms = LYC_PATIENCE_TICK_MS; ms < 5000; ms += LYC_PATIENCE_TICK_MS)
        g_assert_false (lyc_patience_tick (&patience));
      g_assert_true (lyc_patience_tick (&patience));
      g_assert_true (lyc_patience_tick (&patience));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/media/patience", test_patience);
  return g_test_run ();
}
