/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "notice.h"

/**
 * LycNotice:
 *
 * Something that waits for the learner. Fields as in data/api/openapi.yaml.
 */
struct _LycNotice
{
  LycRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (LycNotice, lyc_notice, LYC_TYPE_RECORD)

static void
lyc_notice_class_init (LycNoticeClass *klass)
{
}

static void
lyc_notice_init (LycNotice *self)
{
}

const char *
lyc_notice_get_reason (LycNotice *self)
{
  return lyc_record_get_string (LYC_RECORD (self), "reason");
}

const char *
lyc_notice_get_actor_id (LycNotice *self)
{
  return lyc_record_get_string (LYC_RECORD (self), "actor_id");
}

const char *
lyc_notice_get_cohort_id (LycNotice *self)
{
  return lyc_record_get_string (LYC_RECORD (self), "cohort_id");
}

const char *
lyc_notice_get_container_id (LycNotice *self)
{
  return lyc_record_get_string (LYC_RECORD (self), "container_id");
}

const char *
lyc_notice_get_post_id (LycNotice *self)
{
  return lyc_record_get_string (LYC_RECORD (self), "post_id");
}

const char *
lyc_notice_get_badge_class_id (LycNotice *self)
{
  return lyc_record_get_string (LYC_RECORD (self), "badge_class_id");
}

const char *
lyc_notice_get_task_id (LycNotice *self)
{
  return lyc_record_get_string (LYC_RECORD (self), "task_id");
}

const char *
lyc_notice_get_report_id (LycNotice *self)
{
  return lyc_record_get_string (LYC_RECORD (self), "report_id");
}

const char *
lyc_notice_get_words (LycNotice *self)
{
  return lyc_record_get_string (LYC_RECORD (self), "words");
}

gint64
lyc_notice_get_created_at (LycNotice *self)
{
  return lyc_record_get_int (LYC_RECORD (self), "created_at");
}

gint64
lyc_notice_get_seen_at (LycNotice *self)
{
  return lyc_record_get_int (LYC_RECORD (self), "seen_at");
}
