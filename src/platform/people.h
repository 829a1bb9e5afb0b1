/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "scope.h"

G_BEGIN_DECLS

gint64 lyc_user_create (LycPlatform *platform, const char *login, const char *name,
                        const char *password, GError **error);
gint64 lyc_user_by_login (LycPlatform *platform, const char *login);
void lyc_member_set (LycPlatform *platform, gint64 scope_id, gint64 user_id, LycRole role,
                     const char *state, gboolean observer, gint64 actor_id);

G_END_DECLS
