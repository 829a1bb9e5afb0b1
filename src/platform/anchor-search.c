/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anchor-attach-private.h"

/* Words that stand at another place altogether, as where scenes were put in another order. They are
 * found by the rarer ones among them, and have to bring their neighbours along. */

/* A word that is said more often tells nothing. */
#define RARE 100
#define LEAST_WORDS 4
#define NEIGHBOURS 12
#define SLACK 3
#define LEAST_SCORE 0.85
#define LEAST_LEAD 0.2
#define SAME_CUE_MS 300
/* Found, but not to the second. */
#define ABOUT_THERE 75

static guint
word_now (LycAttach *self, guint i)
{
  return g_array_index (self->words_now->words, guint, i);
}

static void
index_words (LycAttach *self)
{
  if (self->places != NULL)
    return;
  self->places = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);
  for (guint i = 0; i < self->words_now->words->len; i++)
    {
      gpointer word = GUINT_TO_POINTER (word_now (self, i));
      GArray *places = g_hash_table_lookup (self->places, word);

      if (places == NULL)
        {
          places = g_array_new (FALSE, FALSE, sizeof (guint));
          g_hash_table_insert (self->places, word, places);
        }
      if (places->len <= RARE)
        g_array_append_val (places, i);
    }
}

/* Returns: where @quote would begin, by the votes of its rarer words: int -> how many */
static GHashTable *
vote (LycAttach *self, GArray *quote)
{
  GHashTable *votes = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < quote->len; i++)
    {
      GArray *places
          = g_hash_table_lookup (self->places, GUINT_TO_POINTER (g_array_index (quote, guint, i)));

      for (guint j = 0; places != NULL && places->len <= RARE && j < places->len; j++)
        {
          gpointer at = GINT_TO_POINTER ((int) g_array_index (places, guint, j) - (int) i);

          g_hash_table_insert (
              votes, at, GINT_TO_POINTER (GPOINTER_TO_INT (g_hash_table_lookup (votes, at)) + 1));
        }
    }
  return votes;
}

/* The share of words @from to @end of @words that stand, in this order, in what is said now from
 * word @at on, with little in between. */
static double
share_there (LycAttach *self, GArray *words, guint from, guint end, int at)
{
  int limit = (int) self->words_now->words->len, next = MAX (at, 0);
  guint found = 0;

  if (end <= from)
    return 1;
  for (guint i = from; i < end; i++)
    for (int j = next; j < MIN (next + SLACK + 1, limit); j++)
      if (word_now (self, (guint) j) == g_array_index (words, guint, i))
        {
          found++;
          next = j + 1;
          break;
        }
  return (double) found / (end - from);
}

static double
score_at (LycAttach *self, const LycMoment *moment, GArray *quote, int at)
{
  g_autoptr (GArray) prefix = lyc_words_of (self->vocabulary, moment->prefix);
  g_autoptr (GArray) suffix = lyc_words_of (self->vocabulary, moment->suffix);
  guint before = MIN (prefix->len, NEIGHBOURS), after = MIN (suffix->len, NEIGHBOURS);

  return 0.5 * share_there (self, quote, 0, quote->len, at)
         + 0.25 * share_there (self, prefix, prefix->len - before, prefix->len, at - (int) before)
         + 0.25 * share_there (self, suffix, 0, after, at + (int) quote->len);
}

/* What was said elsewhere before, and still is, is not what moved here. */
static gboolean
is_taken (LycAttach *self, int at, guint n)
{
  guint taken = 0;

  for (guint i = 0; i < n; i++)
    if (at + (int) i >= 0 && at + (int) i < (int) self->taken->len)
      taken += g_array_index (self->taken, guint8, at + (int) i);
  return 3 * taken > n;
}

/* Returns: where @quote begins best; -1 where that is not clear */
static int
find_best (LycAttach *self, const LycMoment *moment, GArray *quote, double *score)
{
  g_autoptr (GHashTable) votes = vote (self, quote);
  GHashTableIter iter;
  gpointer at, count;
  double best = 0, second = 0;
  int found = -1;

  g_hash_table_iter_init (&iter, votes);
  while (g_hash_table_iter_next (&iter, &at, &count))
    {
      double here;

      if (GPOINTER_TO_INT (count) < 2 || is_taken (self, GPOINTER_TO_INT (at), quote->len))
        continue;
      here = score_at (self, moment, quote, GPOINTER_TO_INT (at));
      if (here > best && ABS (GPOINTER_TO_INT (at) - found) > SLACK)
        second = best;
      if (here > best)
        {
          best = here;
          found = GPOINTER_TO_INT (at);
        }
      else if (ABS (GPOINTER_TO_INT (at) - found) > SLACK)
        second = MAX (second, here);
    }
  *score = best;
  return best >= LEAST_SCORE && best - second >= LEAST_LEAD ? found : -1;
}

/* Where the words are those of one cue, and this takes as long as it did, a time in it can be told.
 */
static gboolean
place_in_cue (LycAttach *self, const LycMoment *moment, int at, LycPlacement *placement)
{
  guint cue = g_array_index (self->words_now->cue_of, guint, at);
  int index = lyc_attach_cue_at (self->before, moment->start_ms);
  const LycCue *is = g_ptr_array_index (self->now, cue);
  const LycCue *was = index >= 0 ? g_ptr_array_index (self->before, index) : NULL;
  g_autoptr (GArray) words = was != NULL ? lyc_words_of (self->vocabulary, was->text) : NULL;

  placement->start_ms = is->start_ms;
  placement->end_ms = is->start_ms + moment->end_ms - moment->start_ms;
  if (was == NULL || g_array_index (self->words_now->firsts, guint, cue) != (guint) at
      || moment->end_ms > was->end_ms || moment->start_ms > was->end_ms
      || ABS (is->end_ms - is->start_ms - was->end_ms + was->start_ms) > SAME_CUE_MS
      || share_there (self, words, 0, words->len, at) < LEAST_SCORE)
    return FALSE;
  placement->start_ms += moment->start_ms - was->start_ms;
  placement->end_ms += moment->start_ms - was->start_ms;
  return TRUE;
}

/* Looks for the words of @moment anywhere; FALSE with @placement as it was where they are not
 * there. */
gboolean
lyc_attach_search (LycAttach *self, const LycMoment *moment, LycPlacement *placement)
{
  g_autoptr (GArray) quote = lyc_words_of (self->vocabulary, moment->quote);
  LycPlacement found = *placement;
  double score = 0;
  int at;

  if (quote->len < LEAST_WORDS)
    return FALSE;
  index_words (self);
  at = find_best (self, moment, quote, &score);
  if (at < 0)
    return FALSE;
  found.confidence
      = place_in_cue (self, moment, at, &found) ? (int) (100 * score) - 2 : ABOUT_THERE;
  *placement = found;
  return TRUE;
}
