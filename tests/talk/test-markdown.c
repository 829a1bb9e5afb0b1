/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "markdown.h"

#include <string.h>

#include "markdown-text.h"

#define MARTA "0190a000-0000-7000-8000-000000000001"
#define TEAM "0190a000-0000-7000-8000-0000000000f1"

static char *
find_name (LycMentioned what, const char *id, gpointer user_data)
{
  if (what == LYC_MENTIONED_TEAM)
    return g_str_equal (id, TEAM) ? g_strdup ("team Blue") : NULL;
  return g_str_equal (id, MARTA) ? g_strdup ("Marta Lind") : NULL;
}

/* All blocks on one line: style letter, depth, marker, markup. */
static char *
describe (const char *text)
{
  static const char styles[] = "THQCIG";
  g_autoptr (GPtrArray) blocks = lyc_markdown_parse (text, find_name, NULL);
  GString *line = g_string_new (NULL);

  for (guint i = 0; i < blocks->len; i++)
    {
      LycMarkdownBlock *block = g_ptr_array_index (blocks, i);

      g_string_append_printf (line, "%s%c%u%s:%s", i > 0 ? "|" : "", styles[block->style],
                              block->depth, block->marker != NULL ? block->marker : "",
                              block->markup);
    }
  return g_string_free (line, FALSE);
}

static const struct
{
  const char *text;
  const char *blocks;
} table[] = {
  { "", "" },
  { "   \n\n ", "" },
  { "plain", "T0:plain" },
  { "a\nb", "T0:a\nb" },
  { "a\n\nb", "T0:a|T0:b" },
  { "**four breaths** and *one*", "T0:<b>four breaths</b> and <i>one</i>" },
  { "`a<b`", "T0:<tt>a&lt;b</tt>" },
  { "# Head", "H0:Head" },
  { "> said\n\nanswer", "Q1:said|T0:answer" },
  { "- a\n- b", "I1•:a|I1•:b" },
  { "3. a\n4. b", "I13.:a|I14.:b" },
  { "- a\n  - b", "I1•:a|I2•:b" },
  { "```\nx & y\n```", "C0:<tt>x &amp; y</tt>" },
  { "a & b < c", "T0:a &amp; b &lt; c" },
  { "&#8238;abc", "T0:abc" },
  { "\342\200\256abc", "T0:abc" },
  { "<b>bold</b>", "T0:&lt;b&gt;bold&lt;/b&gt;" },
  { "<script>alert(1)</script>", "C0:<tt>&lt;script&gt;alert(1)&lt;/script&gt;</tt>" },
  { "<https://a.example/x>", "T0:<a href=\"https://a.example/x\">https://a.example/x</a>" },
  { "see https://a.example/x.", "T0:see <a href=\"https://a.example/x\">https://a.example/x</a>." },
  { "(https://a.example)", "T0:(<a href=\"https://a.example\">https://a.example</a>)" },
  { "[here](https://a.example)",
    "T0:<a href=\"https://a.example\">here</a> <small>(a.example)</small>" },
  { "[bank.example](https://bank.example@evil.example/)",
    "T0:<a href=\"https://bank.example@evil.example/\">bank.example</a> "
    "<small>(evil.example)</small>" },
  { "[a.example](https://a.example)", "T0:<a href=\"https://a.example\">a.example</a>" },
  { "[x](https://\320\260pple.example)",
    "T0:<a href=\"https://\320\260pple.example\">x</a> <small>(xn--pple-43d.example)</small>" },
  { "[run](javascript:alert(1))", "T0:run" },
  { "[run](file:///etc/passwd)", "T0:run" },
  { "[run](data:text/html,x)", "T0:run" },
  { "[run](JaVaScRiPt:alert)", "T0:run" },
  { "[x](https://a.example/\"><b>)", NULL },
  { "![cat](https://a.example/cat.png)",
    "T0:<a href=\"https://a.example/cat.png\">cat</a> <small>(a.example)</small>" },
  { "[write](mailto:a@b.example)",
    "T0:<a href=\"mailto:a@b.example\">write</a> <small>(a@b.example)</small>" },
  { "[@Someone else](lyceum:user/" MARTA ")",
    "T0:<a href=\"lyceum:user/" MARTA "\">@Marta Lind</a>" },
  { "[@X](lyceum:user/0190a000-0000-7000-8000-000000000009)",
    "T0:<a href=\"lyceum:user/0190a000-0000-7000-8000-000000000009\">@X</a>" },
  { "[@team Old](lyceum:team/" TEAM ")", "T0:<a href=\"lyceum:team/" TEAM "\">@team Blue</a>" },
  { "[@team Old](lyceum:team/" MARTA ")", "T0:<a href=\"lyceum:team/" MARTA "\">@team Old</a>" },
  { "[@team Old](lyceum:team/x)", "T0:<a href=\"lyceum:team/x\">@team Old</a>" },
  { "**[*a* b](https://a.example)**",
    "T0:<b><a href=\"https://a.example\">a b</a> <small>(a.example)</small></b>" },
  { "~~no~~ yes ~one~", "T0:<s>no</s> yes ~one~" },
  { "www.a.example", "T0:<a href=\"http://www.a.example\">www.a.example</a>" },
  { "a|b\n-|-\n1|2", "G0:<tt><b>a</b> │ <b>b</b>\n1 │ 2</tt>" },
  { "|ab|c|\n|-:|:-:|\n|1|*two*|\n|田|",
    "G0:<tt><b>ab</b> │ <b> c </b>\n 1 │ <i>two</i>\n田 │    </tt>" },
  { "|[run](javascript:x)|<b>|\n|-|-|", "G0:<tt><b>run</b> │ <b>&lt;b&gt;</b></tt>" },
  { "- [ ] a", "I1•:[ ] a" },
  { "ftp://a.example", "T0:ftp://a.example" },
  { "\001\002bell\007", "T0:bell" },
  { "bad \377 utf", "T0:bad \357\277\275 utf" },
};

