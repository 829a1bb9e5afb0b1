/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-progress.h"

#include "json-read.h"

/**
 * LycCohortProgress:
 *
 * How far the learners of a cohort are in a course, in counts. Fields as in data/api/openapi.yaml.
 */
struct _LycCohortProgress
{
  LycRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (LycCohortProgress, lyc_cohort_progress, LYC_TYPE_RECORD)

static void
lyc_cohort_progress_class_init (LycCohortProgressClass *klass)
{
}

static void
lyc_cohort_progress_init (LycCohortProgress *self)
{
}

const char *
lyc_cohort_progress_get_cohort_id (LycCohortProgress *self)
{
  return lyc_record_get_string (LYC_RECORD (self), "cohort_id");
}

/* Returns: how many are counted; 0 where they are too few to be counted */
gint64
lyc_cohort_progress_get_learners (LycCohortProgress *self)
{
  return lyc_record_get_int (LYC_RECORD (self), "learners");
}

/* Returns: how many of them completed the lesson */
gint64
lyc_cohort_progress_get_completed (LycCohortProgress *self, const char *lesson_id)
{
  JsonObject *lesson;

  for (guint i = 0; (lesson = lyc_record_get_nth_object (LYC_RECORD (self), "lessons", i)) != NULL;
       i++)
    if (g_strcmp0 (lyc_json_text (lesson, "lesson_id", NULL), lesson_id) == 0)
      return lyc_json_int (lesson, "completed", 0);
  return 0;
}
