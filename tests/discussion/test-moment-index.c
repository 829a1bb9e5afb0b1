/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "moment-index.h"

#define ROWS 400
#define LENGTH_MS 60000

typedef struct
{
  gint64 start_ms, end_ms;
} Span;

static void
fill (LycMomentIndex *index, GRand *rand, Span *spans, gint64 longest_ms)
{
  lyc_moment_index_begin (index, ROWS);
  for (guint i = 0; i < ROWS; i++)
    {
      spans[i].start_ms = g_rand_int_range (rand, 0, LENGTH_MS);
      spans[i].end_ms = spans[i].start_ms + g_rand_int_range (rand, 1, (gint32) longest_ms);
      /* Every seventh row is of no moment. */
      if (i % 7 != 0)
        lyc_moment_index_add (index, i, spans[i].start_ms, spans[i].end_ms);
    }
  lyc_moment_index_end (index);
}

static void
check (LycMomentIndex *index, const Span *spans, gint64 position_ms, gboolean *lit)
{
  gboolean changed = lyc_moment_index_seek (index, position_ms), differs = FALSE;

  for (guint i = 0; i < ROWS; i++)
    {
      gboolean is = i % 7 != 0 && position_ms >= spans[i].start_ms && position_ms < spans[i].end_ms;

      g_assert_cmpint (lyc_moment_index_is_lit (index, i), ==, is);
      differs |= is != lit[i];
      lit[i] = is;
    }
  g_assert_cmpint (changed, ==, differs);
}

/* The same as looking at each row, wherever playback goes, and telling only when it is different.
 */
static void
test_like_a_scan (void)
{
  g_autoptr (LycMomentIndex) index = lyc_moment_index_new ();

  for (guint seed = 0; seed < 20; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      Span spans[ROWS];
      gboolean lit[ROWS] = { FALSE };

      fill (index, rand, spans, seed % 2 == 0 ? 3000 : LENGTH_MS);
      for (gint64 at = 0; at < LENGTH_MS; at += 100)
        check (index, spans, at, lit);
      for (guint i = 0; i < 200; i++)
        check (index, spans, g_rand_int_range (rand, -1000, LENGTH_MS + 1000), lit);
    }
}

static void
test_empty (void)
{
  g_autoptr (LycMomentIndex) index = lyc_moment_index_new ();

  g_assert_false (lyc_moment_index_seek (index, 0));
  lyc_moment_index_begin (index, 3);
  lyc_moment_index_end (index);
  g_assert_false (lyc_moment_index_seek (index, 5));
  g_assert_false (lyc_moment_index_is_lit (index, 2));
  g_assert_false (lyc_moment_index_is_lit (index, 3));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/moment-index/like-a-scan", test_like_a_scan);
  g_test_add_func ("/moment-index/empty", test_empty);
  return g_test_run ();
}