static void
test_table (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *got = describe (table[i].text);

      if (table[i].blocks != NULL)
        g_assert_cmpstr (got, ==, table[i].blocks);
      g_assert_null (strstr (got, "<b>)"));
    }
}

static const LycMarkdownBlock *
nth (GPtrArray *blocks, guint i)
{
  return g_ptr_array_index (blocks, i);
}

static void
assert_blocks (GPtrArray *blocks)
{
  static const GMarkupParser parser = { NULL };

  for (guint i = 0; i < blocks->len; i++)
    {
      LycMarkdownBlock *block = g_ptr_array_index (blocks, i);
      g_autofree char *whole = g_strdup_printf ("<m>%s</m>", block->markup);
      g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, NULL, NULL);
      g_autoptr (GError) error = NULL;

      g_markup_parse_context_parse (context, whole, -1, &error);
      g_assert_no_error (error);
      g_assert_true (g_utf8_validate (block->markup, -1, NULL));
      g_assert_cmpuint (block->depth, <=, 4);
    }
}

static void
assert_well_formed (const char *text)
{
  g_autoptr (GPtrArray) blocks = lyc_markdown_parse (text, NULL, NULL);
  g_autoptr (GPtrArray) article = lyc_markdown_parse_article (text);

  assert_blocks (blocks);
  assert_blocks (article);
  g_assert_cmpuint (blocks->len, <=, 300);
}

/* Whatever people or programs send, a label gets markup that it can read. */
static void
test_hostile (void)
{
  static const char alphabet[] = "*_`[]()<>!&#\n \\>-1.a\"'\343\202@:/hts\302\t|~";
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  static const char *const repeated[]
      = { "> ",  "- ",    "*",  "[",    "**a ", "](",   "`",    "<b>", "![",
          "1. ", "\n\na", "|a", "|-\n", "~~",   "www.", "a@b.", "_",   "![a](b) " };

  for (guint i = 0; i < G_N_ELEMENTS (repeated); i++)
    {
      g_autoptr (GString) many = g_string_new (NULL);

      for (guint n = 0; n < 3000; n++)
        g_string_append (many, repeated[i]);
      g_string_append_c (many, 'x');
      assert_well_formed (many->str);
    }
  for (guint i = 0; i < 3000; i++)
    {
      char text[64];
      gsize length = (gsize) g_rand_int_range (rand, 1, sizeof text);

      for (gsize n = 0; n + 1 < length; n++)
        text[n] = alphabet[g_rand_int_range (rand, 0, sizeof alphabet - 1)];
      text[length - 1] = '\0';
      assert_well_formed (text);
    }
}

