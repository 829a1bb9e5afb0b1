/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* From a tree of Markdown to blocks in reading order. */

#include "markdown-reader.h"

#include <cmark-gfm-core-extensions.h>
#include <string.h>

#include "markdown-text.h"

/* A post holds at most 20 000 characters and an article 200 000; what is longer was not made by
 * Lyceum and is cut. */
#define MAX_POST_BYTES 80000
#define MAX_POST_CHARACTERS 20000
#define MAX_ARTICLE_BYTES 800000
#define MAX_POST_BLOCKS 300
#define MAX_ARTICLE_BLOCKS 5000
#define MAX_DEPTH 4

void
lyc_markdown_block_free (gpointer data)
{
  LycMarkdownBlock *block = data;

  g_free (block->marker);
  g_free (block->markup);
  g_free (block->url);
  g_free (block->alt);
  g_free (block->id);
  g_free (block->aligns);
  g_clear_pointer (&block->cells, g_ptr_array_unref);
  g_free (block);
}

/* Returns: (transfer full): an empty block where the reader stands */
LycMarkdownBlock *
lyc_markdown_new_block (LycMarkdownReader *self, LycBlockStyle style)
{
  LycMarkdownBlock *block = g_new0 (LycMarkdownBlock, 1);

  block->style = style;
  block->depth = MIN (self->list_depth + self->quote_depth, MAX_DEPTH);
  return block;
}

static void
begin_block (LycMarkdownReader *self, LycBlockStyle style)
{
  if (self->markup != NULL)
    g_string_free (self->markup, TRUE);
  self->markup = g_string_new (NULL);
  self->style = style;
  self->inline_depth = 0;
  g_ptr_array_set_size (self->pictures, 0);
}

/* Takes @block. */
static void
add_block (LycMarkdownReader *self, LycMarkdownBlock *block)
{
  block->marker = g_steal_pointer (&self->marker);
  g_ptr_array_add (self->blocks, block);
}

static gboolean
is_full (LycMarkdownReader *self)
{
  return self->blocks->len >= (self->article ? MAX_ARTICLE_BLOCKS : MAX_POST_BLOCKS);
}

static void
add_pictures (LycMarkdownReader *self)
{
  while (self->pictures->len > 0)
    {
      LycMarkdownBlock *block = g_ptr_array_steal_index (self->pictures, 0);

      if (is_full (self))
        lyc_markdown_block_free (block);
      else
        add_block (self, block);
    }
}

static void
end_block (LycMarkdownReader *self)
{
  LycMarkdownBlock *block;
  g_autofree char *markup = NULL;

  if (self->markup == NULL)
    return;
  markup = g_string_free (g_steal_pointer (&self->markup), FALSE);
  if (!is_full (self) && (*markup != '\0' || (self->marker != NULL && self->pictures->len == 0)))
    {
      block = lyc_markdown_new_block (self, self->style);
      block->level = self->level;
      block->markup = g_steal_pointer (&markup);
      add_block (self, block);
    }
  add_pictures (self);
}

static LycBlockStyle
paragraph_style (LycMarkdownReader *self)
{
  if (self->quote_depth > 0)
    return LYC_BLOCK_QUOTE;
  return self->list_depth > 0 ? LYC_BLOCK_ITEM : LYC_BLOCK_TEXT;
}

static void
add_code_block (LycMarkdownReader *self, cmark_node *node)
{
  g_autofree char *code = g_strdup (cmark_node_get_literal (node));
  g_autofree char *escaped = NULL;

  g_strchomp (code);
  escaped = lyc_markdown_escape (code);
  begin_block (self, LYC_BLOCK_CODE);
  g_string_append_printf (self->markup, "<tt>%s</tt>", escaped);
  end_block (self);
}

static void
enter_list (LycMarkdownReader *self, cmark_node *node)
{
  guint number = 0;

  if (cmark_node_get_list_type (node) == CMARK_ORDERED_LIST)
    number = (guint) MAX (cmark_node_get_list_start (node), 1);
  g_array_append_val (self->numbers, number);
  self->list_depth++;
}

static void
leave_list (LycMarkdownReader *self)
{
  g_array_set_size (self->numbers, self->numbers->len - 1);
  self->list_depth--;
}

