/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "moment-density.h"

#include <string.h>

/**
 * lyc_moment_density_count:
 * @moments: where people talk, in any order; their counts are posts
 * @counts: (out caller-allocates) (array length=n_parts): how many posts speak of each part
 *
 * What lies outside the recording counts to its nearest part, so that no post is lost.
 */
void
lyc_moment_density_count (const LycSeekMoment *moments, guint n, gint64 duration_ms, guint *counts,
                          guint n_parts)
{
  memset (counts, 0, n_parts * sizeof *counts);
  for (guint i = 0; i < n && duration_ms > 0; i++)
    {
      gint64 part = MAX (moments[i].at_ms, 0) * (gint64) n_parts / duration_ms;

      counts[MIN (part, (gint64) n_parts - 1)] += moments[i].count;
    }
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const LycSeekMoment *one = a, *two = b;

  return one->at_ms < two->at_ms ? -1 : one->at_ms > two->at_ms;
}

/* Returns: (transfer full): the moments by time, those within @within_ms of the first of them as
 * one */
GArray *
lyc_moment_density_join (const LycSeekMoment *moments, guint n, gint64 within_ms)
{
  g_autoptr (GArray) sorted = g_array_new (FALSE, FALSE, sizeof (LycSeekMoment));
  GArray *joined = g_array_new (FALSE, FALSE, sizeof (LycSeekMoment));

  if (n > 0)
    g_array_append_vals (sorted, moments, n);
  g_array_sort (sorted, compare);
  for (guint i = 0; i < n; i++)
    {
      const LycSeekMoment *moment = &g_array_index (sorted, LycSeekMoment, i);
      LycSeekMoment *last
          = joined->len > 0 ? &g_array_index (joined, LycSeekMoment, joined->len - 1) : NULL;

      if (last != NULL && moment->at_ms - last->at_ms < within_ms)
        last->count += moment->count;
      else
        g_array_append_vals (joined, moment, 1);
    }
  return joined;
}
