/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "webvtt-text.h"

#include <string.h>

static const struct
{
  const char *name;
  const char *text;
} entities[] = {
  { "&amp;", "&" },          { "&lt;", "<" },           { "&gt;", ">" },
  { "&nbsp;", "\xc2\xa0" },  { "&quot;", "\"" },        { "&apos;", "'" },
  { "&lrm;", "\xe2\x80\x8e" }, { "&rlm;", "\xe2\x80\x8f" },
};

/* Appends what the entity at @at means and returns its length; any other ampersand is itself. */
static gsize
append_entity (const char *at, gsize length, GString *text)
{
  for (gsize i = 0; i < G_N_ELEMENTS (entities); i++)
    {
      gsize n = strlen (entities[i].name);

      if (n <= length && memcmp (at, entities[i].name, n) == 0)
        {
          g_string_append (text, entities[i].text);
          return n;
        }
    }
  g_string_append_c (text, '&');
  return 1;
}

/* The annotation of a voice tag: `v Ines Duarte` or `v.loud Ines Duarte`. */
static char *
voice_of (const char *tag, gsize length)
{
  const char *space;
  char *name;

  if (length < 3 || tag[0] != 'v' || (tag[1] != ' ' && tag[1] != '\t' && tag[1] != '.'))
    return NULL;
  space = memchr (tag, ' ', length);
  if (space == NULL)
    space = memchr (tag, '\t', length);
  if (space == NULL)
    return NULL;
  name = g_strstrip (g_strndup (space, length - (gsize) (space - tag)));
  if (*name == '\0')
    g_clear_pointer (&name, g_free);
  return name;
}

/**
 * lyc_webvtt_text_strip:
 * @line: one line of a cue
 * @length: its bytes
 * @text: what is left of it is appended here
 * @voice: (inout) (nullable): set to the first speaker named, if it is %NULL
 *
 * Takes the tags out of a line of a cue and resolves its entities, in linear time.
 *
 * Returns: %FALSE if a tag is opened and not closed on the line
 */
gboolean
lyc_webvtt_text_strip (const char *line, gsize length, GString *text, char **voice)
{
  gsize i = 0;

  while (i < length)
    {
      const char *close;

      if (line[i] == '&')
        i += append_entity (line + i, length - i, text);
      else if (line[i] != '<')
        g_string_append_c (text, line[i++]);
      else
        {
          close = memchr (line + i, '>', length - i);
          if (close == NULL)
            return FALSE;
          if (*voice == NULL)
            *voice = voice_of (line + i + 1, (gsize) (close - line) - i - 1);
          i = (gsize) (close - line) + 1;
        }
    }
  return TRUE;
}
