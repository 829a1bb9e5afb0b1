/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "badge-definition.h"

/**
 * LycBadgeDefinition:
 *
 * A badge that can be earned. Fields as in data/api/openapi.yaml.
 */
struct _LycBadgeDefinition
{
  LycRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (LycBadgeDefinition, lyc_badge_definition, LYC_TYPE_RECORD)

static void
lyc_badge_definition_class_init (LycBadgeDefinitionClass *klass)
{
}

static void
lyc_badge_definition_init (LycBadgeDefinition *self)
{
}

const char *
lyc_badge_definition_get_cohort_id (LycBadgeDefinition *self)
{
  return lyc_record_get_string (LYC_RECORD (self), "cohort_id");
}

const char *
lyc_badge_definition_get_name (LycBadgeDefinition *self)
{
  return lyc_record_get_string (LYC_RECORD (self), "name");
}

const char *
lyc_badge_definition_get_criteria (LycBadgeDefinition *self)
{
  return lyc_record_get_string (LYC_RECORD (self), "criteria");
}

gint64
lyc_badge_definition_get_goal (LycBadgeDefinition *self)
{
  return lyc_record_get_int (LYC_RECORD (self), "goal");
}

const char *
lyc_badge_definition_get_measure (LycBadgeDefinition *self)
{
  return lyc_record_get_string (LYC_RECORD (self), "measure");
}

const char *
lyc_badge_definition_get_icon (LycBadgeDefinition *self)
{
  return lyc_record_get_string (LYC_RECORD (self), "icon");
}

guint
lyc_badge_definition_get_n_colours (LycBadgeDefinition *self)
{
  return lyc_record_get_n_strings (LYC_RECORD (self), "colours");
}

const char *
lyc_badge_definition_get_nth_colours (LycBadgeDefinition *self, guint i)
{
  return lyc_record_get_nth_string (LYC_RECORD (self), "colours", i);
}
