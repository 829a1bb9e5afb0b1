/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "search-excerpt.h"

#include <string.h>

static void
assert_shows (const char *text, const char *words, const char *expected)
{
  g_autofree char *markup = lyc_search_excerpt_markup (text, words);

  g_assert_cmpstr (markup, ==, expected);
}

static void
test_bold (void)
{
  assert_shows ("Let the silence work", "silence", "Let the <b>silence</b> work");
  assert_shows ("Let the silence work", "SIL work", "Let the <b>silence</b> <b>work</b>");
  assert_shows ("Die Größe zählt", "große", "Die <b>Größe</b> zählt");
  assert_shows ("Nothing of it", "silence", "Nothing of it");
  assert_shows ("", "silence", "");
  assert_shows ("a <b> & c", "b", "a &lt;<b>b</b>&gt; &amp; c");
}

/* What is far behind is shown from a few words before. */
static void
test_far (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *markup = NULL;

  for (int i = 0; i < 200; i++)
    g_string_append (text, "many words ");
  g_string_append (text, "then silence fell");
  markup = lyc_search_excerpt_markup (text->str, "silence");
  g_assert_true (g_str_has_prefix (markup, "… "));
  g_assert_nonnull (strstr (markup, "then <b>silence</b> fell"));
  g_assert_cmpuint (strlen (markup), <, 80);
}

/* A word without an end is cut, too, and bold where it begins as what was looked for. */
static void
test_long_word (void)
{
  g_autofree char *word = g_strnfill (5000, 'a');
  g_autofree char *markup = lyc_search_excerpt_markup (word, "aaa");

  g_assert_true (g_str_has_prefix (markup, "<b>aaa"));
  g_assert_true (g_str_has_suffix (markup, "a</b>…"));
  g_assert_cmpuint (strlen (markup), <, 300);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/search/excerpt/bold", test_bold);
  g_test_add_func ("/search/excerpt/far", test_far);
  g_test_add_func ("/search/excerpt/long-word", test_long_word);
  return g_test_run ();
}
