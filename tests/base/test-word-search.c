/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "word-search.h"

static void
test_fold (void)
{
  static const char *const pairs[][2]
      = { { "Größe", "grosse" },      { "CAFÉ", "cafe" }, { "cafe\xcc\x81", "cafe" },
          { "ÅNGSTRÖM", "angstrom" }, { "ﬁle", "file" },  { "", "" } };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autofree char *folded = lyc_text_fold (pairs[i][0]);

      g_assert_cmpstr (folded, ==, pairs[i][1]);
    }
}

static void
test_words (void)
{
  g_auto (GStrv) words = lyc_text_fold_words ("  Zwei \tWörter\n");
  g_auto (GStrv) none = lyc_text_fold_words (" ");

  g_assert_cmpuint (g_strv_length (words), ==, 2);
  g_assert_cmpstr (words[1], ==, "worter");
  g_assert_cmpuint (g_strv_length (none), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/word-search/fold", test_fold);
  g_test_add_func ("/word-search/words", test_words);
  return g_test_run ();
}
