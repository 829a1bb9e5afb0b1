/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "moment.h"

/* Returns: whether @thread speaks of a moment of the recording @asset_id, and of which */
gboolean
lyc_moment_read (LycContainer *thread, const char *asset_id, LycMomentSpan *span)
{
  LycAnchor anchor;

  if (asset_id == NULL || !lyc_container_get_anchor (thread, &anchor)
      || g_strcmp0 (anchor.asset_id, asset_id) != 0)
    return FALSE;
  span->start_ms = anchor.start_ms;
  span->end_ms
      = anchor.end_ms > anchor.start_ms ? anchor.end_ms : anchor.start_ms + LYC_MOMENT_SPAN_MS;
  span->sure = lyc_anchor_is_sure (&anchor);
  return TRUE;
}

/* Whether it is less than half a minute from @position_ms. */
gboolean
lyc_moment_is_near (const LycMomentSpan *span, gint64 position_ms)
{
  return span->sure && position_ms >= span->start_ms - LYC_MOMENT_REACH_MS
         && position_ms <= MAX (span->end_ms, span->start_ms + LYC_MOMENT_REACH_MS);
}

/* Orders by where in the recording they are, and what is no longer in it last; the position that
 * plays has no part in it, so nothing moves while one watches. */
int
lyc_moment_compare (const LycMomentSpan *a, const LycMomentSpan *b)
{
  if (a->sure != b->sure)
    return a->sure ? -1 : 1;
  return a->start_ms < b->start_ms ? -1 : a->start_ms > b->start_ms;
}
