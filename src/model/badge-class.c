/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "badge-class.h"

/**
 * LycBadgeClass:
 *
 * A badge that can be earned. Fields as in data/api/openapi.yaml.
 */
struct _LycBadgeClass
{
  LycRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (LycBadgeClass, lyc_badge_class, LYC_TYPE_RECORD)

static void
lyc_badge_class_class_init (LycBadgeClassClass *klass)
{
}

static void
lyc_badge_class_init (LycBadgeClass *self)
{
}

const char *
lyc_badge_class_get_cohort_id (LycBadgeClass *self)
{
  return lyc_record_get_string (LYC_RECORD (self), "cohort_id");
}

const char *
lyc_badge_class_get_name (LycBadgeClass *self)
{
  return lyc_record_get_string (LYC_RECORD (self), "name");
}

const char *
lyc_badge_class_get_criteria (LycBadgeClass *self)
{
  return lyc_record_get_string (LYC_RECORD (self), "criteria");
}

gint64
lyc_badge_class_get_goal (LycBadgeClass *self)
{
  return lyc_record_get_int (LYC_RECORD (self), "goal");
}

const char *
lyc_badge_class_get_measure (LycBadgeClass *self)
{
  return lyc_record_get_string (LYC_RECORD (self), "measure");
}

const char *
lyc_badge_class_get_icon (LycBadgeClass *self)
{
  return lyc_record_get_string (LYC_RECORD (self), "icon");
}

guint
lyc_badge_class_get_n_colours (LycBadgeClass *self)
{
  return lyc_record_get_n_strings (LYC_RECORD (self), "colours");
}

const char *
lyc_badge_class_get_nth_colours (LycBadgeClass *self, guint i)
{
  return lyc_record_get_nth_string (LYC_RECORD (self), "colours", i);
}
