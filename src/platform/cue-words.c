/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cue-words.h"

#include "cue.h"

/* Two transcripts as rows of words, and which word of the one is which of the other: first by runs
 * of words that each has once, then in what is left between these, as in a patience diff. */

#define LONGEST_RUN 4
/* Between two runs no more is compared than this: cells of the table. */
#define MAX_CELLS 250000

struct _LycVocabulary
{
  GHashTable *numbers; /* char * -> guint */
};

LycVocabulary *
lyc_vocabulary_new (void)
{
  LycVocabulary *self = g_new0 (LycVocabulary, 1);

  self->numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

void
lyc_vocabulary_free (LycVocabulary *self)
{
  g_hash_table_unref (self->numbers);
  g_free (self);
}

static void
end_word (LycVocabulary *self, GString *word, GArray *words)
{
  guint number;

  if (word->len == 0)
    return;
  number = GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, word->str));
  if (number == 0)
    {
      number = g_hash_table_size (self->numbers) + 1;
      g_hash_table_insert (self->numbers, g_strdup (word->str), GUINT_TO_POINTER (number));
    }
  g_array_append_val (words, number);
  g_string_truncate (word, 0);
}

/* Scripts without spaces are told apart by their characters. */
static void
append_words (LycVocabulary *self, const char *text, GArray *words)
{
  g_autofree char *plain = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  g_autofree char *folded = g_utf8_casefold (plain != NULL ? plain : "", -1);
  g_autoptr (GString) word = g_string_new (NULL);

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\'' || c == 0x2019)
        continue;
      if (!g_unichar_isalnum (c) || g_unichar_iswide (c))
        end_word (self, word, words);
      if (g_unichar_isalnum (c))
        g_string_append_unichar (word, c);
    }
  end_word (self, word, words);
}

/* Returns: (transfer full): the numbers of the words of @text, as guint */
GArray *
lyc_words_of (LycVocabulary *vocabulary, const char *text)
{
  GArray *words = g_array_new (FALSE, FALSE, sizeof (guint));

  append_words (vocabulary, text, words);
  return words;
}

/* @cues: LycCue, in order */
LycCueWords *
lyc_cue_words_new (LycVocabulary *vocabulary, GPtrArray *cues)
{
  LycCueWords *self = g_new0 (LycCueWords, 1);

  self->words = g_array_new (FALSE, FALSE, sizeof (guint));
  self->cue_of = g_array_new (FALSE, FALSE, sizeof (guint));
  self->firsts = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < cues->len; i++)
    {
      const LycCue *cue = g_ptr_array_index (cues, i);

      g_array_append_val (self->firsts, self->words->len);
      append_words (vocabulary, cue->text, self->words);
      while (self->cue_of->len < self->words->len)
        g_array_append_val (self->cue_of, i);
    }
  g_array_append_val (self->firsts, self->words->len);
  return self;
}

void
lyc_cue_words_free (LycCueWords *self)
{
  g_array_unref (self->words);
  g_array_unref (self->cue_of);
  g_array_unref (self->firsts);
  g_free (self);
}

typedef struct
{
  const guint *a;
  const guint *b;
  int *to; /* for each of a: which of b, or -1 */
} Rows;

/* A run of words: how often each row has it, and where. */
typedef struct
{
  guint in_a, in_b;
  guint at_a, at_b;
} Run;

static guint64
run_key (const guint *words, guint n)
{
  guint64 key = G_GUINT64_CONSTANT (14695981039346656037);

  for (guint i = 0; i < n; i++)
    key = (key ^ words[i]) * G_GUINT64_CONSTANT (1099511628211);
  return key;
}

static Run *
find_run (GHashTable *runs, guint64 key)
{
  Run *run = g_hash_table_lookup (runs, &key);

  if (run == NULL)
    {
      run = g_new0 (Run, 1);
      g_hash_table_insert (runs, g_memdup2 (&key, sizeof key), run);
    }
  return run;
}

/* Returns: the runs of @n words that both rows have once, in the order of a */
static GArray *
common_runs (Rows *rows, guint a, guint a_end, guint b, guint b_end, guint n)
{
  g_autoptr (GHashTable) runs = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  GArray *common = g_array_new (FALSE, FALSE, sizeof (Run));

  for (guint i = a; i + n <= a_end; i++)
    {
      Run *run = find_run (runs, run_key (rows->a + i, n));

      run->in_a++;
      run->at_a = i;
    }
  for (guint i = b; i + n <= b_end; i++)
    {
      Run *run = find_run (runs, run_key (rows->b + i, n));

      run->in_b++;
      run->at_b = i;
    }
  for (guint i = a; i + n <= a_end; i++)
    {
      Run *run = find_run (runs, run_key (rows->a + i, n));

      if (run->in_a == 1 && run->in_b == 1
          && memcmp (rows->a + i, rows->b + run->at_b, n * sizeof (guint)) == 0)
        g_array_append_val (common, *run);
    }
  return common;
}

