/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record.h"

G_BEGIN_DECLS

#define LYC_TYPE_COHORT (lyc_cohort_get_type ())
G_DECLARE_FINAL_TYPE (LycCohort, lyc_cohort, LYC, COHORT, LycRecord)

const char *lyc_cohort_get_name (LycCohort *self);
const char *lyc_cohort_get_mission (LycCohort *self);
guint       lyc_cohort_get_n_colours (LycCohort *self);
const char *lyc_cohort_get_nth_colours (LycCohort *self, guint i);
gint64      lyc_cohort_get_starts_at (LycCohort *self);
gint64      lyc_cohort_get_ends_at (LycCohort *self);
guint       lyc_cohort_get_n_course_ids (LycCohort *self);
const char *lyc_cohort_get_nth_course_ids (LycCohort *self, guint i);
const char *lyc_cohort_get_channel_id (LycCohort *self);
gint64      lyc_cohort_get_member_count (LycCohort *self);
guint       lyc_cohort_get_n_can (LycCohort *self);
const char *lyc_cohort_get_nth_can (LycCohort *self, guint i);
gint64      lyc_cohort_count_solved (LycCohort *self, const char *month);
gboolean    lyc_cohort_can (LycCohort *self, const char *action);

G_END_DECLS
