/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "activity.h"

#define MINUTE_MS (60 * 1000)

/* Playing is being in a lesson, however long no key was pressed; without it, five minutes count. */
static void
test_presence (void)
{
  g_assert_cmpint (lyc_activity_presence (TRUE, 0), ==, LYC_PRESENCE_IN_SESSION);
  g_assert_cmpint (lyc_activity_presence (TRUE, 600 * MINUTE_MS), ==, LYC_PRESENCE_IN_SESSION);
  g_assert_cmpint (lyc_activity_presence (FALSE, 0), ==, LYC_PRESENCE_HERE);
  g_assert_cmpint (lyc_activity_presence (FALSE, 5 * MINUTE_MS - 1), ==, LYC_PRESENCE_HERE);
  g_assert_cmpint (lyc_activity_presence (FALSE, 5 * MINUTE_MS), ==, LYC_PRESENCE_AWAY);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/activity/presence", test_presence);
  return g_test_run ();
}
