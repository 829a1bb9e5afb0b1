/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "long-words.h"

#include <string.h>

/* A word longer than this is broken here; a cluster of signs is only broken where it has no end. */
#define LONG_WORD 50
#define LONG_CLUSTER 100
#define BREAK "\342\200\213"

/* Whether the sign belongs to the one before it. */
static gboolean
goes_along (gunichar c)
{
  return g_unichar_ismark (c) || c == 0x200d || (c >= 0x1f3fb && c <= 0x1f3ff)
         || (c >= 0x1f1e6 && c <= 0x1f1ff) || (c >= 0xe0020 && c <= 0xe007f);
}

/* Returns: where what counts as one sign ends: a tag (which counts for none), an entity, or a sign
 */
static const char *
end_of_sign (const char *at, gboolean is_markup, gboolean *counts)
{
  const char *end
      = is_markup && (*at == '<' || *at == '&') ? strchr (at, *at == '<' ? '>' : ';') : NULL;

  *counts = !(end != NULL && *at == '<');
  return end != NULL ? end + 1 : g_utf8_next_char (at);
}

/**
 * lyc_long_words_break:
 * @text: valid UTF-8
 * @is_markup: whether tags and entities of @text are those of Pango
 *
 * Returns: (transfer full): @text, in which a line may also end within very long words
 */
char *
lyc_long_words_break (const char *text, gboolean is_markup)
{
  GString *broken = g_string_sized_new (strlen (text));
  guint length = 0;

  for (const char *at = text; *at != '\0';)
    {
      gboolean counts;
      const char *end = end_of_sign (at, is_markup, &counts);
      gunichar c = g_utf8_get_char (at);

      if (counts && length >= LONG_WORD && (!goes_along (c) || length >= LONG_CLUSTER))
        {
          g_string_append (broken, BREAK);
          length = 0;
        }
      g_string_append_len (broken, at, end - at);
      if (counts)
        length = g_unichar_isspace (c) ? 0 : length + 1;
      at = end;
    }
  return g_string_free (broken, FALSE);
}
