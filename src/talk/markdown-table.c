/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* Tables of a course's text. */

#include "markdown-reader.h"

#include <cmark-gfm-core-extensions.h>

#include "markdown-text.h"

#define MAX_COLUMNS 20
#define MAX_ROWS 500

gboolean
lyc_markdown_is_table (cmark_node *node)
{
  return g_str_equal (cmark_node_get_type_string (node), "table");
}

/* Returns: (transfer full): the markup of what is in @cell */
static char *
read_cell (LycMarkdownReader *self, cmark_node *cell)
{
  LycMarkdownReader inner = { .name = self->name, .user_data = self->user_data, .article = TRUE };
  cmark_iter *iter = cmark_iter_new (cell);
  cmark_event_type event;

  inner.markup = g_string_new (NULL);
  while ((event = cmark_iter_next (iter)) != CMARK_EVENT_DONE)
    if (cmark_iter_get_node (iter) != cell)
      lyc_markdown_read_inline (&inner, cmark_iter_get_node (iter), event == CMARK_EVENT_ENTER);
  cmark_iter_free (iter);
  return g_string_free (inner.markup, FALSE);
}

static void
read_row (LycMarkdownReader *self, LycMarkdownBlock *block, cmark_node *row)
{
  cmark_node *cell = cmark_node_first_child (row);

  for (guint i = 0; i < block->columns; i++)
    {
      g_ptr_array_add (block->cells, cell != NULL ? read_cell (self, cell) : g_strdup (""));
      cell = cell != NULL ? cmark_node_next (cell) : NULL;
    }
}

/* Where each column stands: 'l', 'c' or 'r'. */
static char *
dup_aligns (cmark_node *table, guint columns)
{
  const guint8 *given = cmark_gfm_extensions_get_table_alignments (table);
  char *aligns = g_strnfill (columns, 'l');

  for (guint i = 0; given != NULL && i < columns; i++)
    if (given[i] != 0)
      aligns[i] = (char) given[i];
  return aligns;
}

/* Reads a table whole as one block; its markup is all of its words, for whoever looks for some. */
void
lyc_markdown_read_table (LycMarkdownReader *self, cmark_node *table)
{
  LycMarkdownBlock *block = lyc_markdown_new_block (self, LYC_BLOCK_TABLE);
  guint n = 0;

  block->columns = MIN (cmark_gfm_extensions_get_table_columns (table), MAX_COLUMNS);
  block->aligns = dup_aligns (table, block->columns);
  block->cells = g_ptr_array_new_with_free_func (g_free);
  for (cmark_node *row = cmark_node_first_child (table); row != NULL && n < MAX_ROWS;
       row = cmark_node_next (row), n++)
    read_row (self, block, row);
  g_ptr_array_add (block->cells, NULL);
  block->markup = g_strjoinv (" ", (char **) block->cells->pdata);
  g_ptr_array_set_size (block->cells, (int) block->cells->len - 1);
  g_ptr_array_add (self->blocks, block);
}
