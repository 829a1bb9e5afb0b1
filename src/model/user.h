/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record.h"
#include "working-hours.h"

G_BEGIN_DECLS

#define LYC_TYPE_USER (lyc_user_get_type ())
G_DECLARE_FINAL_TYPE (LycUser, lyc_user, LYC, USER, LycRecord)

const char *lyc_user_get_name (LycUser *self);
const char *lyc_user_get_pronouns (LycUser *self);
const char *lyc_user_get_about (LycUser *self);
const char *lyc_user_get_tz (LycUser *self);
const char *lyc_user_get_avatar (LycUser *self);
gboolean    lyc_user_is_made_up (LycUser *self);
guint       lyc_user_get_n_flags (LycUser *self);
const char *lyc_user_get_nth_flags (LycUser *self, guint i);
void lyc_user_get_working_hours (LycUser *self, LycWorkingHours *hours);

G_END_DECLS
