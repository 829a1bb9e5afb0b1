/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "platform.h"

G_BEGIN_DECLS

const char *lyc_moderating_state (const char *role, const char *moderates);
gboolean lyc_moderating_invite (LycPlatform *platform, gint64 cohort_id, gint64 user_id,
                                const char *words, gint64 actor_id);
void lyc_moderating_see_invitations (LycPlatform *platform, gint64 cohort_id, gint64 user_id);

G_END_DECLS
