/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "moment-index.h"

/* Spans by where they begin, under a tree of the latest end below each node: what plays is found in
 * steps of the logarithm, however many rows there are. */

typedef struct
{
  gint64 start_ms;
  gint64 end_ms; /* not included */
  guint row;
} Span;

struct _LycMomentIndex
{
  GArray *spans;  /* Span, by start */
  GArray *latest; /* gint64: a heap-shaped tree, its leaves are the spans */
  guint leaves;   /* a power of two */
  GArray *rows;   /* guint8, for each row whether it is lit */
  GArray *lit;    /* guint: the rows that are lit, in order of their spans */
  GArray *next;   /* the same, while it is found */
};

LycMomentIndex *
lyc_moment_index_new (void)
{
  LycMomentIndex *self = g_new0 (LycMomentIndex, 1);

  self->spans = g_array_new (FALSE, FALSE, sizeof (Span));
  self->latest = g_array_new (FALSE, TRUE, sizeof (gint64));
  self->rows = g_array_new (FALSE, TRUE, sizeof (guint8));
  self->lit = g_array_new (FALSE, FALSE, sizeof (guint));
  self->next = g_array_new (FALSE, FALSE, sizeof (guint));
  return self;
}

void
lyc_moment_index_free (LycMomentIndex *self)
{
  g_array_unref (self->spans);
  g_array_unref (self->latest);
  g_array_unref (self->rows);
  g_array_unref (self->lit);
  g_array_unref (self->next);
  g_free (self);
}

/* Begins anew with a list of @n_rows; nothing is lit. */
void
lyc_moment_index_begin (LycMomentIndex *self, guint n_rows)
{
  g_array_set_size (self->spans, 0);
  g_array_set_size (self->lit, 0);
  g_array_set_size (self->rows, 0);
  g_array_set_size (self->rows, n_rows);
}

void
lyc_moment_index_add (LycMomentIndex *self, guint row, gint64 start_ms, gint64 end_ms)
{
  Span span = { start_ms, end_ms, row };

  g_return_if_fail (row < self->rows->len);
  g_array_append_val (self->spans, span);
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const Span *one = a, *two = b;

  if (one->start_ms != two->start_ms)
    return one->start_ms < two->start_ms ? -1 : 1;
  return one->row < two->row ? -1 : one->row > two->row;
}

/* To be called when all rows were added. */
void
lyc_moment_index_end (LycMomentIndex *self)
{
  gint64 *latest;

  g_array_sort (self->spans, compare);
  for (self->leaves = 1; self->leaves < self->spans->len;)
    self->leaves *= 2;
  g_array_set_size (self->latest, 0);
  g_array_set_size (self->latest, 2 * self->leaves);
  latest = (gint64 *) (void *) self->latest->data;
  for (guint i = 0; i < self->spans->len; i++)
    latest[self->leaves + i] = g_array_index (self->spans, Span, i).end_ms;
  for (guint i = self->leaves; i-- > 1;)
    latest[i] = MAX (latest[2 * i], latest[2 * i + 1]);
}

/* Collects, below @node that stands over @n spans from @first on, those before @limit that have not
 * ended. */
static void
collect (LycMomentIndex *self, guint node, guint first, guint n, guint limit, gint64 position_ms)
{
  if (first >= limit || g_array_index (self->latest, gint64, node) <= position_ms)
    return;
  if (n == 1)
    {
      g_array_append_val (self->next, g_array_index (self->spans, Span, first).row);
      return;
    }
  collect (self, 2 * node, first, n / 2, limit, position_ms);
  collect (self, 2 * node + 1, first + n / 2, n / 2, limit, position_ms);
}

/* Returns: how many spans begin at @position_ms or before */
static guint
count_begun (LycMomentIndex *self, gint64 position_ms)
{
  guint low = 0, high = self->spans->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (self->spans, Span, middle).start_ms <= position_ms)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static void
mark (LycMomentIndex *self, GArray *rows, guint8 lit)
{
  for (guint i = 0; i < rows->len; i++)
    g_array_index (self->rows, guint8, g_array_index (rows, guint, i)) = lit;
}

/* Lights what plays at @position_ms. Returns: whether other rows are lit than before */
gboolean
lyc_moment_index_seek (LycMomentIndex *self, gint64 position_ms)
{
  GArray *before = self->lit;

  g_array_set_size (self->next, 0);
  if (self->spans->len > 0)
    collect (self, 1, 0, self->leaves, count_begun (self, position_ms), position_ms);
  if (self->next->len == before->len
      && (before->len == 0
          || memcmp (self->next->data, before->data, before->len * sizeof (guint)) == 0))
    return FALSE;
  mark (self, before, 0);
  mark (self, self->next, 1);
  self->lit = self->next;
  self->next = before;
  return TRUE;
}

gboolean
lyc_moment_index_is_lit (LycMomentIndex *self, guint row)
{
  return row < self->rows->len && g_array_index (self->rows, guint8, row) != 0;
}
