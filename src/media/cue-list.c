/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cue-list.h"

/* A caption looks no further back than this for cues, so that a file of a thousand cues over each
 * other costs no more than any other. */
#define MAX_LOOK_BACK 64

struct _LycCueList
{
  gatomicrefcount refs;
  GPtrArray *cues;      /* of LycCue, by start */
  GArray *latest_end_ms; /* for each cue, the latest end of it and of all before it */
  gboolean several_speakers;
};

G_DEFINE_BOXED_TYPE (LycCueList, lyc_cue_list, lyc_cue_list_ref, lyc_cue_list_unref)

static int
compare_starts (gconstpointer a, gconstpointer b)
{
  const LycCue *x = *(const LycCue *const *) a, *y = *(const LycCue *const *) b;

  return (x->start_ms > y->start_ms) - (x->start_ms < y->start_ms);
}

/**
 * lyc_cue_list_new:
 * @cues: (transfer full) (element-type LycCue): the cues, in any order; freed with the list
 *
 * Returns: (transfer full): the list
 */
LycCueList *
lyc_cue_list_new (GPtrArray *cues)
{
  LycCueList *self = g_new0 (LycCueList, 1);
  gint64 latest = 0;

  g_atomic_ref_count_init (&self->refs);
  self->cues = cues;
  self->latest_end_ms = g_array_sized_new (FALSE, FALSE, sizeof (gint64), cues->len);
  g_ptr_array_sort (cues, compare_starts);
  for (guint i = 0; i < cues->len; i++)
    {
      const LycCue *cue = cues->pdata[i];

      self->several_speakers = self->several_speakers
                               || g_strcmp0 (cue->voice, ((LycCue *) cues->pdata[0])->voice) != 0;
      latest = MAX (latest, cue->end_ms);
      g_array_append_val (self->latest_end_ms, latest);
    }
  return self;
}

/**
 * lyc_cue_list_ref:
 * @self: a list
 *
 * Returns: (transfer full): @self
 */
LycCueList *
lyc_cue_list_ref (LycCueList *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

/**
 * lyc_cue_list_unref:
 * @self: (transfer full): a list
 */
void
lyc_cue_list_unref (LycCueList *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_ptr_array_unref (self->cues);
  g_array_unref (self->latest_end_ms);
  g_free (self);
}

/**
 * lyc_cue_list_get_n:
 * @self: a list
 *
 * Returns: how many cues
 */
guint
lyc_cue_list_get_n (const LycCueList *self)
{
  return self->cues->len;
}

/**
 * lyc_cue_list_get:
 * @self: a list
 * @index: less than lyc_cue_list_get_n()
 *
 * Returns: (transfer none): the cue
 */
const LycCue *
lyc_cue_list_get (const LycCueList *self, guint index)
{
  g_return_val_if_fail (index < self->cues->len, NULL);

  return self->cues->pdata[index];
}

/**
 * lyc_cue_list_index_at:
 * @self: a list
 * @at_ms: media time
 *
 * Looks up in O(log n). The line that a transcript marks: it stays marked in the silence after it.
 *
 * Returns: the last cue that has started at @at_ms, or -1 before the first
 */
int
lyc_cue_list_index_at (const LycCueList *self, gint64 at_ms)
{
  guint low = 0, high = self->cues->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (lyc_cue_list_get (self, middle)->start_ms <= at_ms)
        low = middle + 1;
      else
        high = middle;
    }
  return (int) low - 1;
}

/**
 * lyc_cue_list_shown_at:
 * @self: a list
 * @at_ms: media time
 * @shown: (out): the indices of the cues that are shown then, by start
 *
 * Returns: how many; 0 in silence
 */
guint
lyc_cue_list_shown_at (const LycCueList *self, gint64 at_ms, guint shown[LYC_CUE_LIST_MAX_SHOWN])
{
  int last = lyc_cue_list_index_at (self, at_ms);
  guint n = 0;

  for (int i = last; i >= 0 && i > last - MAX_LOOK_BACK && n < LYC_CUE_LIST_MAX_SHOWN; i--)
    {
      if (g_array_index (self->latest_end_ms, gint64, i) <= at_ms)
        break;
      if (lyc_cue_list_get (self, (guint) i)->end_ms > at_ms)
        shown[n++] = (guint) i;
    }
  for (guint i = 0; i < n / 2; i++)
    {
      guint swap = shown[i];

      shown[i] = shown[n - 1 - i];
      shown[n - 1 - i] = swap;
    }
  return n;
}

/**
 * lyc_cue_list_new_speaker:
 * @self: a list
 * @index: of a cue
 *
 * Returns: (transfer none) (nullable): whom to name before the cue: its speaker, where another one
 *   spoke before. Where only one ever speaks nobody is named.
 */
const char *
lyc_cue_list_new_speaker (const LycCueList *self, guint index)
{
  const LycCue *cue = lyc_cue_list_get (self, index);

  if (!self->several_speakers || cue->voice == NULL || *cue->voice == '\0'
      || (index > 0 && g_strcmp0 (cue->voice, lyc_cue_list_get (self, index - 1)->voice) == 0))
    return NULL;
  return cue->voice;
}

/**
 * lyc_cue_list_caption_at:
 * @self: a list
 * @at_ms: media time
 *
 * Returns: (transfer full) (nullable): the text to show then, the lines of cues that overlap one
 *   below the other; %NULL in silence
 */
char *
lyc_cue_list_caption_at (const LycCueList *self, gint64 at_ms)
{
  guint shown[LYC_CUE_LIST_MAX_SHOWN], n = lyc_cue_list_shown_at (self, at_ms, shown);
  GString *text = n > 0 ? g_string_new (NULL) : NULL;

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "",
                            lyc_cue_list_get (self, shown[i])->text);
  return text != NULL ? g_string_free (text, FALSE) : NULL;
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  gint64 x = *(const gint64 *) a, y = *(const gint64 *) b;

  return (x > y) - (x < y);
}

/**
 * lyc_cue_list_get_boundaries:
 * @self: a list
 *
 * Returns: (transfer full) (element-type gint64): all starts and ends in order, for
 *   lyc_playback_clock_subscribe()
 */
GArray *
lyc_cue_list_get_boundaries (const LycCueList *self)
{
  GArray *times = g_array_sized_new (FALSE, FALSE, sizeof (gint64), 2 * self->cues->len);

  for (guint i = 0; i < self->cues->len; i++)
    {
      const LycCue *cue = self->cues->pdata[i];

      g_array_append_val (times, cue->start_ms);
      g_array_append_val (times, cue->end_ms);
    }
  g_array_sort (times, compare_times);
  return times;
}
