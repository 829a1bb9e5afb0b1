/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/* What search_talk or search_rest has that is like some words: the rows that say any of them, the
 * best first by BM25. How long it takes does not grow with the index: of a word that very many rows
 * say only the newest of them are looked at, and the word weighs little. */
typedef struct _LycSearchScore LycSearchScore;

/* One row, and how well it fits. */
typedef struct
{
  gint64 row;
  double score;
} LycSearchScored;

LycSearchScore *lyc_search_score_new (sqlite3 *db, const char *text);
void lyc_search_score_free (LycSearchScore *self);
gboolean lyc_search_score_is_blank (LycSearchScore *self);
GArray *lyc_search_score_list (LycSearchScore *self, const char *table, const char *tag,
                               GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LycSearchScore, lyc_search_score_free)

G_END_DECLS
