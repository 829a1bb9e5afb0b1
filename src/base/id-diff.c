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

/* The ids of @before that stay, in order: a greedy rising run of their places in the new list. One that
 * moved backwards is treated as gone and come again, which is right for lists that mostly grow. */
static void
mark_kept (const char *const *before, guint n_before, GHashTable *index, guint *kept_at)
{
  guint last = 0;

  for (guint i = 0; i < n_before; i++)
    {
      guint at = GPOINTER_TO_UINT (g_hash_table_lookup (index, before[i]));

      kept_at[i] = at > last ? at : 0;
      if (at > last)
        last = at;
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

  mark_kept (before, n_before, index, kept_at);
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
