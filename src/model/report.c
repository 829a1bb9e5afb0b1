/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report.h"

/**
 * LycReport:
 *
 * That somebody found a post wrong: one's own, or one that this person decides. Fields as in
 * data/api/openapi.yaml.
 */
struct _LycReport
{
  LycRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (LycReport, lyc_report, LYC_TYPE_RECORD)

static void
lyc_report_class_init (LycReportClass *klass)
{
}

static void
lyc_report_init (LycReport *self)
{
}

const char *
lyc_report_get_cohort_id (LycReport *self)
{
  return lyc_record_get_string (LYC_RECORD (self), "cohort_id");
}

const char *
lyc_report_get_container_id (LycReport *self)
{
  return lyc_record_get_string (LYC_RECORD (self), "container_id");
}

const char *
lyc_report_get_post_id (LycReport *self)
{
  return lyc_record_get_string (LYC_RECORD (self), "post_id");
}

gint64
lyc_report_get_pos (LycReport *self)
{
  return lyc_record_get_int (LYC_RECORD (self), "pos");
}

const char *
lyc_report_get_reporter_id (LycReport *self)
{
  return lyc_record_get_string (LYC_RECORD (self), "reporter_id");
}

const char *
lyc_report_get_author_id (LycReport *self)
{
  return lyc_record_get_string (LYC_RECORD (self), "author_id");
}

gboolean
lyc_report_is_direct (LycReport *self)
{
  return lyc_record_get_bool (LYC_RECORD (self), "direct");
}

const char *
lyc_report_get_reason (LycReport *self)
{
  return lyc_record_get_string (LYC_RECORD (self), "reason");
}

const char *
lyc_report_get_words (LycReport *self)
{
  return lyc_record_get_string (LYC_RECORD (self), "words");
}

const char *
lyc_report_get_hint (LycReport *self)
{
  return lyc_record_get_string (LYC_RECORD (self), "hint");
}

const char *
lyc_report_get_excerpt (LycReport *self)
{
  return lyc_record_get_string (LYC_RECORD (self), "excerpt");
}

const char *
lyc_report_get_outcome (LycReport *self)
{
  return lyc_record_get_string (LYC_RECORD (self), "outcome");
}

const char *
lyc_report_get_answer (LycReport *self)
{
  return lyc_record_get_string (LYC_RECORD (self), "answer");
}

gint64
lyc_report_get_created_at (LycReport *self)
{
  return lyc_record_get_int (LYC_RECORD (self), "created_at");
}

gboolean
lyc_report_is_open (LycReport *self)
{
  return g_str_equal (lyc_record_get_string (LYC_RECORD (self), "state"), "open");
}
