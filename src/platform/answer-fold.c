/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "answer-fold.h"

/**
 * lyc_answer_fold_of:
 * @names: (nullable): of "case", "space", "diacritics"; %NULL for what an author who says nothing
 *   means: case and space
 */
LycAnswerFold
lyc_answer_fold_of (JsonArray *names)
{
  LycAnswerFold fold = 0;

  if (names == NULL)
    return LYC_FOLD_CASE | LYC_FOLD_SPACE;
  for (guint i = 0; i < json_array_get_length (names); i++)
    {
      const char *name = json_array_get_string_element (names, i);

      if (g_strcmp0 (name, "case") == 0)
        fold |= LYC_FOLD_CASE;
      else if (g_strcmp0 (name, "space") == 0)
        fold |= LYC_FOLD_SPACE;
      else if (g_strcmp0 (name, "diacritics") == 0)
        fold |= LYC_FOLD_DIACRITICS;
    }
  return fold;
}

static void
append_folded (GString *folded, gunichar c, LycAnswerFold fold)
{
  gboolean space = g_unichar_isspace (c);

  if ((fold & LYC_FOLD_DIACRITICS) != 0 && g_unichar_ismark (c))
    return;
  if ((fold & LYC_FOLD_SPACE) == 0 || !space)
    g_string_append_unichar (folded, c);
  else if (folded->len > 0 && folded->str[folded->len - 1] != ' ')
    g_string_append_c (folded, ' ');
}

/**
 * lyc_answer_fold:
 *
 * Returns: (transfer full): @text without what makes no difference; the ways that Unicode has to
 * write the same letter never make one
 */
char *
lyc_answer_fold (const char *text, LycAnswerFold fold)
{
  g_autofree char *folded_case = (fold & LYC_FOLD_CASE) != 0 ? g_utf8_casefold (text, -1) : NULL;
  g_autofree char *parts
      = g_utf8_normalize (folded_case != NULL ? folded_case : text, -1, G_NORMALIZE_ALL);
  g_autoptr (GString) folded = g_string_new (NULL);

  for (const char *c = parts != NULL ? parts : ""; *c != '\0'; c = g_utf8_next_char (c))
    append_folded (folded, g_utf8_get_char (c), fold);
  if ((fold & LYC_FOLD_SPACE) != 0 && folded->len > 0 && folded->str[folded->len - 1] == ' ')
    g_string_truncate (folded, folded->len - 1);
  return g_strdup (folded->str);
}
