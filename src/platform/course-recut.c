/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "course-recut.h"

/**
 * lyc_course_recut:
 * @cues_before: (nullable): cues of the first transcript before, as JSON
 * @cues_now: (nullable): those of the recording as it is now
 *
 * Called once in the import's transaction for each asset whose recording was replaced by another,
 * when its transcripts are in place. The revision says so to whoever remembers moments of it.
 */
void
lyc_course_recut (LycPlatform *platform, gint64 asset_id, const char *cues_before,
                  const char *cues_now)
{
  lyc_db_run (platform->db, "UPDATE asset SET revision = revision + 1 WHERE id = ?", "i", asset_id);
}
