/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort.h"

#include "json-read.h"

/**
 * LycCohort:
 *
 * A group that learns together. Fields as in data/api/openapi.yaml.
 */
struct _LycCohort
{
  LycRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (LycCohort, lyc_cohort, LYC_TYPE_RECORD)

static void
lyc_cohort_class_init (LycCohortClass *klass)
{
}

static void
lyc_cohort_init (LycCohort *self)
{
}

const char *
lyc_cohort_get_name (LycCohort *self)
{
  return lyc_record_get_string (LYC_RECORD (self), "name");
}

const char *
lyc_cohort_get_mission (LycCohort *self)
{
  return lyc_record_get_string (LYC_RECORD (self), "mission");
}

guint
lyc_cohort_get_n_colours (LycCohort *self)
{
  return lyc_record_get_n_strings (LYC_RECORD (self), "colours");
}

const char *
lyc_cohort_get_nth_colours (LycCohort *self, guint i)
{
  return lyc_record_get_nth_string (LYC_RECORD (self), "colours", i);
}

gint64
lyc_cohort_get_starts_at (LycCohort *self)
{
  return lyc_record_get_int (LYC_RECORD (self), "starts_at");
}

gint64
lyc_cohort_get_ends_at (LycCohort *self)
{
  return lyc_record_get_int (LYC_RECORD (self), "ends_at");
}

guint
lyc_cohort_get_n_course_ids (LycCohort *self)
{
  return lyc_record_get_n_strings (LYC_RECORD (self), "course_ids");
}

const char *
lyc_cohort_get_nth_course_ids (LycCohort *self, guint i)
{
  return lyc_record_get_nth_string (LYC_RECORD (self), "course_ids", i);
}

const char *
lyc_cohort_get_channel_id (LycCohort *self)
{
  return lyc_record_get_string (LYC_RECORD (self), "channel_id");
}

gint64
lyc_cohort_get_member_count (LycCohort *self)
{
  return lyc_record_get_int (LYC_RECORD (self), "member_count");
}

guint
lyc_cohort_get_n_can (LycCohort *self)
{
  return lyc_record_get_n_strings (LYC_RECORD (self), "can");
}

const char *
lyc_cohort_get_nth_can (LycCohort *self, guint i)
{
  return lyc_record_get_nth_string (LYC_RECORD (self), "can", i);
}

/* @month: "2026-11". Returns: how many questions were solved before they were asked; 0 for who does
 * not guide the cohort */
gint64
lyc_cohort_count_solved (LycCohort *self, const char *month)
{
  JsonObject *one;

  for (guint i = 0; (one = lyc_record_get_nth_object (LYC_RECORD (self), "solved", i)) != NULL; i++)
    if (g_str_equal (lyc_json_text (one, "month", ""), month))
      return lyc_json_int (one, "count", 0);
  return 0;
}

/* Whether the person may do @action here, a word such as "post.create" of the API's description. */
gboolean
lyc_cohort_can (LycCohort *self, const char *action)
{
  return lyc_record_has_string (LYC_RECORD (self), "can", action);
}
