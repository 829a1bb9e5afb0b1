/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record.h"

G_BEGIN_DECLS

#define LYC_TYPE_BADGE (lyc_badge_get_type ())
G_DECLARE_FINAL_TYPE (LycBadge, lyc_badge, LYC, BADGE, LycRecord)

const char *lyc_badge_get_badge_class_id (LycBadge *self);
const char *lyc_badge_get_cohort_id (LycBadge *self);
const char *lyc_badge_get_user_id (LycBadge *self);
gint64      lyc_badge_get_have (LycBadge *self);
gint64      lyc_badge_get_goal (LycBadge *self);
gint64      lyc_badge_get_earned_at (LycBadge *self);

G_END_DECLS
