/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record.h"

G_BEGIN_DECLS

#define LYC_TYPE_BADGE_CLASS (lyc_badge_class_get_type ())
G_DECLARE_FINAL_TYPE (LycBadgeClass, lyc_badge_class, LYC, BADGE_CLASS, LycRecord)

const char *lyc_badge_class_get_cohort_id (LycBadgeClass *self);
const char *lyc_badge_class_get_name (LycBadgeClass *self);
const char *lyc_badge_class_get_criteria (LycBadgeClass *self);
gint64      lyc_badge_class_get_goal (LycBadgeClass *self);
const char *lyc_badge_class_get_measure (LycBadgeClass *self);
const char *lyc_badge_class_get_icon (LycBadgeClass *self);
guint       lyc_badge_class_get_n_colours (LycBadgeClass *self);
const char *lyc_badge_class_get_nth_colours (LycBadgeClass *self, guint i);

G_END_DECLS
