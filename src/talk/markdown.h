/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How a block is set off from its neighbours. */
typedef enum
{
  LYC_BLOCK_TEXT,
  LYC_BLOCK_HEADING,
  LYC_BLOCK_QUOTE,
  LYC_BLOCK_CODE,
  LYC_BLOCK_ITEM,
} LycBlockStyle;

/* A run of text that is laid out as one paragraph. */
typedef struct
{
  LycBlockStyle style;
  guint depth;  /* steps of indentation, 0 to 4 */
  char *marker; /* "•", "3." for the first block of a list item, else NULL */
  char *markup; /* what a GtkLabel takes: Pango markup and <a> */
} LycMarkdownBlock;

/* Finds the name of a mentioned person; a new string, or NULL if nobody of that id is known. */
typedef char *(*LycMarkdownNameFunc) (const char *user_id, gpointer user_data);

GPtrArray *lyc_markdown_parse (const char *text, LycMarkdownNameFunc name, gpointer user_data);
GPtrArray *lyc_markdown_parse_article (const char *text);
char *lyc_markdown_to_plain (const char *text, LycMarkdownNameFunc name, gpointer user_data);
gboolean lyc_markdown_is_emoji_only (const char *text);
gboolean lyc_markdown_link_is_allowed (const char *url);
char *lyc_markdown_make_mention (const char *name, const char *user_id);
char *lyc_markdown_quote (const char *text);

G_END_DECLS
