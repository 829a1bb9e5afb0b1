/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "height-tree.h"

#define UNMEASURED (-1)

struct _LycHeightTree
{
  GArray *heights; /* int each, or UNMEASURED */
  GArray *sums;    /* gint64 each: a Fenwick tree, entry i-1 for its index i */
  int estimate;
  gboolean dirty;  /* sums have to be built again */
};

LycHeightTree *
lyc_height_tree_new (int estimate)
{
  LycHeightTree *self = g_new0 (LycHeightTree, 1);

  self->heights = g_array_new (FALSE, FALSE, sizeof (int));
  self->sums = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->estimate = MAX (estimate, 1);
  return self;
}

void
lyc_height_tree_free (LycHeightTree *self)
{
  g_array_unref (self->heights);
  g_array_unref (self->sums);
  g_free (self);
}

guint
lyc_height_tree_get_n (LycHeightTree *self)
{
  return self->heights->len;
}

void
lyc_height_tree_set_estimate (LycHeightTree *self, int estimate)
{
  self->estimate = MAX (estimate, 1);
  self->dirty = TRUE;
}

int
lyc_height_tree_get (LycHeightTree *self, guint position)
{
  int height;

  g_return_val_if_fail (position < self->heights->len, 0);
  height = g_array_index (self->heights, int, position);
  return height == UNMEASURED ? self->estimate : height;
}

static void
rebuild (LycHeightTree *self)
{
  guint n = self->heights->len;

  if (!self->dirty)
    return;
  self->dirty = FALSE;
  g_array_set_size (self->sums, n);
  for (guint i = 0; i < n; i++)
    g_array_index (self->sums, gint64, i) = lyc_height_tree_get (self, i);
  for (guint i = 1; i <= n; i++)
    {
      guint parent = i + (i & -i);

      if (parent <= n)
        g_array_index (self->sums, gint64, parent - 1) += g_array_index (self->sums, gint64, i - 1);
    }
}

/* One more entry without touching the others: it sums the entries it stands over. */
static void
append_sum (LycHeightTree *self)
{
  guint i = self->sums->len + 1;
  gint64 sum = self->estimate;

  for (guint child = i - 1; child > i - (i & -i); child -= child & -child)
    sum += g_array_index (self->sums, gint64, child - 1);
  g_array_append_val (self->sums, sum);
}

void
lyc_height_tree_splice (LycHeightTree *self, guint position, guint removed, guint added)
{
  guint old_n = self->heights->len;
  guint tail = old_n - position - removed;
  int *heights;

  g_return_if_fail (position <= old_n && removed <= old_n - position);
  if (added > removed)
    g_array_set_size (self->heights, old_n - removed + added);
  heights = (int *) (gpointer) self->heights->data;
  if (tail > 0)
    memmove (heights + position + added, heights + position + removed, tail * sizeof (int));
  for (guint i = position; i < position + added; i++)
    heights[i] = UNMEASURED;
  g_array_set_size (self->heights, old_n - removed + added);
  if (position < old_n || self->dirty)
    self->dirty = TRUE;
  else
    for (guint i = 0; i < added; i++)
      append_sum (self);
}

void
lyc_height_tree_set (LycHeightTree *self, guint position, int height)
{
  int delta = height - lyc_height_tree_get (self, position);

  g_array_index (self->heights, int, position) = height;
  if (delta == 0 || self->dirty)
    return;
  for (guint i = position + 1; i <= self->sums->len; i += i & -i)
    g_array_index (self->sums, gint64, i - 1) += delta;
}

gint64
lyc_height_tree_get_top (LycHeightTree *self, guint position)
{
  gint64 top = 0;

  rebuild (self);
  for (guint i = MIN (position, self->sums->len); i > 0; i -= i & -i)
    top += g_array_index (self->sums, gint64, i - 1);
  return top;
}

guint
lyc_height_tree_find (LycHeightTree *self, gint64 y, int *into)
{
  guint n = self->heights->len, found = 0;

  rebuild (self);
  y = MAX (y, 0);
  if (n > 0)
    for (guint step = 1u << g_bit_nth_msf (n, -1); step > 0; step >>= 1)
      if (found + step <= n && g_array_index (self->sums, gint64, found + step - 1) <= y)
        {
          found += step;
          y -= g_array_index (self->sums, gint64, found - 1);
        }
  if (n > 0 && found == n)
    {
      found = n - 1;
      y = lyc_height_tree_get (self, found);
    }
  if (into)
    *into = (int) y;
  return found;
}