static void
test_emoji_only (void)
{
  g_assert_true (lyc_markdown_is_emoji_only ("😂"));
  g_assert_true (lyc_markdown_is_emoji_only (" 👍🏽 ❤️ "));
  g_assert_true (lyc_markdown_is_emoji_only ("👩‍💻"));
  g_assert_false (lyc_markdown_is_emoji_only ("ok 👍"));
  g_assert_false (lyc_markdown_is_emoji_only (""));
  g_assert_false (lyc_markdown_is_emoji_only ("12"));
  g_assert_false (lyc_markdown_is_emoji_only (NULL));
}

/* An article's lines flow together; a break that its author means stays. */
static void
test_article (void)
{
  g_autoptr (GPtrArray) blocks = lyc_markdown_parse_article ("a\nb  \nc");

  g_assert_cmpuint (blocks->len, ==, 1);
  g_assert_cmpstr (((LycMarkdownBlock *) blocks->pdata[0])->markup, ==, "a b\nc");
}

static void
test_table_of_article (void)
{
  g_autoptr (GPtrArray) blocks = lyc_markdown_parse_article (
      "| a | **b** |\n|---|--:|\n| 1 |\n| 2 | <i>x</i> | more |\n\nend");
  const LycMarkdownBlock *grid = nth (blocks, 0);

  g_assert_cmpuint (blocks->len, ==, 2);
  g_assert_cmpint (grid->style, ==, LYC_BLOCK_TABLE);
  g_assert_cmpuint (grid->columns, ==, 2);
  g_assert_cmpstr (grid->aligns, ==, "lr");
  g_assert_cmpuint (grid->cells->len, ==, 6);
  g_assert_cmpstr (grid->cells->pdata[1], ==, "<b>b</b>");
  g_assert_cmpstr (grid->cells->pdata[3], ==, "");
  g_assert_cmpstr (grid->cells->pdata[5], ==, "&lt;i&gt;x&lt;/i&gt;");
}

/* In a post a narrow table stands in columns; a wide one would break there, and is told row by row.
 */
static void
test_table_of_post (void)
{
  g_autoptr (GPtrArray) narrow
      = lyc_markdown_parse ("| a | bb |\n|---|--:|\n| 1 | 2 |", NULL, NULL);
  g_autoptr (GPtrArray) wide
      = lyc_markdown_parse ("| Meeting | How long it took us |\n|---|---|\n"
                            "| Retrospective | longer than all of the others |\n| <i>x</i> |\n",
                            NULL, NULL);

  g_assert_cmpstr (nth (narrow, 0)->markup, ==, "<tt><b>a</b> │ <b>bb</b>\n1 │  2</tt>");
  g_assert_cmpstr (nth (wide, 0)->markup, ==,
                   "<b>Retrospective</b>\n   How long it took us: longer than all of the others\n"
                   "<b>&lt;i&gt;x&lt;/i&gt;</b>");
}

/* Pictures of the folder are shown, those of elsewhere are links that say where they lead. */
static void
test_pictures (void)
{
  g_autoptr (GPtrArray) blocks = lyc_markdown_parse_article (
      "see ![a *card*](card.png) here\n\n![x](https://a.example/x.png)\n\n- ![](b.png)");

  g_assert_cmpuint (blocks->len, ==, 4);
  g_assert_cmpstr (nth (blocks, 0)->markup, ==, "see  here");
  g_assert_cmpint (nth (blocks, 1)->style, ==, LYC_BLOCK_PICTURE);
  g_assert_cmpstr (nth (blocks, 1)->url, ==, "card.png");
  g_assert_cmpstr (nth (blocks, 1)->alt, ==, "a card");
  g_assert_cmpint (nth (blocks, 2)->style, ==, LYC_BLOCK_TEXT);
  g_assert_nonnull (strstr (nth (blocks, 2)->markup, "(a.example)"));
  g_assert_cmpint (nth (blocks, 3)->style, ==, LYC_BLOCK_PICTURE);
  g_assert_cmpstr (nth (blocks, 3)->marker, ==, "•");
}

