/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record.h"

G_BEGIN_DECLS

#define LYC_TYPE_MEMBERSHIP (lyc_membership_get_type ())
G_DECLARE_FINAL_TYPE (LycMembership, lyc_membership, LYC, MEMBERSHIP, LycRecord)

const char *lyc_membership_get_cohort_id (LycMembership *self);
const char *lyc_membership_get_user_id (LycMembership *self);
const char *lyc_membership_get_role (LycMembership *self);
const char *lyc_membership_get_state (LycMembership *self);
gboolean    lyc_membership_is_observer (LycMembership *self);
gint64      lyc_membership_get_joined_at (LycMembership *self);
const char *lyc_membership_get_moderates (LycMembership *self);
const char *lyc_membership_get_asked_by_id (LycMembership *self);
const char *lyc_membership_get_asked_words (LycMembership *self);
gboolean lyc_membership_is_moderating (LycMembership *self);
guint       lyc_membership_get_n_badge_class_ids (LycMembership *self);
const char *lyc_membership_get_nth_badge_class_id (LycMembership *self, guint i);

G_END_DECLS
