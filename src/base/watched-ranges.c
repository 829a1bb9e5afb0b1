/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "watched-ranges.h"

typedef struct
{
  gint64 from_ms;
  gint64 to_ms;
} Range;

struct _LycWatchedRanges
{
  GArray *ranges; /* of Range: sorted, and each begins after the one before it has ended */
};

G_DEFINE_BOXED_TYPE (LycWatchedRanges, lyc_watched_ranges, lyc_watched_ranges_copy,
                     lyc_watched_ranges_free)

/**
 * lyc_watched_ranges_new:
 *
 * Returns: (transfer full): the empty set
 */
LycWatchedRanges *
lyc_watched_ranges_new (void)
{
  LycWatchedRanges *self = g_new0 (LycWatchedRanges, 1);

  self->ranges = g_array_new (FALSE, FALSE, sizeof (Range));
  return self;
}

/**
 * lyc_watched_ranges_copy:
 * @self: a set of ranges
 *
 * Returns: (transfer full): a copy that shares nothing
 */
LycWatchedRanges *
lyc_watched_ranges_copy (const LycWatchedRanges *self)
{
  LycWatchedRanges *copy = g_new0 (LycWatchedRanges, 1);

  copy->ranges = g_array_copy (self->ranges);
  return copy;
}

/**
 * lyc_watched_ranges_free:
 * @self: (transfer full): a set of ranges
 */
void
lyc_watched_ranges_free (LycWatchedRanges *self)
{
  g_array_unref (self->ranges);
  g_free (self);
}

static Range *
range_at (const LycWatchedRanges *self, guint index)
{
  return &g_array_index (self->ranges, Range, index);
}

/* The first range that ends at or after @at_ms, or the number of ranges. */
static guint
find_first_ending (const LycWatchedRanges *self, gint64 at_ms)
{
  guint low = 0, high = self->ranges->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (range_at (self, middle)->to_ms < at_ms)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* Over the bound, what was between the two nearest ranges counts as watched: the least untruth. */
static void
close_smallest_gap (LycWatchedRanges *self)
{
  guint best = 0;
  gint64 smallest = G_MAXINT64;

  for (guint i = 0; i + 1 < self->ranges->len; i++)
    {
      gint64 gap = range_at (self, i + 1)->from_ms - range_at (self, i)->to_ms;

      if (gap < smallest)
        {
          smallest = gap;
          best = i;
        }
    }
  range_at (self, best)->to_ms = range_at (self, best + 1)->to_ms;
  g_array_remove_index (self->ranges, best + 1);
}

/**
 * lyc_watched_ranges_add:
 * @self: a set of ranges
 * @from_ms: first millisecond
 * @to_ms: the millisecond after the last
 *
 * Adds a range. Ranges that touch become one. At most %LYC_WATCHED_RANGES_MAX are kept: beyond
 * that the smallest gap is closed.
 *
 * Returns: whether it was a range (0 ≤ @from_ms < @to_ms); otherwise nothing is changed
 */
gboolean
lyc_watched_ranges_add (LycWatchedRanges *self, gint64 from_ms, gint64 to_ms)
{
  Range added = { from_ms, to_ms };
  guint first, last;

  if (from_ms < 0 || to_ms <= from_ms)
    return FALSE;
  first = last = find_first_ending (self, from_ms);
  while (last < self->ranges->len && range_at (self, last)->from_ms <= to_ms)
    {
      added.from_ms = MIN (added.from_ms, range_at (self, last)->from_ms);
      added.to_ms = MAX (added.to_ms, range_at (self, last)->to_ms);
      last++;
    }
  if (last > first)
    g_array_remove_range (self->ranges, first, last - first);
  g_array_insert_val (self->ranges, first, added);
  if (self->ranges->len > LYC_WATCHED_RANGES_MAX)
    close_smallest_gap (self);
  return TRUE;
}

/**
 * lyc_watched_ranges_merge:
 * @self: a set of ranges
 * @other: what is added to it
 */
void
lyc_watched_ranges_merge (LycWatchedRanges *self, const LycWatchedRanges *other)
{
  for (guint i = 0; i < other->ranges->len; i++)
    lyc_watched_ranges_add (self, range_at (other, i)->from_ms, range_at (other, i)->to_ms);
}

/**
 * lyc_watched_ranges_get_n:
 * @self: a set of ranges
 *
 * Returns: how many separate ranges it has
 */
guint
lyc_watched_ranges_get_n (const LycWatchedRanges *self)
{
  return self->ranges->len;
}

/**
 * lyc_watched_ranges_get:
 * @self: a set of ranges
 * @index: less than lyc_watched_ranges_get_n()
 * @from_ms: (out): first millisecond
 * @to_ms: (out): the millisecond after the last
 */
void
lyc_watched_ranges_get (const LycWatchedRanges *self, guint index, gint64 *from_ms, gint64 *to_ms)
{
  g_return_if_fail (index < self->ranges->len);

  *from_ms = range_at (self, index)->from_ms;
  *to_ms = range_at (self, index)->to_ms;
}

/**
 * lyc_watched_ranges_contains:
 * @self: a set of ranges
 * @at_ms: a media time
 *
 * Returns: whether that millisecond was watched
 */
gboolean
lyc_watched_ranges_contains (const LycWatchedRanges *self, gint64 at_ms)
{
  guint i = find_first_ending (self, at_ms + 1);

  return i < self->ranges->len && range_at (self, i)->from_ms <= at_ms;
}

/**
 * lyc_watched_ranges_get_covered_ms:
 * @self: a set of ranges
 *
 * Returns: the length of all ranges together, in milliseconds
 */
gint64
lyc_watched_ranges_get_covered_ms (const LycWatchedRanges *self)
{
  gint64 covered = 0;

  for (guint i = 0; i < self->ranges->len; i++)
    covered += range_at (self, i)->to_ms - range_at (self, i)->from_ms;
  return covered;
}

/**
 * lyc_watched_ranges_get_percent:
 * @self: a set of ranges
 * @duration_ms: the recording's length in milliseconds
 *
 * Returns: how much of [0, @duration_ms) was watched, 0 to 100, rounded down; 0 for an unknown
 *   length
 */
guint
lyc_watched_ranges_get_percent (const LycWatchedRanges *self, gint64 duration_ms)
{
  gint64 covered = 0;

  if (duration_ms <= 0)
    return 0;
  for (guint i = 0; i < self->ranges->len; i++)
    covered += MAX (0, MIN (range_at (self, i)->to_ms, duration_ms) - range_at (self, i)->from_ms);
  return (guint) ((gdouble) covered * 100.0 / (gdouble) duration_ms);
}

/**
 * lyc_watched_ranges_equal:
 * @self: a set of ranges
 * @other: another
 *
 * Returns: whether both hold the same milliseconds
 */
gboolean
lyc_watched_ranges_equal (const LycWatchedRanges *self, const LycWatchedRanges *other)
{
  if (self->ranges->len != other->ranges->len)
    return FALSE;
  for (guint i = 0; i < self->ranges->len; i++)
    if (range_at (self, i)->from_ms != range_at (other, i)->from_ms
        || range_at (self, i)->to_ms != range_at (other, i)->to_ms)
      return FALSE;
  return TRUE;
}
