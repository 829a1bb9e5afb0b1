/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How cameras were held, and that nothing is read past what there is. */
#include "picture-turn.h"

#include <string.h>

/* A JPEG that ends where its pixels would begin. */
static const guint8 little[] = { 0xff, 0xd8, 0xff, 0xe1, 0,  34, 'E', 'x', 'i',  'f',
                                 0,    0,    'I',  'I',  42, 0,  8,   0,   0,    0,
                                 1,    0,    0x12, 1,    3,  0,  1,   0,   0,    0,
                                 6,    0,    0,    0,    0,  0,  0,   0,   0xff, 0xda };
static const guint8 big[]
    = { 0xff, 0xd8, 0xff, 0xe0, 0, 4,  0, 0, 0xff, 0xe1, 0, 34, 'E',  'x',  'i', 'f',
        0,    0,    'M',  'M',  0, 42, 0, 0, 0,    8,    0, 1,  1,    0x12, 0,   3,
        0,    0,    0,    1,    0, 3,  0, 0, 0,    0,    0, 0,  0xff, 0xda };

static void
test_both_ways (void)
{
  g_assert_cmpint (lyc_picture_turn_read (little, sizeof little), ==, LYC_PICTURE_TURN_RIGHT);
  g_assert_cmpint (lyc_picture_turn_read (big, sizeof big), ==, LYC_PICTURE_TURN_HALF);
  g_assert_true (lyc_picture_turn_is_across (LYC_PICTURE_TURN_RIGHT));
  g_assert_false (lyc_picture_turn_is_across (LYC_PICTURE_TURN_HALF));
}

/* Each beginning of it, in memory that ends with it. */
static void
test_cut (void)
{
  for (gsize length = 0; length < sizeof little - 8; length++)
    {
      g_autofree guint8 *cut = g_memdup2 (little, MAX (length, 1));

      g_assert_cmpint (lyc_picture_turn_read (cut, length), ==, LYC_PICTURE_TURN_NONE);
    }
}

/* Each of its bytes as large as can be: sizes, places and counts that lead nowhere. */
static void
test_damaged (void)
{
  for (gsize at = 0; at < sizeof little; at++)
    for (guint value = 0; value < 256; value++)
      {
        g_autofree guint8 *other = g_memdup2 (little, sizeof little);

        other[at] = (guint8) value;
        g_assert_cmpint (lyc_picture_turn_read (other, sizeof little), <=, LYC_PICTURE_TURN_OTHER);
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/picture-turn/both-ways", test_both_ways);
  g_test_add_func ("/picture-turn/cut", test_cut);
  g_test_add_func ("/picture-turn/damaged", test_damaged);
  return g_test_run ();
}
