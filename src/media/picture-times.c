/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "picture-times.h"

/* More than lie between two key frames of anything sensible. */
#define MAX_TIMES 4096
#define DEFAULT_PERIOD (40 * G_GINT64_CONSTANT (1000000))

static gint64
get (const LycPictureTimes *self, guint index)
{
  return g_array_index (self->sorted, gint64, index);
}

/* How many begin at or before the time. They come nearly in order: sought from the end. */
static guint
count_until (const LycPictureTimes *self, gint64 time_ns)
{
  guint n = self->sorted->len;

  while (n > 0 && get (self, n - 1) > time_ns)
    n--;
  return n;
}

void
lyc_picture_times_init (LycPictureTimes *self)
{
  self->sorted = g_array_new (FALSE, FALSE, sizeof (gint64));
}

void
lyc_picture_times_release (LycPictureTimes *self)
{
  g_clear_pointer (&self->sorted, g_array_unref);
}

/**
 * lyc_picture_times_reset:
 * @self: times
 *
 * Forgets all: what comes next is from elsewhere.
 */
void
lyc_picture_times_reset (LycPictureTimes *self)
{
  g_array_set_size (self->sorted, 0);
}

/**
 * lyc_picture_times_add:
 * @self: times
 * @time_ns: when a picture begins
 */
void
lyc_picture_times_add (LycPictureTimes *self, gint64 time_ns)
{
  guint at = count_until (self, time_ns);

  if (at > 0 && get (self, at - 1) == time_ns)
    return;
  g_array_insert_val (self->sorted, at, time_ns);
  if (self->sorted->len > MAX_TIMES)
    g_array_remove_range (self->sorted, 0, MAX_TIMES / 2);
}

/* How long the picture lasts at most: those between it and the next may not have come yet. */
static gint64
length (const LycPictureTimes *self, guint n, gint64 from_ns, gint64 period_ns)
{
  return n < self->sorted->len ? MIN (period_ns, get (self, n) - from_ns) : period_ns;
}

/**
 * lyc_picture_times_find:
 * @self: times
 * @shown_ns: a time within the picture that is shown
 * @period_ns: how long a picture lasts as a rule; 0 if unknown
 * @offset: 0 for this picture, -1 for the one before
 * @at_ns: (out): the middle of its time, to seek to: both ends may be rounded away
 *
 * Returns: whether there is such a picture
 */
gboolean
lyc_picture_times_find (const LycPictureTimes *self, gint64 shown_ns, gint64 period_ns, int offset,
                        gint64 *at_ns)
{
  guint n = count_until (self, shown_ns);
  gint64 start = n > 0 ? get (self, n - 1) : shown_ns;

  if (period_ns <= 0)
    period_ns = DEFAULT_PERIOD;
  if (offset == 0)
    *at_ns = start + length (self, n, start, period_ns) / 2;
  else if (n > 1)
    *at_ns = start - (start - get (self, n - 2)) / 2;
  else
    *at_ns = start - period_ns / 2;
  return *at_ns >= 0;
}
