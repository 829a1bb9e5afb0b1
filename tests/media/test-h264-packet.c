/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "h264-packet.h"

#define CHECK(is_reference, length_size, ...)                                                      \
  G_STMT_START                                                                                     \
  {                                                                                                \
    const guint8 data_[] = { __VA_ARGS__ };                                                        \
    g_assert_cmpint (lyc_h264_packet_is_reference (data_, sizeof data_, length_size), ==,          \
                     is_reference);                                                                \
  }                                                                                                \
  G_STMT_END

/* 0x65: a key picture; 0x41, 0x21: others that are needed; 0x01: one that is not; 6, 7, 9: no
 * pictures. */
static void
test_kinds (void)
{
  CHECK (TRUE, 4, 0, 0, 0, 2, 0x65, 0x88);
  CHECK (TRUE, 4, 0, 0, 0, 2, 0x41, 0x9a);
  CHECK (FALSE, 4, 0, 0, 0, 2, 0x01, 0x9e);
  CHECK (FALSE, 4, 0, 0, 0, 2, 0x06, 0x05, 0, 0, 0, 1, 0x01);
  CHECK (TRUE, 2, 0, 1, 0x09, 0, 1, 0x21);
  CHECK (FALSE, 1, 1, 0x09, 1, 0x01);
  CHECK (FALSE, 0, 0, 0, 0, 1, 0x09, 0xf0, 0, 0, 1, 0x01, 0x9e);
  CHECK (TRUE, 0, 0, 0, 0, 1, 0x67, 0x64, 0, 0, 1, 0x65, 0x88);
}

/* Whatever comes, it ends within the bytes, and in doubt the packet is kept. */
static void
test_damaged (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);

  CHECK (TRUE, 4, 0, 0);
  CHECK (TRUE, 4, 0xff, 0xff, 0xff, 0xff, 0x06);
  CHECK (TRUE, 4, 0, 0, 0, 0, 0, 0, 0, 0);
  CHECK (TRUE, 0, 0, 0, 1);
  g_assert_true (lyc_h264_packet_is_reference (NULL, 0, 4));
  for (int i = 0; i < 100000; i++)
    {
      gsize size = (gsize) g_rand_int_range (rand, 1, 40);
      g_autofree guint8 *data = g_malloc (size);

      for (gsize j = 0; j < size; j++)
        data[j] = (guint8) (g_rand_int (rand) & (j % 3 ? 0x03 : 0xff));
      lyc_h264_packet_is_reference (data, size, (guint) g_rand_int_range (rand, 0, 5));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/media/h264-packet/kinds", test_kinds);
  g_test_add_func ("/media/h264-packet/damaged", test_damaged);
  return g_test_run ();
}
