/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* A label lays out all that it says at once, so no block is longer than what is quick. */

#include "markdown-reader.h"

#include <string.h>

#define MAX_CHARACTERS 4000
#define MAX_WAIT 200 /* so many more are taken until a word or line ends */
#define MAX_CELLS 200
#define FIRST_PIECE 100000 /* above the numbers of those with the same words */

typedef struct
{
  GPtrArray *pieces;
  GPtrArray *tags; /* those that are open, as they were opened */
  GString *piece;
  guint length; /* of the piece in characters */
} Cutter;

static void
close_tags (Cutter *self)
{
  for (guint i = self->tags->len; i > 0; i--)
    {
      const char *tag = g_ptr_array_index (self->tags, i - 1);

      g_string_append_printf (self->piece, "</%.*s>", (int) strcspn (tag + 1, " >"), tag + 1);
    }
}

static void
end_piece (Cutter *self)
{
  close_tags (self);
  g_ptr_array_add (self->pieces, g_string_free (self->piece, FALSE));
  self->piece = g_string_new (NULL);
  self->length = 0;
  for (guint i = 0; i < self->tags->len; i++)
    g_string_append (self->piece, g_ptr_array_index (self->tags, i));
}

static const char *
take_tag (Cutter *self, const char *at)
{
  const char *end = strchr (at, '>') + 1;

  g_string_append_len (self->piece, at, end - at);
  if (at[1] == '/')
    g_ptr_array_set_size (self->tags, (int) self->tags->len - 1);
  else
    g_ptr_array_add (self->tags, g_strndup (at, (gsize) (end - at)));
  return end;
}

static const char *
take_sign (Cutter *self, const char *at)
{
  const char *end = *at == '&' ? strchr (at, ';') + 1 : g_utf8_next_char (at);

  g_string_append_len (self->piece, at, end - at);
  self->length++;
  return end;
}

/* What stands where a line may end is left out there; a word without an end is cut. */
static gboolean
is_end (const Cutter *self, const char *at, const char *ends)
{
  return self->length >= MAX_CHARACTERS
         && (strchr (ends, *at) != NULL
             || (self->length >= MAX_CHARACTERS + MAX_WAIT
                 && !g_unichar_ismark (g_utf8_get_char (at)))
             || self->length >= MAX_CHARACTERS + 2 * MAX_WAIT);
}

/* Returns: (transfer full) (element-type utf8): @markup, our own and well formed, cut at @ends in
 * pieces of about MAX_CHARACTERS */
static GPtrArray *
cut (const char *markup, const char *ends)
{
  Cutter cutter = { .pieces = g_ptr_array_new_with_free_func (g_free),
                    .tags = g_ptr_array_new_with_free_func (g_free),
                    .piece = g_string_new (NULL) };

  for (const char *at = markup; *at != '\0';)
    {
      if (*at != '<' && is_end (&cutter, at, ends))
        {
          at += strchr (ends, *at) != NULL ? 1 : 0;
          end_piece (&cutter);
        }
      else
        at = *at == '<' ? take_tag (&cutter, at) : take_sign (&cutter, at);
    }
  g_ptr_array_add (cutter.pieces, g_string_free (cutter.piece, FALSE));
  g_ptr_array_unref (cutter.tags);
  return cutter.pieces;
}

/* The first piece goes by the block's own name, since it begins with the same words. */
static char *
dup_id (const LycMarkdownBlock *block, guint piece)
{
  if (block->id == NULL || piece == 0)
    return g_strdup (block->id);
  return g_strdup_printf ("%s-%u", block->id, FIRST_PIECE + piece);
}

/**
 * lyc_markdown_shorten:
 * @markup: (transfer full): our own, well formed
 *
 * Returns: (transfer full): its first about 4000 characters
 */
char *
lyc_markdown_shorten (char *markup)
{
  g_autoptr (GPtrArray) pieces = NULL;

  if (strlen (markup) <= MAX_CHARACTERS)
    return markup;
  pieces = cut (markup, " \n");
  g_free (markup);
  if (pieces->len == 1)
    return g_ptr_array_steal_index (pieces, 0);
  return g_strconcat (g_ptr_array_index (pieces, 0), "…", NULL);
}

static LycMarkdownBlock *
new_piece (const LycMarkdownBlock *block, guint piece)
{
  LycMarkdownBlock *self = g_new0 (LycMarkdownBlock, 1);

  self->style = block->style;
  self->depth = block->depth;
  self->level = block->level;
  self->marker = piece == 0 ? g_strdup (block->marker) : NULL;
  self->id = dup_id (block, piece);
  return self;
}

static void
split_text (GPtrArray *into, const LycMarkdownBlock *block)
{
  gboolean lines = block->style == LYC_BLOCK_CODE || block->style == LYC_BLOCK_TABLE;
  g_autoptr (GPtrArray) pieces = cut (block->markup, lines ? "\n" : " \n");

  for (guint i = 0; i < pieces->len; i++)
    {
      LycMarkdownBlock *piece = new_piece (block, i);

      piece->markup = g_strdup (g_ptr_array_index (pieces, i));
      g_ptr_array_add (into, piece);
    }
}

static void
add_cells (LycMarkdownBlock *piece, const LycMarkdownBlock *block, guint from, guint to)
{
  for (guint i = from; i < to; i++)
    g_ptr_array_add (piece->cells, g_strdup (g_ptr_array_index (block->cells, i)));
}

/* Each piece of a table has its head. */
static void
split_table (GPtrArray *into, const LycMarkdownBlock *block)
{
  guint rows = MAX (MAX_CELLS / block->columns, 1);
  guint n = 0;

  for (guint from = block->columns; from < block->cells->len; from += rows * block->columns)
    {
      LycMarkdownBlock *piece = new_piece (block, n++);

      piece->columns = block->columns;
      piece->aligns = g_strdup (block->aligns);
      piece->cells = g_ptr_array_new_with_free_func (g_free);
      add_cells (piece, block, 0, block->columns);
      add_cells (piece, block, from, MIN (from + rows * block->columns, block->cells->len));
      lyc_markdown_join_cells (piece);
      g_ptr_array_add (into, piece);
    }
}

static gboolean
is_long (const LycMarkdownBlock *block, gboolean is_grid)
{
  if (is_grid)
    return block->cells->len > MAX_CELLS + block->columns;
  return strlen (block->markup) > MAX_CHARACTERS;
}

/**
 * lyc_markdown_split:
 * @blocks: (transfer full) (element-type LycMarkdownBlock): of one text
 * @article: whether its tables are shown as cells
 *
 * Returns: (transfer full) (element-type LycMarkdownBlock): the same words in blocks, none of
 *   which is too long to be laid out at once
 */
GPtrArray *
lyc_markdown_split (GPtrArray *blocks, gboolean article)
{
  GPtrArray *pieces = g_ptr_array_new_with_free_func (lyc_markdown_block_free);

  g_ptr_array_set_free_func (blocks, NULL);
  for (guint i = 0; i < blocks->len; i++)
    {
      LycMarkdownBlock *block = g_ptr_array_index (blocks, i);
      gboolean is_grid = article && block->style == LYC_BLOCK_TABLE;

      if (block->style == LYC_BLOCK_PICTURE || !is_long (block, is_grid))
        {
          g_ptr_array_add (pieces, block);
          continue;
        }
      is_grid ? split_table (pieces, block) : split_text (pieces, block);
      lyc_markdown_block_free (block);
    }
  g_ptr_array_unref (blocks);
  return pieces;
}
