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
  LYC_BLOCK_TABLE,   /* its markup: of a post lines in columns, of an article all words */
  LYC_BLOCK_PICTURE, /* of articles only */
} LycBlockStyle;

/* What is laid out as one: a paragraph, a table, a picture. */
typedef struct
{
  LycBlockStyle style;
  guint depth;  /* steps of indentation, 0 to 4 */
  char *marker; /* "•", "3." for the first block of a list item, else NULL */
  char *markup; /* what a GtkLabel takes: Pango markup and <a> */

  char *id;         /* of articles only: the same each time the text is read */
  guint level;      /* of a heading: 1 to 6 */
  char *url;        /* of a picture: the file's name in the course folder */
  char *alt;        /* of a picture: what is to be seen */
  GPtrArray *cells; /* of a table: markup, row by row; the first row is its head */
  guint columns;
  char *aligns; /* of a table, per column: 'l', 'c' or 'r' */
} LycMarkdownBlock;

/* What a post mentions by its id. */
typedef enum
{
  LYC_MENTIONED_PERSON,
  LYC_MENTIONED_TEAM,
} LycMentioned;

/* Finds the name of who is mentioned; a new string, or NULL if nothing of that id is known. */
typedef char *(*LycMarkdownNameFunc) (LycMentioned what, const char *id, gpointer user_data);

GPtrArray *lyc_markdown_parse (const char *text, LycMarkdownNameFunc name, gpointer user_data);
GPtrArray *lyc_markdown_parse_article (const char *text);
char *lyc_markdown_to_plain (const char *text, LycMarkdownNameFunc name, gpointer user_data);
gboolean lyc_markdown_is_emoji_only (const char *text);
gboolean lyc_markdown_link_is_allowed (const char *url);
char *lyc_markdown_make_mention (const char *name, LycMentioned what, const char *id);
const char *lyc_markdown_mention_prefix (LycMentioned what);
char *lyc_markdown_quote (const char *text);

G_END_DECLS
