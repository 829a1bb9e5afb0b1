/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* Tables: of an article as cells, of a post as lines of one width. */

#include "markdown-reader.h"

#include <cmark-gfm-core-extensions.h>

#include "markdown-text.h"

#define MAX_COLUMNS 20
#define MAX_ROWS 500
/* A table of a post that is wider than this, as many letters as the narrowest pane has room for, is
 * shown row by row. */
#define MAX_LINE 40
#define BETWEEN " │ "

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
  return lyc_markdown_shorten (g_string_free (inner.markup, FALSE));
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

/* In columns of a typewriter. */
static guint
words_width (const char *markup)
{
  g_autofree char *words = lyc_markdown_strip (markup);
  guint width = 0;

  for (const char *c = words; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar sign = g_utf8_get_char (c);

      width += g_unichar_iszerowidth (sign) ? 0 : g_unichar_iswide (sign) ? 2 : 1;
    }
  return width;
}

/* Returns: (transfer full) (nullable): how wide each column is; %NULL where that does not fit into
 * a line */
static guint *
measure_columns (LycMarkdownBlock *block)
{
  g_autofree guint *widths = g_new0 (guint, block->columns);
  guint line = 3 * (block->columns - 1);

  for (guint i = 0; i < block->cells->len; i++)
    widths[i % block->columns]
        = MAX (widths[i % block->columns], words_width (g_ptr_array_index (block->cells, i)));
  for (guint i = 0; i < block->columns; i++)
    line += widths[i];
  return line <= MAX_LINE ? g_steal_pointer (&widths) : NULL;
}

static void
append_spaces (GString *text, guint n)
{
  for (guint i = 0; i < n; i++)
    g_string_append_c (text, ' ');
}

static void
append_cell (GString *text, const char *markup, guint room, char align)
{
  guint width = words_width (markup);
  guint rest = room > width ? room - width : 0;
  guint before = align == 'r' ? rest : align == 'c' ? rest / 2 : 0;

  append_spaces (text, before);
  g_string_append (text, markup);
  append_spaces (text, rest - before);
}

static GString *
set_columns (LycMarkdownBlock *block, const guint *widths)
{
  GString *text = g_string_new ("<tt>");

  for (guint i = 0; i < block->cells->len; i++)
    {
      guint column = i % block->columns;
      gboolean head = i < block->columns, last = column == block->columns - 1;

      g_string_append (text, column > 0 ? BETWEEN : i > 0 ? "\n" : "");
      g_string_append (text, head ? "<b>" : "");
      append_cell (text, g_ptr_array_index (block->cells, i),
                   last && block->aligns[column] == 'l' ? 0 : widths[column],
                   block->aligns[column]);
      g_string_append (text, head ? "</b>" : "");
    }
  return g_string_append (text, "</tt>");
}

/* Each row by itself: its first cell, and below it what the others are and say. */
static GString *
set_rows (LycMarkdownBlock *block)
{
  GString *text = g_string_new (NULL);

  for (guint i = block->columns; i < block->cells->len; i++)
    {
      guint column = i % block->columns;
      const char *cell = g_ptr_array_index (block->cells, i);

      if (column == 0)
        g_string_append_printf (text, "%s<b>%s</b>", text->len > 0 ? "\n" : "", cell);
      else if (*cell != '\0')
        g_string_append_printf (text, "\n   %s: %s",
                                (char *) g_ptr_array_index (block->cells, column), cell);
    }
  return text;
}

/* Puts lines for a label in the place of the words of a table. */
static void
set_lines (LycMarkdownBlock *block)
{
  g_autofree guint *widths = measure_columns (block);
  gboolean narrow = widths != NULL || block->cells->len <= block->columns;
  g_autofree guint *none = g_new0 (guint, block->columns);
  GString *text = narrow ? set_columns (block, widths != NULL ? widths : none) : set_rows (block);

  g_free (block->markup);
  block->markup = g_string_free (text, FALSE);
}

/* Makes the words of all cells the markup of the table. */
void
lyc_markdown_join_cells (LycMarkdownBlock *block)
{
  g_ptr_array_add (block->cells, NULL);
  g_free (block->markup);
  block->markup = g_strjoinv (" ", (char **) block->cells->pdata);
  g_ptr_array_set_size (block->cells, (int) block->cells->len - 1);
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
  lyc_markdown_join_cells (block);
  if (!self->article && block->columns > 0)
    set_lines (block);
  g_ptr_array_add (self->blocks, block);
}
