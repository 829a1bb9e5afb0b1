/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

#include "player-status.h"

/* Each fault is told in a sentence, and a second one says what can be done. */
static void
test_sentences (void)
{
  g_autoptr (GEnumClass) faults = g_type_class_ref (LYC_TYPE_PLAYER_FAULT);

  for (guint i = 0; i < faults->n_values; i++)
    {
      const char *sentence = lyc_player_status_sentence (faults->values[i].value);
      const char *first_end = strstr (sentence, ". ");

      g_assert_nonnull (first_end);
      g_assert_true (g_str_has_suffix (first_end + 2, "."));
      g_assert_true (g_unichar_isupper (g_utf8_get_char (sentence)));
    }
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/course/player-status/sentences", test_sentences);
  return g_test_run ();
}