/* Keeps the longest part of @runs that stands in the same order in both rows. */
static GArray *
in_order (GArray *runs)
{
  g_autofree int *tails = g_new (int, runs->len + 1);
  g_autofree int *before = g_new (int, runs->len + 1);
  GArray *kept;
  guint length = 0;

  for (guint i = 0; i < runs->len; i++)
    {
      guint at = g_array_index (runs, Run, i).at_b, low = 0, high = length;

      while (low < high)
        {
          guint middle = (low + high) / 2;

          if (g_array_index (runs, Run, tails[middle]).at_b < at)
            low = middle + 1;
          else
            high = middle;
        }
      before[i] = low > 0 ? tails[low - 1] : -1;
      tails[low] = (int) i;
      length = MAX (length, low + 1);
    }
  kept = g_array_sized_new (FALSE, FALSE, sizeof (Run), length);
  g_array_set_size (kept, length);
  for (int i = length > 0 ? tails[length - 1] : -1; i >= 0; i = before[i])
    g_array_index (kept, Run, --length) = g_array_index (runs, Run, i);
  return kept;
}

/* The longest common row of what is left, by the table. */
static void
align_by_table (Rows *rows, guint a, guint a_end, guint b, guint b_end)
{
  guint n = b_end - b + 1, i = 0, j = 0;
  g_autofree guint16 *table = NULL;

  if ((guint64) (a_end - a + 1) * n > MAX_CELLS)
    return;
  table = g_new0 (guint16, (gsize) (a_end - a + 1) * n);
#define CELL(x, y) table[(gsize) (x) *n + (y)]
  for (guint x = a_end - a; x-- > 0;)
    for (guint y = b_end - b; y-- > 0;)
      CELL (x, y) = rows->a[a + x] == rows->b[b + y] ? CELL (x + 1, y + 1) + 1
                                                     : MAX (CELL (x + 1, y), CELL (x, y + 1));
  while (i < a_end - a && j < b_end - b)
    if (rows->a[a + i] == rows->b[b + j])
      {
        rows->to[a + i] = (int) (b + j);
        i++;
        j++;
      }
    else if (CELL (i + 1, j) >= CELL (i, j + 1))
      i++;
    else
      j++;
#undef CELL
}

static void
align (Rows *rows, guint a, guint a_end, guint b, guint b_end, guint run)
{
  g_autoptr (GArray) common = NULL;
  g_autoptr (GArray) runs = NULL;

  for (; a < a_end && b < b_end && rows->a[a] == rows->b[b]; a++, b++)
    rows->to[a] = (int) b;
  for (; a < a_end && b < b_end && rows->a[a_end - 1] == rows->b[b_end - 1]; a_end--, b_end--)
    rows->to[a_end - 1] = (int) b_end - 1;
  if (a == a_end || b == b_end)
    return;
  if (run == 0)
    {
      align_by_table (rows, a, a_end, b, b_end);
      return;
    }
  common = common_runs (rows, a, a_end, b, b_end, run);
  runs = in_order (common);
  for (guint i = 0; i < runs->len; i++)
    {
      Run *one = &g_array_index (runs, Run, i);
      guint done = MAX (a > one->at_a ? a - one->at_a : 0, b > one->at_b ? b - one->at_b : 0);

      if (done >= run)
        continue;
      align (rows, a, one->at_a + done, b, one->at_b + done, run / 2);
      for (guint k = done; k < run; k++)
        rows->to[one->at_a + k] = (int) (one->at_b + k);
      a = one->at_a + run;
      b = one->at_b + run;
    }
  align (rows, a, a_end, b, b_end, run / 2);
}

/* Returns: (transfer full): for each word of @before which of @now it is, or -1, as int; in order
 */
GArray *
lyc_cue_words_align (const LycCueWords *before, const LycCueWords *now)
{
  GArray *to = g_array_sized_new (FALSE, FALSE, sizeof (int), before->words->len);
  int none = -1;
  Rows rows;

  for (guint i = 0; i < before->words->len; i++)
    g_array_append_val (to, none);
  rows = (Rows){ (const guint *) (void *) before->words->data,
                 (const guint *) (void *) now->words->data, (int *) (void *) to->data };
  align (&rows, 0, before->words->len, 0, now->words->len, LONGEST_RUN);
  return to;
}
