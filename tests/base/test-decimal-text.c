/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "decimal-text.h"

static const struct
{
  const char *text;
  gint64 millionths;
} good[] = {
  { "0", 0 },
  { "7", 7000000 },
  { "-3", -3000000 },
  { "\xe2\x88\x92"
    "3",
    -3000000 },
  { "+2", 2000000 },
  { "2.5", 2500000 },
  { "2,5", 2500000 },
  { " 2,50 ", 2500000 },
  { "1,500", 1500000 },
  { "1 000", 1000000000 },
  { "1\xc2\xa0"
    "000,25",
    1000250000 },
  { "1.000,5", 1000500000 },
  { "1,000.5", 1000500000 },
  { "1,000,000", 1000000000000 },
  { "1.000.000", 1000000000000 },
  { "999999999999.999999", 999999999999999999 },
  { "0.000001", 1 },
};

static const char *const bad[]
    = { "",         " ",    "x",   "-",  ".",   ".5",        "5.",        "2.5.1,3",
        "1,00,000", "12 x", "--3", "3-", "1e3", "1,000.5.1", "0.0000001", "1000000000000",
        "١" };

static void
test_good (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      gint64 value = -1;

      g_assert_true (lyc_decimal_parse (good[i].text, &value));
      g_assert_cmpint (value, ==, good[i].millionths);
    }
}

static void
test_bad (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      gint64 value = -1;

      g_test_message ("%s", bad[i]);
      g_assert_false (lyc_decimal_parse (bad[i], &value));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/decimal-text/good", test_good);
  g_test_add_func ("/base/decimal-text/bad", test_bad);
  return g_test_run ();
}
