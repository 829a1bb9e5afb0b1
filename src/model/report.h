/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record.h"

G_BEGIN_DECLS

#define LYC_TYPE_REPORT (lyc_report_get_type ())
G_DECLARE_FINAL_TYPE (LycReport, lyc_report, LYC, REPORT, LycRecord)

const char *lyc_report_get_cohort_id (LycReport *self);
const char *lyc_report_get_container_id (LycReport *self);
const char *lyc_report_get_post_id (LycReport *self);
gint64 lyc_report_get_pos (LycReport *self);
const char *lyc_report_get_reporter_id (LycReport *self);
const char *lyc_report_get_author_id (LycReport *self);
gboolean lyc_report_is_direct (LycReport *self);
const char *lyc_report_get_reason (LycReport *self);
const char *lyc_report_get_words (LycReport *self);
const char *lyc_report_get_hint (LycReport *self);
const char *lyc_report_get_excerpt (LycReport *self);
const char *lyc_report_get_outcome (LycReport *self);
const char *lyc_report_get_answer (LycReport *self);
gint64 lyc_report_get_created_at (LycReport *self);
gboolean lyc_report_is_open (LycReport *self);

G_END_DECLS
