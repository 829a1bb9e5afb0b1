/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "markdown.h"

#include <cmark.h>
#include <string.h>

#include "ids.h"
#include "markdown-text.h"

/* A post holds at most 20 000 characters; what is longer was not made by Lyceum and is cut. */
#define MAX_BYTES 80000
#define MAX_BLOCKS 300
#define MAX_DEPTH 4
#define MAX_INLINE_DEPTH 8
#define MAX_LINK_LENGTH 2000
#define MENTION_PREFIX "lyceum:user/"

typedef struct
{
  LycMarkdownNameFunc name;
  gpointer user_data;
  char soft_break; /* what a line's end within a paragraph shows as */

  GPtrArray *blocks;
  GString *markup; /* of the block that is being read; NULL between blocks */
  LycBlockStyle style;
  guint list_depth;
  guint quote_depth;
  guint inline_depth;
  guint link_depth;
  char *marker;    /* for the next block of a list item */
  GArray *numbers; /* per open list: the next number, 0 for bullets */
} Reader;

static void
block_free (gpointer data)
{
  LycMarkdownBlock *block = data;

  g_free (block->marker);
  g_free (block->markup);
  g_free (block);
}

static void
begin_block (Reader *reader, LycBlockStyle style)
{
  if (reader->markup != NULL)
    g_string_free (reader->markup, TRUE);
  reader->markup = g_string_new (NULL);
  reader->style = style;
  reader->inline_depth = 0;
}

static void
end_block (Reader *reader)
{
  LycMarkdownBlock *block;
  g_autofree char *markup = NULL;

  if (reader->markup == NULL)
    return;
  markup = g_string_free (g_steal_pointer (&reader->markup), FALSE);
  if (reader->blocks->len >= MAX_BLOCKS || (*markup == '\0' && reader->marker == NULL))
    return;
  block = g_new0 (LycMarkdownBlock, 1);
  block->style = reader->style;
  block->depth = MIN (reader->list_depth + reader->quote_depth, MAX_DEPTH);
  block->marker = g_steal_pointer (&reader->marker);
  block->markup = g_steal_pointer (&markup);
  g_ptr_array_add (reader->blocks, block);
}

static LycBlockStyle
paragraph_style (Reader *reader)
{
  if (reader->quote_depth > 0)
    return LYC_BLOCK_QUOTE;
  return reader->list_depth > 0 ? LYC_BLOCK_ITEM : LYC_BLOCK_TEXT;
}

static void
add_code_block (Reader *reader, cmark_node *node)
{
  g_autofree char *code = g_strdup (cmark_node_get_literal (node));
  g_autofree char *escaped = NULL;

  g_strchomp (code);
  escaped = lyc_markdown_escape (code);
  begin_block (reader, LYC_BLOCK_CODE);
  g_string_append_printf (reader->markup, "<tt>%s</tt>", escaped);
  end_block (reader);
}

static void
enter_list (Reader *reader, cmark_node *node)
{
  guint number = 0;

  if (cmark_node_get_list_type (node) == CMARK_ORDERED_LIST)
    number = (guint) MAX (cmark_node_get_list_start (node), 1);
  g_array_append_val (reader->numbers, number);
  reader->list_depth++;
}

static void
leave_list (Reader *reader)
{
  g_array_set_size (reader->numbers, reader->numbers->len - 1);
  reader->list_depth--;
}

static void
enter_item (Reader *reader)
{
  guint *number = &g_array_index (reader->numbers, guint, reader->numbers->len - 1);

  g_free (reader->marker);
  reader->marker = *number > 0 ? g_strdup_printf ("%u.", *number) : g_strdup ("•");
  if (*number > 0)
    *number += 1;
}

/* The words of @node and all below it, without marks. */
static char *
plain_words (cmark_node *node)
{
  cmark_iter *iter = cmark_iter_new (node);
  GString *words = g_string_new (NULL);
  cmark_event_type event;

  while ((event = cmark_iter_next (iter)) != CMARK_EVENT_DONE)
    {
      cmark_node *inner = cmark_iter_get_node (iter);
      const char *literal = cmark_node_get_literal (inner);

      if (event == CMARK_EVENT_ENTER && literal != NULL)
        g_string_append (words, literal);
    }
  cmark_iter_free (iter);
  return g_string_free (words, FALSE);
}

