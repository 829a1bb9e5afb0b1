/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "request.h"

G_BEGIN_DECLS

/* What narrows a search, as the index of posts has it; see schema-search.c. */
typedef struct
{
  GString *match;   /* an expression of FTS5; "" where nothing was asked for */
  gint64 after_ms;  /* inclusive */
  gint64 before_ms; /* exclusive */
  gboolean timed;   /* either was said */
} LycPostSearchFilter;

LycPostSearchFilter *lyc_post_search_filter_new (LycRequest *request, const char *words);
void lyc_post_search_filter_free (LycPostSearchFilter *self);
gint64 lyc_post_search_filter_get_first_row (const LycPostSearchFilter *self);
gint64 lyc_post_search_filter_get_last_row (const LycPostSearchFilter *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LycPostSearchFilter, lyc_post_search_filter_free)

G_END_DECLS
