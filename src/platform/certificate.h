/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "platform.h"

G_BEGIN_DECLS

void lyc_certificate_count (LycPlatform *platform, gint64 user_id, gint64 course_scope);
void lyc_certificate_renew (LycPlatform *platform, gint64 user_id, gint64 course_scope,
                            gint64 quiz_id);

G_END_DECLS
