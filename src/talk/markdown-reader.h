/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cmark-gfm.h>

#include "markdown.h"

G_BEGIN_DECLS

/* A Markdown tree that is being read into blocks. */
typedef struct
{
  LycMarkdownNameFunc name;
  gpointer user_data;
  gboolean article; /* lines of a paragraph flow together, pictures are shown */

  GPtrArray *blocks;
  GString *markup; /* of the block that is being read; NULL between blocks */
  LycBlockStyle style;
  guint level;
  guint list_depth;
  guint quote_depth;
  guint inline_depth;
  guint link_depth;
  char *marker;        /* for the next block of a list item */
  GArray *numbers;     /* per open list: the next number, 0 for bullets */
  GPtrArray *pictures; /* blocks of the open paragraph's pictures, which come after it */
} LycMarkdownReader;

/* markdown-blocks.c */
GPtrArray *lyc_markdown_read (LycMarkdownReader *self, const char *text);
LycMarkdownBlock *lyc_markdown_new_block (LycMarkdownReader *self, LycBlockStyle style);
void lyc_markdown_block_free (gpointer block);

/* markdown-inline.c */
void lyc_markdown_read_inline (LycMarkdownReader *self, cmark_node *node, gboolean enter);
char *lyc_markdown_plain_words (cmark_node *node);

/* markdown-split.c */
GPtrArray *lyc_markdown_split (GPtrArray *blocks, gboolean article);
char *lyc_markdown_shorten (char *markup);

/* markdown-table.c */
void lyc_markdown_join_cells (LycMarkdownBlock *block);
gboolean lyc_markdown_is_table (cmark_node *node);
void lyc_markdown_read_table (LycMarkdownReader *self, cmark_node *table);

/* markdown-ids.c */
void lyc_markdown_name_blocks (GPtrArray *blocks);

G_END_DECLS
