/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "search-excerpt.h"

#include "word-search.h"

/* What is shown before the first word that was found, in characters, and in all. */
#define LEAD 32
#define MOST 220

static gboolean
is_of_word (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c);
}

static const char *
end_of_word (const char *c)
{
  while (*c != '\0' && is_of_word (g_utf8_get_char (c)))
    c = g_utf8_next_char (c);
  return c;
}

static const char *
begin_of_word (const char *c)
{
  while (*c != '\0' && !is_of_word (g_utf8_get_char (c)))
    c = g_utf8_next_char (c);
  return c;
}

/* Returns: (transfer full): the words of @text, folded */
static GPtrArray *
fold_words (const char *text)
{
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);

  for (const char *c = begin_of_word (text); *c != '\0';)
    {
      const char *end = end_of_word (c);
      g_autofree char *word = g_strndup (c, (gsize) (end - c));

      g_ptr_array_add (words, lyc_text_fold (word));
      c = begin_of_word (end);
    }
  return words;
}

static gboolean
is_found (GPtrArray *words, const char *start, const char *end)
{
  g_autofree char *word = g_strndup (start, (gsize) (end - start));
  g_autofree char *folded = lyc_text_fold (word);

  for (guint i = 0; i < words->len; i++)
    if (g_str_has_prefix (folded, g_ptr_array_index (words, i)))
      return TRUE;
  return FALSE;
}

static const char *
find_first (const char *text, GPtrArray *words)
{
  for (const char *c = begin_of_word (text); *c != '\0';)
    {
      const char *end = end_of_word (c);

      if (is_found (words, c, end))
        return c;
      c = begin_of_word (end);
    }
  return text;
}

/* Some words before the first one that was found, so that it can be understood. */
static const char *
find_start (const char *text, const char *first)
{
  const char *start = first;

  if (g_utf8_strlen (text, (gssize) (first - text)) <= LEAD)
    return text;
  for (int i = 0; i < LEAD; i++)
    start = g_utf8_prev_char (start);
  return begin_of_word (end_of_word (start));
}

static void
append (GString *markup, const char *start, const char *end, gboolean found)
{
  g_autofree char *escaped = g_markup_escape_text (start, (gssize) (end - start));

  g_string_append_printf (markup, found ? "<b>%s</b>" : "%s", escaped);
}

/**
 * lyc_search_excerpt_markup:
 * @text: plain text, of one line
 * @words: what was looked for
 *
 * Returns: (transfer full): Pango markup of the part of @text that says the first of @words, with
 * each of them in bold
 */
char *
lyc_search_excerpt_markup (const char *text, const char *words)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autoptr (GPtrArray) folded = fold_words (words);
  const char *c = find_start (valid, find_first (valid, folded));
  GString *markup = g_string_new (c > valid ? "… " : NULL);
  glong n = MIN (g_utf8_strlen (c, -1), MOST);
  const char *stop = g_utf8_offset_to_pointer (c, n);

  while (c < stop)
    {
      const char *begin = begin_of_word (c), *end = end_of_word (begin);
      gboolean found = is_found (folded, begin, end);

      /* A word without an end is cut as well. */
      begin = MIN (begin, stop);
      end = MIN (end, stop);
      append (markup, c, begin, FALSE);
      append (markup, begin, end, found);
      c = end;
    }
  if (*c != '\0')
    g_string_append (markup, "…");
  return g_string_free (markup, FALSE);
}
