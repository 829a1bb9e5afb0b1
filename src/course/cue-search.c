/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cue-search.h"

/* More than anybody steps through; the count then says so much and no more. */
#define MAX_MATCHES 10000

/* A character as it is compared: small, and without its accents. */
static gunichar
fold (gunichar character)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];

  if (character >= 0x80)
    {
      g_unichar_fully_decompose (character, FALSE, parts, G_N_ELEMENTS (parts));
      character = parts[0];
    }
  return g_unichar_isspace (character) ? ' ' : g_unichar_tolower (character);
}

static GArray *
fold_text (const char *text)
{
  GArray *folded = g_array_new (FALSE, FALSE, sizeof (gunichar));

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar character = g_utf8_get_char (at);

      if (!g_unichar_ismark (character))
        {
          character = fold (character);
          g_array_append_val (folded, character);
        }
    }
  return folded;
}

static const char *
skip_marks (const char *at)
{
  while (*at != '\0' && g_unichar_ismark (g_utf8_get_char (at)))
    at = g_utf8_next_char (at);
  return at;
}

/* Returns: (nullable): where the match that begins at @at ends */
static const char *
match_at (const char *at, const GArray *words)
{
  for (guint i = 0; i < words->len; i++)
    {
      if (*at == '\0' || fold (g_utf8_get_char (at)) != g_array_index (words, gunichar, i))
        return NULL;
      at = skip_marks (g_utf8_next_char (at));
    }
  return at;
}

static void
search_cue (const LycCue *cue, guint index, const GArray *words, GArray *matches)
{
  const char *at = skip_marks (cue->text);

  while (*at != '\0' && matches->len < MAX_MATCHES)
    {
      const char *end = match_at (at, words);

      if (end != NULL)
        g_array_append_val (
            matches, ((LycCueMatch){ index, (guint) (at - cue->text), (guint) (end - cue->text) }));
      at = end != NULL ? end : skip_marks (g_utf8_next_char (at));
    }
}

/**
 * lyc_cue_search:
 * @cues: (nullable): what is said
 * @words: what is looked for, whatever its case and accents
 *
 * Returns: (transfer full) (element-type LycCueMatch): where it is said, in order; none for no
 * words
 */
GArray *
lyc_cue_search (const LycCueList *cues, const char *words)
{
  GArray *matches = g_array_new (FALSE, FALSE, sizeof (LycCueMatch));
  g_autofree char *stripped = g_strstrip (g_strdup (words));
  g_autoptr (GArray) folded = fold_text (stripped);

  for (guint i = 0; cues != NULL && folded->len > 0 && i < lyc_cue_list_get_n (cues); i++)
    search_cue (lyc_cue_list_get (cues, i), i, folded, matches);
  return matches;
}

/**
 * lyc_cue_search_first_of:
 * @matches: from lyc_cue_search()
 * @cue: a cue
 *
 * Returns: the first match in @cue or after it; how many there are if there is none
 */
guint
lyc_cue_search_first_of (const GArray *matches, guint cue)
{
  guint low = 0, high = matches->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (matches, LycCueMatch, middle).cue < cue)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}
