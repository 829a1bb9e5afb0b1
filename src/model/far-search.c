/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "far-search.h"

/* Returns: (transfer full): asks for the first page of @query, of which it has a copy; whom and
 * what its names mean is put in by who knows them */
LycFarSearch *
lyc_far_search_new (const LycSearchQuery *query)
{
  LycFarSearch *self = g_new0 (LycFarSearch, 1);

  self->query = lyc_search_query_copy (query);
  self->before_ms = query->before_ms;
  return self;
}

void
lyc_far_search_free (LycFarSearch *self)
{
  lyc_search_query_free (self->query);
  g_clear_pointer (&self->author_ids, g_ptr_array_unref);
  g_clear_pointer (&self->place_ids, g_ptr_array_unref);
  g_free (self);
}

/* Whether it names a person or a place that there is not. */
gboolean
lyc_far_search_is_impossible (const LycFarSearch *self)
{
  return (self->author_ids != NULL && self->author_ids->len == 0)
         || (self->place_ids != NULL && self->place_ids->len == 0);
}

gboolean
lyc_far_search_names_too_many (const LycFarSearch *self)
{
  return (self->author_ids != NULL && self->author_ids->len > LYC_FAR_SEARCH_MAX_NAMED)
         || (self->place_ids != NULL && self->place_ids->len > LYC_FAR_SEARCH_MAX_NAMED);
}
