/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "note-reattach.h"

#include "changes.h"
#include "reattach.h"

/* Brings one note to the present revision of its recording. One that is not surely found keeps the
 * revision and the times it had: its writer's device says where it was. */
static gboolean
reattach (LycReattach *self, LycPlatform *platform, gint64 id)
{
  g_autoptr (LycRows) rows = lyc_db_query (
      platform->db, "SELECT asset_rev, start_ms, end_ms, quote FROM note WHERE id = ?", "i", id);
  LycPlacement placement;
  LycMoment moment;
  const char *cue_id;
  gint64 end;

  if (!lyc_rows_next (rows) || lyc_rows_int (rows, 1) < 0
      || lyc_rows_int (rows, 0) >= lyc_reattach_get_revision (self))
    return FALSE;
  end = lyc_rows_int (rows, 2);
  moment = (LycMoment){ lyc_rows_int (rows, 1), MAX (lyc_rows_int (rows, 1), end),
                        lyc_rows_text (rows, 3), "", "" };
  if (!lyc_reattach_find (self, lyc_rows_int (rows, 0), &moment, &placement, &cue_id))
    return FALSE;
  lyc_db_run (platform->db,
              "UPDATE note SET asset_rev = ?, start_ms = ?, end_ms = ?, cue_id = ? WHERE id = ?",
              "iiisi", lyc_reattach_get_revision (self), placement.start_ms,
              end < 0 ? end : placement.end_ms, cue_id, id);
  return TRUE;
}

/**
 * lyc_reattach_note:
 *
 * For a note that comes from a device which still had an earlier revision.
 */
void
lyc_reattach_note (LycPlatform *platform, gint64 asset_id, gint64 id)
{
  g_autoptr (LycReattach) self = lyc_reattach_new (platform, asset_id);

  reattach (self, platform, id);
}

/**
 * lyc_reattach_notes:
 *
 * Brings everyone's notes on a recording to its present revision, and tells each of theirs, in the
 * running transaction.
 */
void
lyc_reattach_notes (LycPlatform *platform, gint64 asset_id)
{
  g_autoptr (LycReattach) self = lyc_reattach_new (platform, asset_id);
  g_autoptr (GArray) ids = lyc_db_ints (
      platform->db, "SELECT id FROM note WHERE asset_id = ? AND NOT deleted ORDER BY id", "i",
      asset_id);

  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);

      if (reattach (self, platform, id))
        lyc_change (platform, "note.updated", "note",
                    lyc_db_int (platform->db, 0, "SELECT scope_id FROM note WHERE id = ?", "i", id),
                    id, NULL, 0);
    }
}
