/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "search-query.h"

G_BEGIN_DECLS

/* People or places that a platform can be asked for at once. */
#define LYC_FAR_SEARCH_MAX_NAMED 50

/**
 * LycFarSearch:
 *
 * What a platform is asked for: a query whose names were looked up, for it knows people and places
 * by their ids.
 */
typedef struct
{
  LycSearchQuery *query;
  GPtrArray *author_ids; /* of char *, nullable: anyone */
  GPtrArray *place_ids;  /* of char *, nullable: anywhere; cohorts, courses and lessons */
  gint64 before_ms;      /* of the page; exclusive; G_MAXINT64: the first */
} LycFarSearch;

LycFarSearch *lyc_far_search_new (const LycSearchQuery *query);
void lyc_far_search_free (LycFarSearch *self);
gboolean lyc_far_search_is_impossible (const LycFarSearch *self);
gboolean lyc_far_search_names_too_many (const LycFarSearch *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LycFarSearch, lyc_far_search_free)

G_END_DECLS