static const char *
mentioned_id (const char *url)
{
  if (!g_str_has_prefix (url, MENTION_PREFIX))
    return NULL;
  return lyc_id_is_valid (url + strlen (MENTION_PREFIX)) ? url + strlen (MENTION_PREFIX) : NULL;
}

/* A mention shows the name that the person has, whatever the writer put between the brackets. */
static void
add_mention (Reader *reader, cmark_node *node, const char *user_id)
{
  g_autofree char *name = NULL;
  g_autofree char *escaped = NULL;

  if (reader->name != NULL)
    name = reader->name (user_id, reader->user_data);
  if (name == NULL)
    {
      g_autofree char *words = plain_words (node);

      name = g_strdup (*words == '@' ? words + 1 : words);
    }
  escaped = lyc_markdown_escape (name);
  g_string_append_printf (reader->markup, "<a href=\"" MENTION_PREFIX "%s\">@%s</a>", user_id,
                          escaped);
}

static void
add_link (Reader *reader, cmark_node *node)
{
  const char *url = cmark_node_get_url (node);
  g_autofree char *words = plain_words (node);
  g_autofree char *where = NULL;
  g_autofree char *escaped_url = NULL;
  g_autofree char *escaped_words = NULL;

  if (mentioned_id (url) != NULL)
    {
      add_mention (reader, node, mentioned_id (url));
      return;
    }
  escaped_words = lyc_markdown_escape (*words != '\0' ? words : url);
  if (!lyc_markdown_link_is_allowed (url))
    {
      g_string_append (reader->markup, escaped_words);
      return;
    }
  escaped_url = lyc_markdown_escape (url);
  g_string_append_printf (reader->markup, "<a href=\"%s\">%s</a>", escaped_url, escaped_words);
  where = lyc_markdown_true_target (url, words);
  if (where != NULL)
    {
      g_autofree char *escaped = lyc_markdown_escape (where);

      g_string_append_printf (reader->markup, " <small>(%s)</small>", escaped);
    }
}

/* Opens or closes a tag around inline text. Deep nesting is read but not drawn. */
static void
add_tag (Reader *reader, gboolean enter, const char *tag)
{
  if (!enter)
    reader->inline_depth--;
  if (reader->inline_depth < MAX_INLINE_DEPTH)
    g_string_append_printf (reader->markup, enter ? "<%s>" : "</%s>", tag);
  if (enter)
    reader->inline_depth++;
}

static void
add_literal (Reader *reader, cmark_node *node, const char *before, const char *after)
{
  g_autofree char *escaped = lyc_markdown_escape (cmark_node_get_literal (node));

  g_string_append (reader->markup, before);
  g_string_append (reader->markup, escaped);
  g_string_append (reader->markup, after);
}

static void
add_text (Reader *reader, cmark_node *node)
{
  g_autofree char *linked = lyc_markdown_link_words (cmark_node_get_literal (node));

  g_string_append (reader->markup, linked);
}

static void
read_inline (Reader *reader, cmark_node *node, gboolean enter)
{
  switch (cmark_node_get_type (node))
    {
    case CMARK_NODE_TEXT:
      add_text (reader, node);
      break;
    case CMARK_NODE_CODE:
      add_literal (reader, node, "<tt>", "</tt>");
      break;
    case CMARK_NODE_HTML_INLINE:
      add_literal (reader, node, "", "");
      break;
    case CMARK_NODE_SOFTBREAK:
      g_string_append_c (reader->markup, reader->soft_break);
      break;
    case CMARK_NODE_LINEBREAK:
      g_string_append_c (reader->markup, '\n');
      break;
    case CMARK_NODE_EMPH:
      add_tag (reader, enter, "i");
      break;
    case CMARK_NODE_STRONG:
      add_tag (reader, enter, "b");
      break;
    default:
      break;
    }
}

static void
read_block (Reader *reader, cmark_node *node, gboolean enter)
{
  switch (cmark_node_get_type (node))
    {
    case CMARK_NODE_PARAGRAPH:
      enter ? begin_block (reader, paragraph_style (reader)) : end_block (reader);
      break;
    case CMARK_NODE_HEADING:
      enter ? begin_block (reader, LYC_BLOCK_HEADING) : end_block (reader);
      break;
    case CMARK_NODE_HTML_BLOCK:
    case CMARK_NODE_CODE_BLOCK:
      add_code_block (reader, node);
      break;
    case CMARK_NODE_BLOCK_QUOTE:
      reader->quote_depth += enter ? 1 : -1;
      break;
    case CMARK_NODE_LIST:
      enter ? enter_list (reader, node) : leave_list (reader);
      break;
    case CMARK_NODE_ITEM:
      if (enter)
        enter_item (reader);
      break;
    default:
      break;
    }
}

