/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "moment.h"

static gboolean
read_anchor (LycContainer *thread, const char *asset_id, LycAnchor *anchor)
{
  return asset_id != NULL && lyc_container_get_anchor (thread, anchor)
         && g_strcmp0 (anchor->asset_id, asset_id) == 0;
}

/* Whether @thread speaks of something less than half a minute from @position_ms. */
gboolean
lyc_moment_is_near (LycContainer *thread, const char *asset_id, gint64 position_ms)
{
  LycAnchor anchor;

  return read_anchor (thread, asset_id, &anchor)
         && ABS (anchor.start_ms - position_ms) <= LYC_MOMENT_REACH_MS;
}

/* Whether @thread speaks of what plays at @position_ms. */
gboolean
lyc_moment_is_now (LycContainer *thread, const char *asset_id, gint64 position_ms)
{
  LycAnchor anchor;

  if (!read_anchor (thread, asset_id, &anchor))
    return FALSE;
  return lyc_anchor_is_sure (&anchor) && position_ms >= anchor.start_ms
         && position_ms < (anchor.end_ms > anchor.start_ms ? anchor.end_ms
                                                           : anchor.start_ms + LYC_MOMENT_SPAN_MS);
}

/* Orders threads by where in the recording they are; the position that plays has no part in it, so
 * nothing moves while one watches. */
int
lyc_moment_compare (LycContainer *a, LycContainer *b)
{
  LycAnchor one = { 0 }, two = { 0 };

  lyc_container_get_anchor (a, &one);
  lyc_container_get_anchor (b, &two);
  if (one.start_ms != two.start_ms)
    return one.start_ms < two.start_ms ? -1 : 1;
  return g_strcmp0 (lyc_record_get_id (LYC_RECORD (a)), lyc_record_get_id (LYC_RECORD (b)));
}
