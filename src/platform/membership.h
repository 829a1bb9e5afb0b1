/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "platform.h"

G_BEGIN_DECLS

gint64 lyc_membership_put (LycPlatform *platform, gint64 cohort_id, gint64 user_id, const char *role,
                           const char *state, gboolean observer, gint64 actor_id);
void lyc_membership_take (LycPlatform *platform, gint64 cohort_id, gint64 user_id, gint64 actor_id);

G_END_DECLS
