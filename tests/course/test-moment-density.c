/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "moment-density.h"

#define LENGTH_MS 1234567
#define MOMENTS 5000

static void
fill (GArray *moments, GRand *rand)
{
  for (guint i = 0; i < MOMENTS; i++)
    {
      LycSeekMoment moment = { g_rand_int_range (rand, 0, LENGTH_MS + 3000),
                               (guint) g_rand_int_range (rand, 1, 30) };

      g_array_append_val (moments, moment);
    }
}

/* Each post is in the part where its moment is, and in no other: counted again, part by part. */
static void
test_count (void)
{
  for (guint seed = 0; seed < 10; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      g_autoptr (GArray) moments = g_array_new (FALSE, FALSE, sizeof (LycSeekMoment));
      guint counts[LYC_DENSITY_PARTS], all = 0, found = 0;

      fill (moments, rand);
      lyc_moment_density_count ((const LycSeekMoment *) (void *) moments->data, moments->len,
                                LENGTH_MS, counts, LYC_DENSITY_PARTS);
      for (guint part = 0; part < LYC_DENSITY_PARTS; part++)
        {
          guint again = 0;

          for (guint i = 0; i < moments->len; i++)
            {
              const LycSeekMoment *one = &g_array_index (moments, LycSeekMoment, i);
              double share = (double) one->at_ms / LENGTH_MS;
              gboolean last = part == LYC_DENSITY_PARTS - 1;

              if (share >= (double) part / LYC_DENSITY_PARTS
                  && (last || share < (double) (part + 1) / LYC_DENSITY_PARTS))
                again += one->count;
            }
          g_assert_cmpuint (counts[part], ==, again);
          found += counts[part];
        }
      for (guint i = 0; i < moments->len; i++)
        all += g_array_index (moments, LycSeekMoment, i).count;
      g_assert_cmpuint (found, ==, all);
    }
}

static void
test_unknown_length (void)
{
  LycSeekMoment moment = { 5000, 3 };
  guint counts[4] = { 1, 1, 1, 1 };

  lyc_moment_density_count (&moment, 1, 0, counts, 4);
  g_assert_cmpuint (counts[0] + counts[1] + counts[2] + counts[3], ==, 0);
}

/* Moments within two seconds of the first share its dot; none is lost. */
static void
test_join (void)
{
  LycSeekMoment moments[] = { { 9000, 1 }, { 1000, 2 }, { 2999, 3 }, { 3000, 4 }, { 9001, 5 } };
  g_autoptr (GArray) dots = lyc_moment_density_join (moments, G_N_ELEMENTS (moments), 2000);
  g_autoptr (GArray) none = lyc_moment_density_join (NULL, 0, 2000);

  g_assert_cmpuint (dots->len, ==, 3);
  g_assert_cmpint (g_array_index (dots, LycSeekMoment, 0).at_ms, ==, 1000);
  g_assert_cmpuint (g_array_index (dots, LycSeekMoment, 0).count, ==, 5);
  g_assert_cmpuint (g_array_index (dots, LycSeekMoment, 1).count, ==, 4);
  g_assert_cmpuint (g_array_index (dots, LycSeekMoment, 2).count, ==, 6);
  g_assert_cmpuint (none->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/moment-density/count", test_count);
  g_test_add_func ("/moment-density/unknown-length", test_unknown_length);
  g_test_add_func ("/moment-density/join", test_join);
  return g_test_run ();
}
