/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anchor-attach-private.h"

/* Finds a moment of a video again after the video was changed.
 *
 * What is said is laid beside what was said, word by word. A cue most of whose words are found
 * again gives two marks: the times of its ends, in both versions. A moment lies between two marks.
 * Where both have moved by the same, nothing was taken out or put in between, and the moment has
 * moved with them; where not, it cannot be said on which side of the change it is. The words of the
 * quote have to be there as well: a scene may have been replaced by one of the same length. Words
 * that have moved to another place altogether are searched for. */

/* Marks that moved by the same to within this have moved together. */
#define TOGETHER_MS 300
/* Without any words, only a video of this same length counts as the same. */
#define SAME_LENGTH_MS 100
/* So much of what was said has to be said still. */
#define LEAST_KEPT 0.6
#define UNSURE_MOST 60

/* Returns: the last cue that begins at @at_ms or before; -1 for none */
int
lyc_attach_cue_at (GPtrArray *cues, gint64 at_ms)
{
  guint low = 0, high = cues->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;
      const LycCue *cue = g_ptr_array_index (cues, middle);

      if (cue->start_ms <= at_ms)
        low = middle + 1;
      else
        high = middle;
    }
  return (int) low - 1;
}

static int
compare_cues (gconstpointer a, gconstpointer b)
{
  const LycCue *one = *(const LycCue *const *) a, *two = *(const LycCue *const *) b;

  return one->start_ms != two->start_ms ? (one->start_ms < two->start_ms ? -1 : 1)
                                        : (one->end_ms > two->end_ms) - (one->end_ms < two->end_ms);
}

static GPtrArray *
sorted (GPtrArray *cues)
{
  GPtrArray *copy = g_ptr_array_new ();

  for (guint i = 0; i < cues->len; i++)
    g_ptr_array_add (copy, g_ptr_array_index (cues, i));
  g_ptr_array_sort (copy, compare_cues);
  return copy;
}

static guint
first_word (const LycCueWords *words, guint cue)
{
  return g_array_index (words->firsts, guint, cue);
}

static guint
count_words (const LycCueWords *words, guint cue)
{
  return first_word (words, cue + 1) - first_word (words, cue);
}

static void
count_kept (LycAttach *self)
{
  guint kept = 0;

  self->kept = g_array_new (FALSE, FALSE, sizeof (guint));
  self->taken = g_array_new (FALSE, TRUE, sizeof (guint8));
  g_array_set_size (self->taken, self->words_now->words->len);
  for (guint i = 0; i < self->to->len; i++)
    {
      int to = g_array_index (self->to, int, i);

      g_array_append_val (self->kept, kept);
      kept += to >= 0;
      if (to >= 0)
        g_array_index (self->taken, guint8, to) = 1;
    }
  g_array_append_val (self->kept, kept);
  self->taken_before = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0, taken = 0; i <= self->taken->len; i++)
    {
      g_array_append_val (self->taken_before, taken);
      if (i < self->taken->len)
        taken += g_array_index (self->taken, guint8, i);
    }
}

/* Returns: the cue of now that has most words of a cue of before, where that is most of both */
static int
pair_of (LycAttach *self, guint cue)
{
  int best = -1, current = -1;
  guint most = 0, count = 0;

  for (guint i = first_word (self->words_before, cue); i < first_word (self->words_before, cue + 1);
       i++)
    {
      int to = g_array_index (self->to, int, i);
      int there = to >= 0 ? (int) g_array_index (self->words_now->cue_of, guint, to) : current;

      count = there == current ? count + (to >= 0) : 1;
      current = there;
      if (count > most)
        {
          most = count;
          best = current;
        }
    }
  if (best < 0 || most < LEAST_KEPT * count_words (self->words_before, cue)
      || most < LEAST_KEPT * count_words (self->words_now, (guint) best))
    return -1;
  /* One or two words are found anywhere: they have to be all there is. */
  if (most < 3
      && (most != count_words (self->words_before, cue)
          || most != count_words (self->words_now, (guint) best)))
    return -1;
  return best;
}

/* A mark that goes back in the new version belongs to cues that overlap: it is left out. */
static void
add_mark (LycAttach *self, gint64 before_ms, gint64 now_ms)
{
  LycAttachMark mark = { before_ms, now_ms };
  LycAttachMark *last = self->marks->len > 0
                            ? &g_array_index (self->marks, LycAttachMark, self->marks->len - 1)
                            : NULL;

  if (last != NULL && (before_ms < last->before_ms || now_ms < last->now_ms))
    return;
  g_array_append_val (self->marks, mark);
}

