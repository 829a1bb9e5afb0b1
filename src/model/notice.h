/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record.h"

G_BEGIN_DECLS

#define LYC_TYPE_NOTICE (lyc_notice_get_type ())
G_DECLARE_FINAL_TYPE (LycNotice, lyc_notice, LYC, NOTICE, LycRecord)

const char *lyc_notice_get_reason (LycNotice *self);
const char *lyc_notice_get_actor_id (LycNotice *self);
const char *lyc_notice_get_cohort_id (LycNotice *self);
const char *lyc_notice_get_container_id (LycNotice *self);
const char *lyc_notice_get_post_id (LycNotice *self);
const char *lyc_notice_get_badge_class_id (LycNotice *self);
const char *lyc_notice_get_task_id (LycNotice *self);
const char *lyc_notice_get_report_id (LycNotice *self);
const char *lyc_notice_get_words (LycNotice *self);
gint64      lyc_notice_get_created_at (LycNotice *self);
gint64      lyc_notice_get_seen_at (LycNotice *self);

G_END_DECLS
