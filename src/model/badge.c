/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "badge.h"

/**
 * LycBadge:
 *
 * The learner's way to a badge. Fields as in data/api/openapi.yaml.
 */
struct _LycBadge
{
  LycRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (LycBadge, lyc_badge, LYC_TYPE_RECORD)

static void
lyc_badge_class_init (LycBadgeClass *klass)
{
}

static void
lyc_badge_init (LycBadge *self)
{
}

const char *
lyc_badge_get_badge_class_id (LycBadge *self)
{
  return lyc_record_get_string (LYC_RECORD (self), "badge_class_id");
}

const char *
lyc_badge_get_cohort_id (LycBadge *self)
{
  return lyc_record_get_string (LYC_RECORD (self), "cohort_id");
}

const char *
lyc_badge_get_user_id (LycBadge *self)
{
  return lyc_record_get_string (LYC_RECORD (self), "user_id");
}

gint64
lyc_badge_get_have (LycBadge *self)
{
  return lyc_record_get_int (LYC_RECORD (self), "have");
}

gint64
lyc_badge_get_goal (LycBadge *self)
{
  return lyc_record_get_int (LYC_RECORD (self), "goal");
}

gint64
lyc_badge_get_earned_at (LycBadge *self)
{
  return lyc_record_get_int (LYC_RECORD (self), "earned_at");
}
