/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "word-search.h"

/**
 * lyc_text_fold:
 *
 * Returns: (transfer full): the text without differences of case, of marks on letters, and of form
 */
char *
lyc_text_fold (const char *text)
{
  g_autofree char *apart = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);
  g_autoptr (GString) plain = g_string_new (NULL);

  for (const char *c = apart != NULL ? apart : ""; *c != '\0'; c = g_utf8_next_char (c))
    if (!g_unichar_ismark (g_utf8_get_char (c)))
      g_string_append_unichar (plain, g_utf8_get_char (c));
  return g_utf8_casefold (plain->str, (gssize) plain->len);
}

/* Returns: (transfer full): the words of what someone looks for, folded; none where it is blank */
char **
lyc_text_fold_words (const char *text)
{
  g_autofree char *folded = lyc_text_fold (text);
  g_auto (GStrv) parts = g_strsplit_set (folded, " \t\n", -1);
  GStrvBuilder *words = g_strv_builder_new ();
  char **found;

  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      g_strv_builder_add (words, parts[i]);
  found = g_strv_builder_end (words);
  g_strv_builder_unref (words);
  return found;
}