/* Talk hangs on the ids: they stay while others come and go, and marks and spaces do not count. */
static void
test_ids (void)
{
  g_autoptr (GPtrArray) one = lyc_markdown_parse_article ("## Head\n\nA b.\n\nsame\n\nsame");
  g_autoptr (GPtrArray) two = lyc_markdown_parse_article ("new\n\nsame\n\n*a*   **B.**\n\nsame");

  g_assert_cmpstr (nth (one, 1)->id, ==, nth (two, 2)->id);
  g_assert_cmpstr (nth (one, 2)->id, ==, nth (two, 1)->id);
  g_assert_cmpstr (nth (one, 3)->id, ==, nth (two, 3)->id);
  g_assert_cmpstr (nth (one, 2)->id, !=, nth (one, 3)->id);
  g_assert_cmpuint (strlen (nth (one, 1)->id), ==, 16);
  g_assert_cmpuint (nth (one, 0)->level, ==, 2);
}

/* Words of a text, each with its number. */
static char *
dup_numbered (const char *before, const char *between, guint n)
{
  GString *text = g_string_new (before);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s%u", i > 0 ? between : "", i);
  return g_string_free (text, FALSE);
}

static glong
length_of (const LycMarkdownBlock *block)
{
  g_autofree char *words = lyc_markdown_strip (block->markup);

  return g_utf8_strlen (words, -1);
}

/* No label is given more than it can lay out at once, and none of the words is lost. */
static void
assert_split (const char *text, GPtrArray *blocks)
{
  const LycMarkdownBlock *first = nth (blocks, 0);
  g_autoptr (GString) all = g_string_new (NULL);
  g_autofree char *expected = g_strdelimit (g_strdup (text), "\n", ' ');

  assert_blocks (blocks);
  g_assert_cmpuint (blocks->len, ==, 3);
  for (guint i = 0; i < blocks->len; i++)
    {
      const LycMarkdownBlock *block = nth (blocks, i);
      g_autofree char *words = lyc_markdown_strip (block->markup);

      g_assert_cmpint (length_of (block), <=, 4400);
      g_assert_cmpint (block->style, ==, first->style);
      g_assert_cmpuint (block->depth, ==, first->depth);
      g_assert_true ((block->marker != NULL) == (i == 0 && first->marker != NULL));
      g_string_append_printf (all, "%s%s", i > 0 ? " " : "", words);
    }
  g_strdelimit (all->str, "\n", ' ');
  g_assert_nonnull (strstr (expected, all->str));
}

static void
test_split (void)
{
  g_autofree char *item = dup_numbered ("- ", " ", 2300);
  g_autofree char *code = dup_numbered ("```\n", "\n", 2300);
  g_autofree char *bold = dup_numbered ("**", " ", 2300);
  g_autofree char *all_bold = g_strconcat (bold, "**", NULL);
  g_autofree char *word = g_strnfill (10000, 'x');
  g_autofree char *paragraphs = g_strconcat ("a\n\n", word, "\n\nb", NULL);
  g_autoptr (GPtrArray) items = lyc_markdown_parse (item, NULL, NULL);
  g_autoptr (GPtrArray) codes = lyc_markdown_parse_article (code);
  g_autoptr (GPtrArray) bolds = lyc_markdown_parse (all_bold, NULL, NULL);
  g_autoptr (GPtrArray) words = lyc_markdown_parse_article (paragraphs);

  assert_split (item, items);
  assert_split (code, codes);
  assert_split (bold, bolds);
  g_assert_true (g_str_has_suffix (nth (bolds, 0)->markup, "</b>"));
  g_assert_true (g_str_has_prefix (nth (bolds, 1)->markup, "<b>"));
  g_assert_cmpuint (words->len, ==, 5);
  g_assert_cmpint (length_of (nth (words, 1)) + length_of (nth (words, 2))
                       + length_of (nth (words, 3)),
                   ==, 10000);
}

