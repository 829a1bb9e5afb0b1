/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "long-words.h"

#include <string.h>

static guint
count (const char *text, const char *part)
{
  guint n = 0;

  for (const char *at = strstr (text, part); at != NULL; at = strstr (at + 1, part))
    n++;
  return n;
}

static void
test_text (void)
{
  g_autofree char *word = g_strnfill (500, 'a');
  g_autofree char *broken = lyc_long_words_break (word, FALSE);
  g_autofree char *plain = lyc_long_words_break ("words that are of a usual length stay as they "
                                                 "are, however many of them there are",
                                                 FALSE);

  g_assert_cmpuint (count (broken, "\342\200\213"), ==, 9);
  g_assert_cmpuint (strlen (broken), ==, 500 + 9 * 3);
  g_assert_null (strstr (plain, "\342\200\213"));
}

/* Tags are no part of a word, an entity is one sign, and neither is broken. */
static void
test_markup (void)
{
  g_autoptr (GString) markup = g_string_new (NULL);
  g_autofree char *broken = NULL;

  for (guint i = 0; i < 60; i++)
    g_string_append (markup, "<b>&amp;</b>");
  broken = lyc_long_words_break (markup->str, TRUE);
  g_assert_cmpuint (count (broken, "\342\200\213"), ==, 1);
  g_assert_cmpuint (count (broken, "<b>"), ==, 60);
  g_assert_nonnull (strstr (broken, "<b>\342\200\213&amp;</b>"));
}

/* What hangs on another sign stays with it, but not for ever. */
static void
test_marks (void)
{
  g_autoptr (GString) few = g_string_new (NULL), many = g_string_new ("a");
  g_autofree char *kept = NULL, *cut = NULL;

  for (guint i = 0; i < 49; i++)
    g_string_append_c (few, 'a');
  g_string_append (few, "o\314\201b");
  kept = lyc_long_words_break (few->str, FALSE);
  g_assert_nonnull (strstr (kept, "o\314\201\342\200\213b"));
  for (guint i = 0; i < 500; i++)
    g_string_append (many, "\314\201");
  cut = lyc_long_words_break (many->str, FALSE);
  g_assert_cmpuint (count (cut, "\342\200\213"), >=, 4);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/kit/long-words/text", test_text);
  g_test_add_func ("/kit/long-words/markup", test_markup);
  g_test_add_func ("/kit/long-words/marks", test_marks);
  return g_test_run ();
}
