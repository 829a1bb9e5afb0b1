/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sqlite3.h>

#include "search-query.h"

G_BEGIN_DECLS

/* What narrows a search, in the words of the index: names are people and places of this store. */
typedef struct _LycSearchFilter LycSearchFilter;

LycSearchFilter *lyc_search_filter_new (sqlite3 *db, const LycSearchQuery *query);
void lyc_search_filter_free (LycSearchFilter *self);
gboolean lyc_search_filter_is_impossible (LycSearchFilter *self);
void lyc_search_filter_add_talk (LycSearchFilter *self, GString *match, const char *place_tag);
void lyc_search_filter_add_rest (LycSearchFilter *self, GString *match, LycSearchGroup group);
gint64 lyc_search_filter_get_first_row (LycSearchFilter *self);
gint64 lyc_search_filter_get_last_row (LycSearchFilter *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LycSearchFilter, lyc_search_filter_free)

G_END_DECLS