static void
make_marks (LycAttach *self)
{
  self->pairs = g_array_new (FALSE, FALSE, sizeof (int));
  self->marks = g_array_new (FALSE, FALSE, sizeof (LycAttachMark));
  add_mark (self, 0, 0);
  for (guint i = 0; i < self->before->len; i++)
    {
      int pair = pair_of (self, i);

      g_array_append_val (self->pairs, pair);
      if (pair >= 0)
        {
          const LycCue *was = g_ptr_array_index (self->before, i);
          const LycCue *is = g_ptr_array_index (self->now, pair);

          add_mark (self, was->start_ms, is->start_ms);
          add_mark (self, was->end_ms, is->end_ms);
        }
    }
  if (self->before_ms > 0 && self->now_ms > 0)
    add_mark (self, self->before_ms, self->now_ms);
}

/**
 * lyc_attach_new:
 * @cues_before: (element-type LycCue): what was said; borrowed for as long as the object lives
 * @cues_now: (element-type LycCue): what is said
 *
 * Lays two versions of a video beside each other, in nearly linear time.
 */
LycAttach *
lyc_attach_new (GPtrArray *cues_before, gint64 duration_before_ms, GPtrArray *cues_now,
                gint64 duration_now_ms)
{
  LycAttach *self = g_new0 (LycAttach, 1);

  self->before = sorted (cues_before);
  self->now = sorted (cues_now);
  self->before_ms = duration_before_ms;
  self->now_ms = duration_now_ms;
  self->vocabulary = lyc_vocabulary_new ();
  self->words_before = lyc_cue_words_new (self->vocabulary, self->before);
  self->words_now = lyc_cue_words_new (self->vocabulary, self->now);
  self->to = lyc_cue_words_align (self->words_before, self->words_now);
  count_kept (self);
  make_marks (self);
  return self;
}

void
lyc_attach_free (LycAttach *self)
{
  g_ptr_array_unref (self->before);
  g_ptr_array_unref (self->now);
  lyc_cue_words_free (self->words_before);
  lyc_cue_words_free (self->words_now);
  lyc_vocabulary_free (self->vocabulary);
  g_array_unref (self->to);
  g_array_unref (self->kept);
  g_array_unref (self->pairs);
  g_array_unref (self->taken);
  g_array_unref (self->taken_before);
  g_array_unref (self->marks);
  g_clear_pointer (&self->places, g_hash_table_unref);
  g_free (self);
}

/* Returns: the last mark at @at_ms or before; 0 where there is none */
static guint
mark_before (LycAttach *self, gint64 at_ms)
{
  guint low = 0, high = self->marks->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (self->marks, LycAttachMark, middle).before_ms <= at_ms)
        low = middle + 1;
      else
        high = middle;
    }
  return low > 0 ? low - 1 : 0;
}

/* The share of the words of cues @from to @end that are the same in both; -1 where nothing is said.
 */
static double
share (GArray *counts, const LycCueWords *words, int from, int end)
{
  guint first = first_word (words, (guint) from),
        last = first_word (words, (guint) MAX (from, end));

  if (first == last)
    return -1;
  return (double) (g_array_index (counts, guint, last) - g_array_index (counts, guint, first))
         / (last - first);
}

static int
first_cue_from (GPtrArray *cues, gint64 at_ms)
{
  return lyc_attach_cue_at (cues, at_ms - 1) + 1;
}

/* How much of what was said between two marks, and of what is said there now, is the same: the less
 * of both; -1 in silence. */
static double
share_between (LycAttach *self, const LycAttachMark *left, const LycAttachMark *right)
{
  double was
      = share (self->kept, self->words_before, first_cue_from (self->before, left->before_ms),
               first_cue_from (self->before, right->before_ms));
  double is = share (self->taken_before, self->words_now, first_cue_from (self->now, left->now_ms),
                     first_cue_from (self->now, right->now_ms));

  return was < 0 ? is : is < 0 ? was : MIN (was, is);
}

/* How sure a time is between two marks that moved together: by what is said between them, and by
 * what is said around. */
