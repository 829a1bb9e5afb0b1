/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "id-diff.h"

/* Where each id of the new list stands. */
static GHashTable *
index_ids (const char *const *ids, guint n)
{
  GHashTable *index = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < n; i++)
    g_hash_table_insert (index, (gpointer) ids[i], GUINT_TO_POINTER (i + 1));
  return index;
}

/* Where in the first @n of @tails a rising run may take @at on: the first tail not below it. */
static guint
find_tail (const guint *tails, guint n, const guint *places, guint at)
{
  guint low = 0, high = n;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (places[tails[middle]] < at)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* Leaves in @places (of each old id: its place in the new list plus one, or 0) only the longest rising
 * run, so that as few rows as can be are touched (patience sorting; n log n). */
static void
keep_longest_run (guint *places, guint n)
{
  g_autofree guint *tails = g_new (guint, n + 1);
  g_autofree guint *before = g_new (guint, n + 1);
  guint length = 0, next;

  for (guint i = 0; i < n; i++)
    {
      guint at;

      if (places[i] == 0)
        continue;
      at = find_tail (tails, length, places, places[i]);
      before[i] = at > 0 ? tails[at - 1] : G_MAXUINT;
      tails[at] = i;
      length = MAX (length, at + 1);
    }
  next = length > 0 ? tails[length - 1] : G_MAXUINT;
  for (guint i = n; i-- > 0;)
    {
      if (i == next)
        next = before[i];
      else
        places[i] = 0;
    }
}

/**
 * lyc_id_diff:
 * @before: (array length=n_before): the ids of a list
 * @after: (array length=n_after): the ids it shall have
 * @func: told of each splice, first to last; positions are those of the list at that moment
 *
 * Turns one list into the other by few splices, so that rows that stay are not touched.
 */
void
lyc_id_diff (const char *const *before, guint n_before, const char *const *after, guint n_after,
             LycIdDiffFunc func, gpointer user_data)
{
  g_autoptr (GHashTable) index = index_ids (after, n_after);
  g_autofree guint *kept_at = g_new0 (guint, n_before + 1);
  guint i = 0, j = 0;

  for (i = 0; i < n_before; i++)
    kept_at[i] = GPOINTER_TO_UINT (g_hash_table_lookup (index, before[i]));
  keep_longest_run (kept_at, n_before);
  i = 0;
  while (i < n_before || j < n_after)
    {
      guint removed = 0, added = 0, next;

      while (i < n_before && kept_at[i] == 0)
        i++, removed++;
      next = i < n_before ? kept_at[i] - 1 : n_after;
      added = next - j;
      if (removed > 0 || added > 0)
        func (j, removed, added, user_data);
      j = next;
      while (i < n_before && j < n_after && kept_at[i] == j + 1)
        i++, j++;
    }
}
