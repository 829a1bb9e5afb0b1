/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "task.h"

/**
 * LycTask:
 *
 * A task of the cohort. Fields as in data/api/openapi.yaml.
 */
struct _LycTask
{
  LycRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (LycTask, lyc_task, LYC_TYPE_RECORD)

static void
lyc_task_class_init (LycTaskClass *klass)
{
}

static void
lyc_task_init (LycTask *self)
{
}

const char *
lyc_task_get_cohort_id (LycTask *self)
{
  return lyc_record_get_string (LYC_RECORD (self), "cohort_id");
}

const char *
lyc_task_get_title (LycTask *self)
{
  return lyc_record_get_string (LYC_RECORD (self), "title");
}

const char *
lyc_task_get_state (LycTask *self)
{
  return lyc_record_get_string (LYC_RECORD (self), "state");
}

guint
lyc_task_get_n_assignee_ids (LycTask *self)
{
  return lyc_record_get_n_strings (LYC_RECORD (self), "assignee_ids");
}

const char *
lyc_task_get_nth_assignee_ids (LycTask *self, guint i)
{
  return lyc_record_get_nth_string (LYC_RECORD (self), "assignee_ids", i);
}

gint64
lyc_task_get_due_at (LycTask *self)
{
  return lyc_record_get_int (LYC_RECORD (self), "due_at");
}

const char *
lyc_task_get_done_by (LycTask *self)
{
  return lyc_record_get_string (LYC_RECORD (self), "done_by");
}

gint64
lyc_task_get_done_at (LycTask *self)
{
  return lyc_record_get_int (LYC_RECORD (self), "done_at");
}

const char *
lyc_task_get_created_by (LycTask *self)
{
  return lyc_record_get_string (LYC_RECORD (self), "created_by");
}

gint64
lyc_task_get_created_at (LycTask *self)
{
  return lyc_record_get_int (LYC_RECORD (self), "created_at");
}

/* Returns: the post that it came from; empty for none */
const char *
lyc_task_get_post_id (LycTask *self)
{
  return lyc_record_get_string (LYC_RECORD (self), "post_id");
}
