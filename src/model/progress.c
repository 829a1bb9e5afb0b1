/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "progress.h"

/**
 * LycProgress:
 *
 * How far the learner is in a lesson; its id is the lesson's. Fields as in data/api/openapi.yaml.
 */
struct _LycProgress
{
  LycRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (LycProgress, lyc_progress, LYC_TYPE_RECORD)

static void
lyc_progress_class_init (LycProgressClass *klass)
{
}

static void
lyc_progress_init (LycProgress *self)
{
}

const char *
lyc_progress_get_lesson_id (LycProgress *self)
{
  return lyc_record_get_string (LYC_RECORD (self), "lesson_id");
}

const char *
lyc_progress_get_course_id (LycProgress *self)
{
  return lyc_record_get_string (LYC_RECORD (self), "course_id");
}

gint64
lyc_progress_get_position_ms (LycProgress *self)
{
  return lyc_record_get_int (LYC_RECORD (self), "position_ms");
}

gint64
lyc_progress_get_position_at (LycProgress *self)
{
  return lyc_record_get_int (LYC_RECORD (self), "position_at");
}

gint64
lyc_progress_get_percent (LycProgress *self)
{
  return lyc_record_get_int (LYC_RECORD (self), "percent");
}

gint64
lyc_progress_get_completed_at (LycProgress *self)
{
  return lyc_record_get_int (LYC_RECORD (self), "completed_at");
}

/* Returns: (transfer none) (nullable): pairs [from, to) in milliseconds */
JsonArray *
lyc_progress_get_ranges (LycProgress *self)
{
  return lyc_record_get_array (LYC_RECORD (self), "ranges");
}

/* Returns: (transfer none): where they stopped in a text: a block or a page; "" for nowhere */
const char *
lyc_progress_get_place (LycProgress *self)
{
  return lyc_record_get_string (LYC_RECORD (self), "place");
}

/* Whether a point of a checklist is ticked. */
gboolean
lyc_progress_is_checked (LycProgress *self, const char *point_id)
{
  return lyc_record_has_string (LYC_RECORD (self), "checked", point_id);
}