static void
enter_item (LycMarkdownReader *self)
{
  guint *number = &g_array_index (self->numbers, guint, self->numbers->len - 1);

  g_free (self->marker);
  self->marker = *number > 0 ? g_strdup_printf ("%u.", *number) : g_strdup ("•");
  if (*number > 0)
    *number += 1;
}

static void
read_heading (LycMarkdownReader *self, cmark_node *node, gboolean enter)
{
  self->level = enter ? (guint) cmark_node_get_heading_level (node) : self->level;
  enter ? begin_block (self, LYC_BLOCK_HEADING) : end_block (self);
  self->level = enter ? self->level : 0;
}

static void
read_block (LycMarkdownReader *self, cmark_node *node, gboolean enter)
{
  switch (cmark_node_get_type (node))
    {
    case CMARK_NODE_PARAGRAPH:
      enter ? begin_block (self, paragraph_style (self)) : end_block (self);
      break;
    case CMARK_NODE_HEADING:
      read_heading (self, node, enter);
      break;
    case CMARK_NODE_HTML_BLOCK:
    case CMARK_NODE_CODE_BLOCK:
      add_code_block (self, node);
      break;
    case CMARK_NODE_BLOCK_QUOTE:
      self->quote_depth += enter ? 1 : -1;
      break;
    case CMARK_NODE_LIST:
      enter ? enter_list (self, node) : leave_list (self);
      break;
    case CMARK_NODE_ITEM:
      if (enter)
        enter_item (self);
      break;
    default:
      break;
    }
}

static gboolean
is_inline (cmark_node *node)
{
  return (cmark_node_get_type (node) & CMARK_NODE_TYPE_MASK) == CMARK_NODE_TYPE_INLINE;
}

static void
read_nodes (LycMarkdownReader *self, cmark_node *tree)
{
  cmark_iter *iter = cmark_iter_new (tree);
  cmark_event_type event;

  while ((event = cmark_iter_next (iter)) != CMARK_EVENT_DONE)
    {
      cmark_node *node = cmark_iter_get_node (iter);
      gboolean enter = event == CMARK_EVENT_ENTER;

      if (lyc_markdown_is_table (node) && enter)
        {
          if (!is_full (self))
            lyc_markdown_read_table (self, node);
          cmark_iter_reset (iter, node, CMARK_EVENT_EXIT);
        }
      else if (!is_inline (node))
        read_block (self, node, enter);
      else if (self->markup != NULL)
        lyc_markdown_read_inline (self, node, enter);
    }
  cmark_iter_free (iter);
}

static cmark_node *
parse_tree (const char *text, gboolean article)
{
  static const char *const extensions[] = { "autolink", "strikethrough", "table" };
  g_autofree char *clean = lyc_markdown_clean (text, article ? MAX_ARTICLE_BYTES : MAX_POST_BYTES);
  cmark_parser *parser = cmark_parser_new (CMARK_OPT_STRIKETHROUGH_DOUBLE_TILDE);
  cmark_node *tree;

  if (!article && g_utf8_strlen (clean, -1) > MAX_POST_CHARACTERS)
    *g_utf8_offset_to_pointer (clean, MAX_POST_CHARACTERS) = '\0';
  cmark_gfm_core_extensions_ensure_registered ();
  for (guint i = 0; i < G_N_ELEMENTS (extensions); i++)
    cmark_parser_attach_syntax_extension (parser, cmark_find_syntax_extension (extensions[i]));
  cmark_parser_feed (parser, clean, strlen (clean));
  tree = cmark_parser_finish (parser);
  cmark_parser_free (parser);
  return tree;
}

/* Returns: (transfer full) (element-type LycMarkdownBlock): the blocks of @text */
GPtrArray *
lyc_markdown_read (LycMarkdownReader *self, const char *text)
{
  cmark_node *tree = parse_tree (text != NULL ? text : "", self->article);

  self->blocks = g_ptr_array_new_with_free_func (lyc_markdown_block_free);
  self->pictures = g_ptr_array_new_with_free_func (lyc_markdown_block_free);
  self->numbers = g_array_new (FALSE, FALSE, sizeof (guint));
  read_nodes (self, tree);
  cmark_node_free (tree);
  g_array_unref (self->numbers);
  g_ptr_array_unref (self->pictures);
  g_free (self->marker);
  if (self->markup != NULL)
    g_string_free (self->markup, TRUE);
  return self->blocks;
}
