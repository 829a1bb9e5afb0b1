/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "container.h"

G_BEGIN_DECLS

/* Threads within this of the moment that plays belong to it. */
#define LYC_MOMENT_REACH_MS 30000
/* How long a thread stays lit that speaks of a moment and not of a span. */
#define LYC_MOMENT_SPAN_MS 5000

/* Where in a recording a thread stands. */
typedef struct
{
  gint64 start_ms;
  gint64 end_ms; /* not included */
  gboolean sure; /* whether it is still there; where not, it was there once */
} LycMomentSpan;

gboolean lyc_moment_read (LycContainer *thread, const char *asset_id, LycMomentSpan *span);
gboolean lyc_moment_is_near (const LycMomentSpan *span, gint64 position_ms);
int lyc_moment_compare (const LycMomentSpan *a, const LycMomentSpan *b);

G_END_DECLS
