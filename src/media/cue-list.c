/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cue-list.h"

/* A caption shows at most this many cues at once, and looks no further back than this for them, so
 * that a file of a thousand cues over each other costs no more than any other. */
#define MAX_SHOWN 3
#define MAX_LOOK_BACK 64

struct _LycCueList
{
  gatomicrefcount refs;
  GPtrArray *cues;      /* of LycCue, by start */
  GArray *latest_end_ms; /* for each cue, the latest end of it and of all before it */
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
  const LycCue *shown[MAX_SHOWN];
  int n = 0, last = lyc_cue_list_index_at (self, at_ms);
  GString *text;

  for (int i = last; i >= 0 && i > last - MAX_LOOK_BACK && n < MAX_SHOWN; i--)
    {
      if (g_array_index (self->latest_end_ms, gint64, i) <= at_ms)
        break;
      if (lyc_cue_list_get (self, i)->end_ms > at_ms)
        shown[n++] = lyc_cue_list_get (self, i);
    }
  if (n == 0)
    return NULL;
  text = g_string_new (shown[n - 1]->text);
  for (int i = n - 2; i >= 0; i--)
    g_string_append_printf (text, "\n%s", shown[i]->text);
  return g_string_free (text, FALSE);
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
