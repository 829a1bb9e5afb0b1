/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/* The words of a text as the search index files them. */
typedef struct _LycSearchWords LycSearchWords;

LycSearchWords *lyc_search_words_new (sqlite3 *db);
void lyc_search_words_free (LycSearchWords *self);
GPtrArray *lyc_search_words_split (LycSearchWords *self, const char *text, guint most);
void lyc_search_words_add_match (GString *match, GPtrArray *words);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LycSearchWords, lyc_search_words_free)

G_END_DECLS
