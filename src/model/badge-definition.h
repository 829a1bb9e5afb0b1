/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record.h"

G_BEGIN_DECLS

#define LYC_TYPE_BADGE_DEFINITION (lyc_badge_definition_get_type ())
G_DECLARE_FINAL_TYPE (LycBadgeDefinition, lyc_badge_definition, LYC, BADGE_DEFINITION, LycRecord)

const char *lyc_badge_definition_get_cohort_id (LycBadgeDefinition *self);
const char *lyc_badge_definition_get_name (LycBadgeDefinition *self);
const char *lyc_badge_definition_get_criteria (LycBadgeDefinition *self);
gint64      lyc_badge_definition_get_goal (LycBadgeDefinition *self);
const char *lyc_badge_definition_get_measure (LycBadgeDefinition *self);
const char *lyc_badge_definition_get_icon (LycBadgeDefinition *self);
guint       lyc_badge_definition_get_n_colours (LycBadgeDefinition *self);
const char *lyc_badge_definition_get_nth_colours (LycBadgeDefinition *self, guint i);

G_END_DECLS
