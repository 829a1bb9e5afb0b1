/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "watched-ranges.h"

#include <string.h>

#define SECOND 1000
#define SPACE 400

static char *
dump (const LycWatchedRanges *ranges)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < lyc_watched_ranges_get_n (ranges); i++)
    {
      gint64 from, to;

      lyc_watched_ranges_get (ranges, i, &from, &to);
      g_string_append_printf (out, "%" G_GINT64_FORMAT "-%" G_GINT64_FORMAT " ", from, to);
    }
  return g_string_free (out, FALSE);
}

static void
check (LycWatchedRanges *ranges, gint64 from, gint64 to, const char *expected)
{
  g_autofree char *got = NULL;

  g_assert_true (lyc_watched_ranges_add (ranges, from, to));
  got = dump (ranges);
  g_assert_cmpstr (got, ==, expected);
}

static void
test_add (void)
{
  g_autoptr (LycWatchedRanges) ranges = lyc_watched_ranges_new ();

  check (ranges, 10, 20, "10-20 ");
  check (ranges, 30, 40, "10-20 30-40 ");
  check (ranges, 0, 5, "0-5 10-20 30-40 ");
  check (ranges, 20, 25, "0-5 10-25 30-40 ");
  check (ranges, 28, 30, "0-5 10-25 28-40 ");
  check (ranges, 12, 13, "0-5 10-25 28-40 ");
  check (ranges, 24, 29, "0-5 10-40 ");
  check (ranges, 0, 100, "0-100 ");
}

static void
test_refused (void)
{
  g_autoptr (LycWatchedRanges) ranges = lyc_watched_ranges_new ();

  g_assert_false (lyc_watched_ranges_add (ranges, 5, 5));
  g_assert_false (lyc_watched_ranges_add (ranges, 6, 5));
  g_assert_false (lyc_watched_ranges_add (ranges, -1, 5));
  g_assert_cmpuint (lyc_watched_ranges_get_n (ranges), ==, 0);
  g_assert_cmpuint (lyc_watched_ranges_get_percent (ranges, 0), ==, 0);
}

static void
test_percent (void)
{
  g_autoptr (LycWatchedRanges) ranges = lyc_watched_ranges_new ();

  lyc_watched_ranges_add (ranges, 0, 30 * SECOND);
  g_assert_cmpuint (lyc_watched_ranges_get_percent (ranges, 120 * SECOND), ==, 25);
  lyc_watched_ranges_add (ranges, 90 * SECOND, 500 * SECOND);
  g_assert_cmpuint (lyc_watched_ranges_get_percent (ranges, 120 * SECOND), ==, 50);
  lyc_watched_ranges_add (ranges, 30 * SECOND, 90 * SECOND - 1);
  g_assert_cmpuint (lyc_watched_ranges_get_percent (ranges, 120 * SECOND), ==, 99);
  lyc_watched_ranges_add (ranges, 0, 120 * SECOND);
  g_assert_cmpuint (lyc_watched_ranges_get_percent (ranges, 120 * SECOND), ==, 100);
}

/* The set agrees with one flag per millisecond, is sorted, and no two of its ranges touch. */
static void
check_against (const LycWatchedRanges *ranges, const gboolean *flags)
{
  gint64 covered = 0, end = -1;

  for (int i = 0; i < SPACE; i++)
    {
      g_assert_cmpint (lyc_watched_ranges_contains (ranges, i), ==, flags[i]);
      covered += flags[i];
    }
  g_assert_cmpint (lyc_watched_ranges_get_covered_ms (ranges), ==, covered);
  for (guint i = 0; i < lyc_watched_ranges_get_n (ranges); i++)
    {
      gint64 from, to;

      lyc_watched_ranges_get (ranges, i, &from, &to);
      g_assert_cmpint (from, >, end);
      g_assert_cmpint (to, >, from);
      end = to;
    }
}

static void
test_property (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20260214);

  for (int round = 0; round < 200; round++)
    {
      g_autoptr (LycWatchedRanges) ranges = lyc_watched_ranges_new ();
      gboolean flags[SPACE] = { FALSE };

      for (int n = 0; n < 20; n++)
        {
          int from = g_rand_int_range (rand, 0, SPACE), to = g_rand_int_range (rand, 0, SPACE);

          to = MIN (to, from + 30);
          g_assert_cmpint (lyc_watched_ranges_add (ranges, from, to), ==, from < to);
          for (int i = from; i < to; i++)
            flags[i] = TRUE;
          check_against (ranges, flags);
        }
    }
}

/* The union does not depend on the order, and adding it again changes nothing. */
static void
test_merge (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (int round = 0; round < 200; round++)
    {
      g_autoptr (LycWatchedRanges) a = lyc_watched_ranges_new ();
      g_autoptr (LycWatchedRanges) b = lyc_watched_ranges_new ();
      g_autoptr (LycWatchedRanges) ab = NULL, ba = NULL;

      for (int n = 0; n < 20; n++)
        {
          int from = g_rand_int_range (rand, 0, SPACE);

          lyc_watched_ranges_add (n % 2 ? a : b, from, from + g_rand_int_range (rand, 1, 30));
        }
      ab = lyc_watched_ranges_copy (a);
      lyc_watched_ranges_merge (ab, b);
      ba = lyc_watched_ranges_copy (b);
      lyc_watched_ranges_merge (ba, a);
      g_assert_true (lyc_watched_ranges_equal (ab, ba));
      lyc_watched_ranges_merge (ab, b);
      g_assert_true (lyc_watched_ranges_equal (ab, ba));
    }
}

static void
test_bound (void)
{
  g_autoptr (LycWatchedRanges) ranges = lyc_watched_ranges_new ();
  gint64 from, to;

  for (int i = 0; i < LYC_WATCHED_RANGES_MAX; i++)
    lyc_watched_ranges_add (ranges, i * 100, i * 100 + 10);
  g_assert_cmpuint (lyc_watched_ranges_get_n (ranges), ==, LYC_WATCHED_RANGES_MAX);
  lyc_watched_ranges_add (ranges, 515, 520);
  g_assert_cmpuint (lyc_watched_ranges_get_n (ranges), ==, LYC_WATCHED_RANGES_MAX);
  lyc_watched_ranges_get (ranges, 5, &from, &to);
  g_assert_cmpint (from, ==, 500);
  g_assert_cmpint (to, ==, 520);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/watched-ranges/add", test_add);
  g_test_add_func ("/base/watched-ranges/refused", test_refused);
  g_test_add_func ("/base/watched-ranges/percent", test_percent);
  g_test_add_func ("/base/watched-ranges/property", test_property);
  g_test_add_func ("/base/watched-ranges/merge", test_merge);
  g_test_add_func ("/base/watched-ranges/bound", test_bound);
  return g_test_run ();
}
