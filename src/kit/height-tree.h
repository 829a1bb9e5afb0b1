/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Heights of the items of a list, with sums in O(log n). An item not yet measured counts with the
 * estimate. Inserting in the middle costs O(n) at the next sum; appending does not. */
typedef struct _LycHeightTree LycHeightTree;

LycHeightTree *lyc_height_tree_new (int estimate);
void lyc_height_tree_free (LycHeightTree *self);

guint lyc_height_tree_get_n (LycHeightTree *self);
void lyc_height_tree_set_estimate (LycHeightTree *self, int estimate);
void lyc_height_tree_splice (LycHeightTree *self, guint position, guint removed, guint added);
void lyc_height_tree_set (LycHeightTree *self, guint position, int height);
int lyc_height_tree_get (LycHeightTree *self, guint position);
/* The sum of the heights of all items before `position`, which may be n. */
gint64 lyc_height_tree_get_top (LycHeightTree *self, guint position);
/* The item that covers `y`, and how far `y` is into it; the last one for a y below all. */
guint lyc_height_tree_find (LycHeightTree *self, gint64 y, int *into);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LycHeightTree, lyc_height_tree_free)

G_END_DECLS
