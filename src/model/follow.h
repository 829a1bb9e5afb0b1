/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "following.h"
#include "record.h"

G_BEGIN_DECLS

#define LYC_TYPE_FOLLOW (lyc_follow_get_type ())
G_DECLARE_FINAL_TYPE (LycFollow, lyc_follow, LYC, FOLLOW, LycRecord)

LycFollowing lyc_follow_get_following (LycFollow *self, gint64 now);
gint64 lyc_follow_get_mute_until (LycFollow *self);

G_END_DECLS
