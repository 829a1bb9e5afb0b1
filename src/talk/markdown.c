/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "markdown.h"

#include <string.h>

#include "markdown-reader.h"
#include "markdown-text.h"

#define MAX_LINK_LENGTH 2000

/**
 * lyc_markdown_parse:
 * @text: (nullable): Markdown, from anyone
 * @name: (nullable): finds the names of mentioned people
 *
 * Reads CommonMark as people type it in a talk: a new line stays one. HTML in it is shown as the
 * text it is; only http, https, mailto and lyceum links are links, and one whose words differ from
 * where it leads says where it leads. What is too long to be laid out at once is several blocks.
 *
 * Returns: (transfer full) (element-type LycMarkdownBlock): the blocks in reading order
 */
GPtrArray *
lyc_markdown_parse (const char *text, LycMarkdownNameFunc name, gpointer user_data)
{
  LycMarkdownReader reader = { .name = name, .user_data = user_data };

  return lyc_markdown_split (lyc_markdown_read (&reader, text), FALSE);
}

/**
 * lyc_markdown_parse_article:
 * @text: (nullable): Markdown of a course
 *
 * As lyc_markdown_parse(), but lines of a paragraph flow together, since their ends come from the
 * author's editor; tables and the pictures of the course are blocks, and each block has an id.
 *
 * Returns: (transfer full) (element-type LycMarkdownBlock): the blocks in reading order
 */
GPtrArray *
lyc_markdown_parse_article (const char *text)
{
  LycMarkdownReader reader = { .article = TRUE };
  GPtrArray *blocks = lyc_markdown_read (&reader, text);

  lyc_markdown_name_blocks (blocks);
  return lyc_markdown_split (blocks, TRUE);
}

/**
 * lyc_markdown_to_plain:
 *
 * Returns: (transfer full): the words alone, on one line, for screen readers and previews
 */
char *
lyc_markdown_to_plain (const char *text, LycMarkdownNameFunc name, gpointer user_data)
{
  g_autoptr (GPtrArray) blocks = lyc_markdown_parse (text, name, user_data);
  GString *plain = g_string_new (NULL);

  for (guint i = 0; i < blocks->len; i++)
    {
      LycMarkdownBlock *block = g_ptr_array_index (blocks, i);
      g_autofree char *words = lyc_markdown_strip (block->markup);

      if (i > 0)
        g_string_append_c (plain, ' ');
      g_string_append (plain, words);
    }
  g_strdelimit (plain->str, "\n\t\r", ' ');
  return g_string_free (plain, FALSE);
}

/* Returns: whether a link to @url may be opened: http, https and mailto, and places in Lyceum */
gboolean
lyc_markdown_link_is_allowed (const char *url)
{
  static const char *const schemes[] = { "http://", "https://", "mailto:", "lyceum:" };

  if (url == NULL || strlen (url) > MAX_LINK_LENGTH)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (schemes); i++)
    if (g_ascii_strncasecmp (url, schemes[i], strlen (schemes[i])) == 0)
      return TRUE;
  return FALSE;
}

/* Returns: what stands before the id in a link that mentions */
const char *
lyc_markdown_mention_prefix (LycMentioned what)
{
  return what == LYC_MENTIONED_TEAM ? "lyceum:team/" : "lyceum:user/";
}

/* Returns: (transfer full): the Markdown that mentions @id, with @name to be read behind the @ */
char *
lyc_markdown_make_mention (const char *name, LycMentioned what, const char *id)
{
  g_autoptr (GString) safe = g_string_new (NULL);

  for (const char *c = name; *c != '\0'; c++)
    {
      if (strchr ("\\[]*_`<>", *c) != NULL)
        g_string_append_c (safe, '\\');
      g_string_append_c (safe, *c);
    }
  return g_strdup_printf ("[@%s](%s%s)", safe->str, lyc_markdown_mention_prefix (what), id);
}

/* Returns: (transfer full): @text as a Markdown quote, with an empty line after it */
char *
lyc_markdown_quote (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autofree char *body = g_strjoinv ("\n> ", lines);

  return g_strdup_printf ("> %s\n\n", body);
}
