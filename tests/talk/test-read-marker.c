/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "read-marker.h"

static const gint64 screen[] = { 4, 5, 6 };
static const gint64 lower[] = { 6, 7 };

/* Returns: the last post of @positions that was in sight for long */
static gint64
read_of (LycReadMarker *marker, const gint64 *positions, guint n, gint64 now_ms)
{
  gint64 read = 0;

  if (!lyc_read_marker_take (marker, now_ms))
    return 0;
  for (guint i = 0; i < n; i++)
    if (lyc_read_marker_get_sight (marker, positions[i]) == LYC_SIGHT_LONG)
      read = positions[i];
  return read;
}

static void
test_second (void)
{
  g_autoptr (LycReadMarker) marker = lyc_read_marker_new ();

  lyc_read_marker_show (marker, screen, 3, TRUE, 1000);
  g_assert_cmpint (lyc_read_marker_get_due (marker), ==, 2000);
  g_assert_cmpint (read_of (marker, screen, 3, 1999), ==, 0);
  g_assert_cmpint (lyc_read_marker_get_sight (marker, 6), ==, LYC_SIGHT_PASSED);
  g_assert_cmpint (lyc_read_marker_get_sight (marker, 7), ==, LYC_SIGHT_NONE);
  g_assert_cmpint (read_of (marker, screen, 3, 2000), ==, 6);
  g_assert_cmpint (read_of (marker, screen, 3, 3000), ==, 0);
  g_assert_cmpint (lyc_read_marker_get_due (marker), ==, 0);
}

static void
test_attention (void)
{
  g_autoptr (LycReadMarker) marker = lyc_read_marker_new ();

  lyc_read_marker_show (marker, screen, 3, FALSE, 0);
  g_assert_cmpint (lyc_read_marker_get_due (marker), ==, 0);
  g_assert_cmpint (read_of (marker, screen, 3, 99000), ==, 0);
  g_assert_cmpint (lyc_read_marker_get_sight (marker, 4), ==, LYC_SIGHT_NONE);
  lyc_read_marker_show (marker, screen, 3, TRUE, 99000);
  lyc_read_marker_show (marker, screen, 3, FALSE, 99900);
  lyc_read_marker_show (marker, screen, 3, TRUE, 99950);
  g_assert_cmpint (read_of (marker, screen, 3, 100000), ==, 0);
  g_assert_cmpint (read_of (marker, screen, 3, 100950), ==, 6);
}

static void
test_scrolled_past (void)
{
  g_autoptr (LycReadMarker) marker = lyc_read_marker_new ();

  lyc_read_marker_show (marker, screen, 3, TRUE, 0);
  lyc_read_marker_show (marker, lower, 2, TRUE, 600);
  g_assert_cmpint (read_of (marker, lower, 2, 1000), ==, 6);
  g_assert_cmpint (lyc_read_marker_get_sight (marker, 4), ==, LYC_SIGHT_PASSED);
  g_assert_cmpint (lyc_read_marker_get_due (marker), ==, 1600);
  g_assert_cmpint (read_of (marker, lower, 2, 1600), ==, 7);
}

static void
test_waiting_posts_do_not_count (void)
{
  const gint64 waiting[] = { 0 };
  g_autoptr (LycReadMarker) marker = lyc_read_marker_new ();

  lyc_read_marker_show (marker, waiting, 1, TRUE, 0);
  g_assert_false (lyc_read_marker_take (marker, 5000));
  g_assert_cmpint (lyc_read_marker_get_due (marker), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/talk/read-marker/second", test_second);
  g_test_add_func ("/talk/read-marker/attention", test_attention);
  g_test_add_func ("/talk/read-marker/scrolled-past", test_scrolled_past);
  g_test_add_func ("/talk/read-marker/waiting", test_waiting_posts_do_not_count);
  return g_test_run ();
}
