/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "finder.h"

G_BEGIN_DECLS

/* How a filter that is being typed may go on. */
typedef struct
{
  char *name;  /* as it is shown */
  char *about; /* "" */
  char *text;  /* what the box says then */
} LycSearchSuggestion;

LycSearchSuggestion *lyc_search_suggestion_copy (const LycSearchSuggestion *self);
void lyc_search_suggestion_free (LycSearchSuggestion *self);

void lyc_search_complete_async (LycFinder *finder, const char *text, GCancellable *cancellable,
                                GAsyncReadyCallback callback, gpointer user_data);
GPtrArray *lyc_search_complete_finish (GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LycSearchSuggestion, lyc_search_suggestion_free)

G_END_DECLS
