/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record.h"

G_BEGIN_DECLS

#define LYC_TYPE_TASK (lyc_task_get_type ())
G_DECLARE_FINAL_TYPE (LycTask, lyc_task, LYC, TASK, LycRecord)

const char *lyc_task_get_cohort_id (LycTask *self);
const char *lyc_task_get_title (LycTask *self);
const char *lyc_task_get_state (LycTask *self);
guint       lyc_task_get_n_assignee_ids (LycTask *self);
const char *lyc_task_get_nth_assignee_ids (LycTask *self, guint i);
gint64      lyc_task_get_due_at (LycTask *self);
const char *lyc_task_get_done_by (LycTask *self);
gint64      lyc_task_get_done_at (LycTask *self);
const char *lyc_task_get_created_by (LycTask *self);
gint64      lyc_task_get_created_at (LycTask *self);
const char *lyc_task_get_post_id (LycTask *self);

G_END_DECLS