static gboolean
is_link (cmark_node *node)
{
  return cmark_node_get_type (node) == CMARK_NODE_LINK
         || cmark_node_get_type (node) == CMARK_NODE_IMAGE;
}

/* A link is written whole when it is entered; what is inside it is passed over. */
static void
read_node (Reader *reader, cmark_node *node, gboolean enter)
{
  if (is_link (node))
    {
      if (enter && reader->link_depth++ == 0 && reader->markup != NULL)
        add_link (reader, node);
      if (!enter)
        reader->link_depth--;
    }
  else if (reader->link_depth == 0 && reader->markup != NULL)
    {
      if (cmark_node_get_type (node) == CMARK_NODE_PARAGRAPH
          || cmark_node_get_type (node) == CMARK_NODE_HEADING)
        read_block (reader, node, enter);
      else
        read_inline (reader, node, enter);
    }
  else if (reader->link_depth == 0)
    read_block (reader, node, enter);
}

static cmark_node *
parse_tree (const char *text)
{
  g_autofree char *clean = lyc_markdown_clean (text, MAX_BYTES);

  return cmark_parse_document (clean, strlen (clean), CMARK_OPT_DEFAULT);
}

static GPtrArray *
read_tree (Reader *reader, const char *text)
{
  cmark_node *tree = parse_tree (text != NULL ? text : "");
  cmark_iter *iter = cmark_iter_new (tree);
  cmark_event_type event;

  reader->blocks = g_ptr_array_new_with_free_func (block_free);
  reader->numbers = g_array_new (FALSE, FALSE, sizeof (guint));
  while ((event = cmark_iter_next (iter)) != CMARK_EVENT_DONE)
    read_node (reader, cmark_iter_get_node (iter), event == CMARK_EVENT_ENTER);
  cmark_iter_free (iter);
  cmark_node_free (tree);
  g_array_unref (reader->numbers);
  g_free (reader->marker);
  if (reader->markup != NULL)
    g_string_free (reader->markup, TRUE);
  return reader->blocks;
}

/**
 * lyc_markdown_parse:
 * @text: (nullable): Markdown, from anyone
 * @name: (nullable): finds the names of mentioned people
 *
 * Reads CommonMark as people type it in a talk: a new line stays one. HTML in it is shown as the
 * text it is; only http, https, mailto and lyceum links are links, and one whose words differ from
 * where it leads says where it leads.
 *
 * Returns: (transfer full) (element-type LycMarkdownBlock): the blocks in reading order
 */
GPtrArray *
lyc_markdown_parse (const char *text, LycMarkdownNameFunc name, gpointer user_data)
{
  Reader reader = { .name = name, .user_data = user_data, .soft_break = '\n' };

  return read_tree (&reader, text);
}

/**
 * lyc_markdown_parse_article:
 * @text: (nullable): Markdown of a course
 *
 * As lyc_markdown_parse(), but lines of a paragraph flow together: their ends come from the
 * author's editor.
 *
 * Returns: (transfer full) (element-type LycMarkdownBlock): the blocks in reading order
 */
GPtrArray *
lyc_markdown_parse_article (const char *text)
{
  Reader reader = { .soft_break = ' ' };

  return read_tree (&reader, text);
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

/* Returns: (transfer full): the Markdown that mentions @user_id */
char *
lyc_markdown_make_mention (const char *name, const char *user_id)
{
  g_autoptr (GString) safe = g_string_new (NULL);

  for (const char *c = name; *c != '\0'; c++)
    {
      if (strchr ("\\[]*_`<>", *c) != NULL)
        g_string_append_c (safe, '\\');
      g_string_append_c (safe, *c);
    }
  return g_strdup_printf ("[@%s](" MENTION_PREFIX "%s)", safe->str, user_id);
}

/* Returns: (transfer full): @text as a Markdown quote, with an empty line after it */
char *
lyc_markdown_quote (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autofree char *body = g_strjoinv ("\n> ", lines);

  return g_strdup_printf ("> %s\n\n", body);
}
