/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* From the marks within a paragraph to the markup of a label. */

#include "markdown-reader.h"

#include <string.h>

#include "ids.h"
#include "markdown-text.h"

#define MAX_INLINE_DEPTH 8

/* The words of @node and all below it, without marks. */
char *
lyc_markdown_plain_words (cmark_node *node)
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

/* Returns: (nullable): the id of who is mentioned by a link to @url */
static const char *
mentioned_id (const char *url, LycMentioned *what)
{
  for (*what = LYC_MENTIONED_PERSON; *what <= LYC_MENTIONED_TEAM; (*what)++)
    {
      const char *prefix = lyc_markdown_mention_prefix (*what);

      if (g_str_has_prefix (url, prefix) && lyc_id_is_valid (url + strlen (prefix)))
        return url + strlen (prefix);
    }
  return NULL;
}

/* A mention shows the name that the person or team has, whatever the writer put between the
 * brackets. */
static void
add_mention (LycMarkdownReader *self, cmark_node *node, LycMentioned what, const char *id)
{
  g_autofree char *name = NULL;
  g_autofree char *escaped = NULL;

  if (self->name != NULL)
    name = self->name (what, id, self->user_data);
  if (name == NULL)
    {
      g_autofree char *words = lyc_markdown_plain_words (node);

      name = g_strdup (*words == '@' ? words + 1 : words);
    }
  escaped = lyc_markdown_escape (name);
  g_string_append_printf (self->markup, "<a href=\"%s%s\">@%s</a>",
                          lyc_markdown_mention_prefix (what), id, escaped);
}

static void
add_link (LycMarkdownReader *self, cmark_node *node)
{
  const char *url = cmark_node_get_url (node);
  g_autofree char *words = lyc_markdown_plain_words (node);
  g_autofree char *where = NULL;
  g_autofree char *escaped_url = NULL;
  g_autofree char *escaped_words = NULL;
  LycMentioned what;
  const char *mentioned = mentioned_id (url, &what);

  if (mentioned != NULL)
    {
      add_mention (self, node, what, mentioned);
      return;
    }
  escaped_words = lyc_markdown_escape (*words != '\0' ? words : url);
  if (!lyc_markdown_link_is_allowed (url))
    {
      g_string_append (self->markup, escaped_words);
      return;
    }
  escaped_url = lyc_markdown_escape (url);
  g_string_append_printf (self->markup, "<a href=\"%s\">%s</a>", escaped_url, escaped_words);
  where = lyc_markdown_true_target (url, words);
  if (where != NULL)
    {
      g_autofree char *escaped = lyc_markdown_escape (where);

      g_string_append_printf (self->markup, " <small>(%s)</small>", escaped);
    }
}

/* Opens or closes a tag around inline text. Deep nesting is read but not drawn. */
static void
add_tag (LycMarkdownReader *self, gboolean enter, const char *tag)
{
  if (!enter)
    self->inline_depth--;
  if (self->inline_depth < MAX_INLINE_DEPTH)
    g_string_append_printf (self->markup, enter ? "<%s>" : "</%s>", tag);
  if (enter)
    self->inline_depth++;
}

static void
add_literal (LycMarkdownReader *self, cmark_node *node, const char *before, const char *after)
{
  g_autofree char *escaped = lyc_markdown_escape (cmark_node_get_literal (node));

  g_string_append (self->markup, before);
  g_string_append (self->markup, escaped);
  g_string_append (self->markup, after);
}

/* A picture of a course's text stands below its paragraph; anything else that shows one is a link.
 */
static gboolean
add_picture (LycMarkdownReader *self, cmark_node *node)
{
  const char *url = cmark_node_get_url (node);
  LycMarkdownBlock *block;

  if (!self->article || cmark_node_get_type (node) != CMARK_NODE_IMAGE || strchr (url, ':') != NULL
      || self->pictures == NULL)
    return FALSE;
  block = lyc_markdown_new_block (self, LYC_BLOCK_PICTURE);
  block->url = g_strdup (url);
  block->alt = lyc_markdown_plain_words (node);
  block->markup = lyc_markdown_escape (block->alt);
  g_ptr_array_add (self->pictures, block);
  return TRUE;
}

static gboolean
is_link (cmark_node *node)
{
  return cmark_node_get_type (node) == CMARK_NODE_LINK
         || cmark_node_get_type (node) == CMARK_NODE_IMAGE;
}

/* A link is written whole when it is entered; what is inside it is passed over. */
static void
read_link (LycMarkdownReader *self, cmark_node *node, gboolean enter)
{
  if (!enter)
    self->link_depth--;
  else if (self->link_depth++ == 0 && !add_picture (self, node))
    add_link (self, node);
}

static void
read_mark (LycMarkdownReader *self, cmark_node *node, gboolean enter)
{
  switch (cmark_node_get_type (node))
    {
    case CMARK_NODE_TEXT:
      add_literal (self, node, "", "");
      break;
    case CMARK_NODE_CODE:
      add_literal (self, node, "<tt>", "</tt>");
      break;
    case CMARK_NODE_HTML_INLINE:
      add_literal (self, node, "", "");
      break;
    case CMARK_NODE_SOFTBREAK:
      g_string_append_c (self->markup, self->article ? ' ' : '\n');
      break;
    case CMARK_NODE_LINEBREAK:
      g_string_append_c (self->markup, '\n');
      break;
    case CMARK_NODE_EMPH:
      add_tag (self, enter, "i");
      break;
    case CMARK_NODE_STRONG:
      add_tag (self, enter, "b");
      break;
    default:
      if (g_str_equal (cmark_node_get_type_string (node), "strikethrough"))
        add_tag (self, enter, "s");
      break;
    }
}

/* Adds @node to the markup of the open block. */
void
lyc_markdown_read_inline (LycMarkdownReader *self, cmark_node *node, gboolean enter)
{
  if (is_link (node))
    read_link (self, node, enter);
  else if (self->link_depth == 0)
    read_mark (self, node, enter);
}