static int
rate (LycAttach *self, gint64 at_ms, const LycAttachMark *left, const LycAttachMark *right,
      gint64 apart_ms)
{
  int cue = lyc_attach_cue_at (self->before, at_ms);
  double own = share_between (self, left, right);
  double around = share (self->kept, self->words_before, MAX (cue - 1, 0),
                         MIN (cue + 2, (int) self->before->len));

  if (self->words_before->words->len == 0)
    return apart_ms <= SAME_LENGTH_MS ? 85 : UNSURE_MOST;
  if (around < LEAST_KEPT || (own >= 0 && own < LEAST_KEPT))
    return UNSURE_MOST;
  return (int) (70 + 15 * around + 15 * (own >= 0 ? own : around))
         - (int) (5 * apart_ms / TOGETHER_MS);
}

/* Maps one time; @confidence falls to what this one is worth. */
static gint64
map_time (LycAttach *self, gint64 at_ms, int *confidence)
{
  guint index = mark_before (self, at_ms);
  LycAttachMark left = g_array_index (self->marks, LycAttachMark, index);
  LycAttachMark right
      = index + 1 < self->marks->len ? g_array_index (self->marks, LycAttachMark, index + 1) : left;
  gint64 moved = left.now_ms - left.before_ms;
  gint64 apart = ABS (right.now_ms - right.before_ms - moved);
  gboolean beyond = index + 1 == self->marks->len && at_ms > left.before_ms;

  if (beyond || apart > TOGETHER_MS)
    *confidence = MIN (*confidence, UNSURE_MOST / 2);
  else
    *confidence = MIN (*confidence, rate (self, at_ms, &left, &right, apart));
  return CLAMP (at_ms + moved, 0, MAX (self->now_ms, 0));
}

static int
compare_words (gconstpointer a, gconstpointer b)
{
  guint one = *(const guint *) a, two = *(const guint *) b;

  return one < two ? -1 : one > two;
}

/* Returns: the share of the words of @quote that are said about then */
static double
share_said (GPtrArray *cues, const LycCueWords *words, GArray *quote, gint64 start_ms,
            gint64 end_ms)
{
  int from = MAX (lyc_attach_cue_at (cues, start_ms) - 1, 0);
  int to = MIN (lyc_attach_cue_at (cues, end_ms) + 2, (int) cues->len);
  g_autoptr (GArray) said = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) wanted = g_array_copy (quote);
  guint found = 0;

  if (from < to)
    g_array_append_vals (
        said, (const guint *) (void *) words->words->data + first_word (words, (guint) from),
        first_word (words, (guint) to) - first_word (words, (guint) from));
  g_array_sort (said, compare_words);
  g_array_sort (wanted, compare_words);
  for (guint i = 0, j = 0; i < wanted->len && j < said->len;)
    {
      guint one = g_array_index (wanted, guint, i), two = g_array_index (said, guint, j);

      found += one == two;
      i += one <= two;
      j += two <= one;
    }
  return (double) found / MAX (wanted->len, 1);
}

/* A quote that was said there, in this language, has to be said there still. */
static void
check_quote (LycAttach *self, const LycMoment *moment, LycPlacement *placement)
{
  g_autoptr (GArray) quote = lyc_words_of (self->vocabulary, moment->quote);

  if (quote->len > 0
      && share_said (self->before, self->words_before, quote, moment->start_ms, moment->end_ms)
             >= LEAST_KEPT
      && share_said (self->now, self->words_now, quote, placement->start_ms, placement->end_ms)
             < LEAST_KEPT)
    placement->confidence = MIN (placement->confidence, UNSURE_MOST);
}

/**
 * lyc_attach_find:
 *
 * Returns: where @moment is in the new version, and how sure that is
 */
LycPlacement
lyc_attach_find (LycAttach *self, const LycMoment *moment)
{
  LycPlacement placement = { .confidence = 100 };

  placement.start_ms = map_time (self, moment->start_ms, &placement.confidence);
  placement.end_ms = moment->end_ms > moment->start_ms
                         ? map_time (self, moment->end_ms, &placement.confidence)
                         : placement.start_ms;
  placement.end_ms = MAX (placement.end_ms, placement.start_ms);
  check_quote (self, moment, &placement);
  if (placement.confidence < LYC_ATTACH_SURE_PERCENT)
    lyc_attach_search (self, moment, &placement);
  placement.cue = lyc_attach_cue_at (self->now, placement.start_ms);
  if (placement.cue >= 0
      && ((const LycCue *) g_ptr_array_index (self->now, placement.cue))->end_ms
             <= placement.start_ms)
    placement.cue = -1;
  return placement;
}
