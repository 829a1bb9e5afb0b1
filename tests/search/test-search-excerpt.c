/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "search-excerpt.h"

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

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/search/excerpt/bold", test_bold);
  g_test_add_func ("/search/excerpt/far", test_far);
  return g_test_run ();
}
