/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record.h"

G_BEGIN_DECLS

#define LYC_TYPE_PROGRESS (lyc_progress_get_type ())
G_DECLARE_FINAL_TYPE (LycProgress, lyc_progress, LYC, PROGRESS, LycRecord)

const char *lyc_progress_get_lesson_id (LycProgress *self);
const char *lyc_progress_get_course_id (LycProgress *self);
gint64      lyc_progress_get_position_ms (LycProgress *self);
gint64      lyc_progress_get_position_at (LycProgress *self);
gint64      lyc_progress_get_percent (LycProgress *self);
gint64      lyc_progress_get_completed_at (LycProgress *self);
JsonArray  *lyc_progress_get_ranges (LycProgress *self);
const char *lyc_progress_get_place (LycProgress *self);
gboolean lyc_progress_is_checked (LycProgress *self, const char *point_id);

G_END_DECLS
