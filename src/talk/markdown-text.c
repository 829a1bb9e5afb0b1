/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "markdown-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "markdown.h"

/* More signs than these in a post are not a reaction but a wall. */
#define MAX_BIG_EMOJI 6

/* Characters that turn the text around or hide in it; names and links could be forged with them. */
static gboolean
is_treacherous (gunichar c)
{
  if (c >= 0x202a && c <= 0x202e)
    return TRUE;
  if (c >= 0x2066 && c <= 0x2069)
    return TRUE;
  return (c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7f && c < 0xa0) || c == 0xfeff;
}

/**
 * lyc_markdown_clean:
 *
 * Returns: (transfer full): valid UTF-8 of at most @max_bytes, without control characters
 */
char *
lyc_markdown_clean (const char *text, gsize max_bytes)
{
  g_autofree char *valid = g_utf8_make_valid (text, (gssize) strnlen (text, max_bytes));
  GString *clean = g_string_sized_new (strlen (valid));

  for (const char *c = valid; *c != '\0'; c = g_utf8_next_char (c))
    if (!is_treacherous (g_utf8_get_char (c)))
      g_string_append_unichar (clean, g_utf8_get_char (c));
  return g_string_free (clean, FALSE);
}

/* Entities can bring back what lyc_markdown_clean() took out, so it is taken out here as well. */
char *
lyc_markdown_escape (const char *text)
{
  g_autofree char *clean = lyc_markdown_clean (text, G_MAXSSIZE);

  return g_markup_escape_text (clean, -1);
}

static void
strip_text (GMarkupParseContext *context, const char *text, gsize length, gpointer user_data,
            GError **error)
{
  g_string_append_len (user_data, text, (gssize) length);
}

/* Returns: (transfer full): the words of @markup, which is our own and well formed */
char *
lyc_markdown_strip (const char *markup)
{
  const GMarkupParser parser = { .text = strip_text };
  GString *words = g_string_new (NULL);
  g_autofree char *whole = g_strdup_printf ("<m>%s</m>", markup);
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, words, NULL);

  g_markup_parse_context_parse (context, whole, -1, NULL);
  return g_string_free (words, FALSE);
}

static gboolean
says_where (const char *words, const char *url, const char *host)
{
  const char *bare = strstr (url, "://");

  if (g_str_equal (words, url))
    return TRUE;
  if (bare != NULL && g_str_equal (words, bare + 3))
    return TRUE;
  return host != NULL && g_ascii_strcasecmp (words, host) == 0;
}

/**
 * lyc_markdown_true_target:
 * @url: an allowed link
 * @words: what the writer called it
 *
 * Returns: (transfer full) (nullable): the host (in its ASCII form) or address it leads to; %NULL
 *   where the words say so already
 */
char *
lyc_markdown_true_target (const char *url, const char *words)
{
  g_autoptr (GUri) uri = g_uri_parse (url, G_URI_FLAGS_PARSE_RELAXED, NULL);
  const char *host = uri != NULL ? g_uri_get_host (uri) : NULL;
  g_autofree char *ascii = NULL;

  if (g_ascii_strncasecmp (url, "lyceum:", 7) == 0)
    return NULL;
  if (g_ascii_strncasecmp (url, "mailto:", 7) == 0)
    return g_str_equal (words, url + 7) ? NULL : g_strdup (url + 7);
  ascii = host != NULL ? g_hostname_to_ascii (host) : NULL;
  if (ascii == NULL || *ascii == '\0')
    return g_strdup (_("unreadable address"));
  return says_where (words, url, ascii) ? NULL : g_steal_pointer (&ascii);
}

static gboolean
is_emoji_part (gunichar c)
{
  return c == 0x200d || c == 0xfe0f || c == 0x20e3 || (c >= 0x1f3fb && c <= 0x1f3ff)
         || (c >= 0xe0020 && c <= 0xe007f);
}

static gboolean
is_emoji (gunichar c)
{
  return (c >= 0x1f000 && c <= 0x1faff) || (c >= 0x2600 && c <= 0x27bf)
         || (c >= 0x2b05 && c <= 0x2b55) || c == 0x2764 || c == 0x203c || c == 0x2049;
}

/* Returns: whether @text is nothing but a few emoji, which are then shown large */
gboolean
lyc_markdown_is_emoji_only (const char *text)
{
  guint found = 0;

  if (text == NULL || !g_utf8_validate (text, -1, NULL))
    return FALSE;
  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar u = g_utf8_get_char (c);

      if (is_emoji (u))
        found++;
      else if (!is_emoji_part (u) && !g_unichar_isspace (u))
        return FALSE;
    }
  return found > 0 && found <= MAX_BIG_EMOJI * 2;
}