/* The piece where a long paragraph begins has the id that all of it would have; a sign is not torn
 * from its marks. */
static void
test_split_names (void)
{
  g_autoptr (GString) marks = g_string_new (NULL);
  g_autoptr (GPtrArray) blocks = NULL;

  for (guint i = 0; i < 3000; i++)
    g_string_append (marks, "a\u0301\u0302");
  blocks = lyc_markdown_parse_article (marks->str);
  g_assert_cmpuint (blocks->len, ==, 3);
  g_assert_cmpuint (strlen (nth (blocks, 0)->id), ==, 16);
  for (guint i = 1; i < blocks->len; i++)
    {
      g_assert_true (g_str_has_prefix (nth (blocks, i)->markup, "a"));
      g_assert_true (g_str_has_prefix (nth (blocks, i)->id, nth (blocks, 0)->id));
    }
  g_assert_cmpstr (nth (blocks, 1)->id, !=, nth (blocks, 2)->id);
}

/* Each piece of a long table has the head, and a cell ends where a label would be too long. */
static void
test_split_table (void)
{
  g_autofree char *word = g_strnfill (10000, 'x');
  GString *text = g_string_new ("|a|b|\n|-|-|\n");
  g_autoptr (GPtrArray) blocks = NULL;
  guint n_cells = 0;

  g_string_append_printf (text, "|%s|y|\n", word);
  for (guint i = 0; i < 300; i++)
    g_string_append (text, "|c|d|\n");
  blocks = lyc_markdown_parse_article (text->str);
  g_assert_cmpuint (blocks->len, ==, 4);
  for (guint i = 0; i < blocks->len; i++)
    {
      const LycMarkdownBlock *block = nth (blocks, i);

      g_assert_cmpint (block->style, ==, LYC_BLOCK_TABLE);
      g_assert_cmpuint (block->cells->len, <=, 202);
      g_assert_cmpstr (block->cells->pdata[1], ==, "b");
      n_cells += block->cells->len - 2;
    }
  g_assert_cmpuint (n_cells, ==, 602);
  g_assert_true (g_str_has_suffix (nth (blocks, 0)->cells->pdata[2], "x…"));
  g_assert_cmpuint (strlen (nth (blocks, 0)->cells->pdata[2]), <, 4500);
  g_string_free (text, TRUE);
}

static void
test_plain (void)
{
  g_autofree char *plain
      = lyc_markdown_to_plain ("**a** & [@x](lyceum:user/" MARTA ")\n\n> b\nc", find_name, NULL);
  g_autofree char *mention = lyc_markdown_make_mention ("A [b] *c*", LYC_MENTIONED_PERSON, MARTA);
  g_autofree char *read = lyc_markdown_to_plain (mention, NULL, NULL);
  g_autofree char *quote = lyc_markdown_quote ("a\nb");

  g_assert_cmpstr (plain, ==, "a & @Marta Lind b c");
  g_assert_cmpstr (read, ==, "@A [b] *c*");
  g_assert_cmpstr (quote, ==, "> a\n> b\n\n");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/talk/markdown/table", test_table);
  g_test_add_func ("/talk/markdown/hostile", test_hostile);
  g_test_add_func ("/talk/markdown/emoji-only", test_emoji_only);
  g_test_add_func ("/talk/markdown/article", test_article);
  g_test_add_func ("/talk/markdown/article-table", test_table_of_article);
  g_test_add_func ("/talk/markdown/post-table", test_table_of_post);
  g_test_add_func ("/talk/markdown/pictures", test_pictures);
  g_test_add_func ("/talk/markdown/ids", test_ids);
  g_test_add_func ("/talk/markdown/split", test_split);
  g_test_add_func ("/talk/markdown/split-names", test_split_names);
  g_test_add_func ("/talk/markdown/split-table", test_split_table);
  g_test_add_func ("/talk/markdown/plain", test_plain);
  return g_test_run ();
}
