/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "course-recut.h"

#include "note-reattach.h"
#include "reattach.h"

/**
 * lyc_course_recut:
 *
 * Called once in the import's transaction for each asset whose recording was replaced by another,
 * when its transcripts are in place; lyc_asset_keep_past() was called before. The revision rises,
 * and what is tied to moments of the recording moves along.
 */
void
lyc_course_recut (LycPlatform *platform, gint64 asset_id)
{
  lyc_db_run (platform->db, "UPDATE asset SET revision = revision + 1 WHERE id = ?", "i", asset_id);
  lyc_reattach_posts (platform, asset_id);
  lyc_reattach_notes (platform, asset_id);
}
