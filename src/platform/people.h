/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "scope.h"

G_BEGIN_DECLS

gint64 lyc_user_create (LycPlatform *platform, const char *login, const char *name,
                        const char *password, GError **error);
gint64 lyc_user_by_login (LycPlatform *platform, const char *login);

G_END_DECLS
