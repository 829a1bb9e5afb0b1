/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record.h"

G_BEGIN_DECLS

#define LYC_TYPE_COHORT_PROGRESS (lyc_cohort_progress_get_type ())
G_DECLARE_FINAL_TYPE (LycCohortProgress, lyc_cohort_progress, LYC, COHORT_PROGRESS, LycRecord)

const char *lyc_cohort_progress_get_cohort_id (LycCohortProgress *self);
gint64 lyc_cohort_progress_get_learners (LycCohortProgress *self);
gint64 lyc_cohort_progress_get_completed (LycCohortProgress *self, const char *lesson_id);

G_END_DECLS
