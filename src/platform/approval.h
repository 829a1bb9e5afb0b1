/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "request.h"

G_BEGIN_DECLS

gboolean lyc_approval_is_needed (LycPlatform *platform, gint64 user_id, gint64 scope_id);
gboolean lyc_approval_is_waiting (LycPlatform *platform, const char *kind, gint64 id);
void lyc_approval_ask (LycPlatform *platform, gint64 post_id);
void lyc_approval_answer (LycRequest *request, gint64 post_id);
void lyc_approval_grant (LycPlatform *platform, gint64 post_id, gint64 actor_id);

G_END_DECLS
