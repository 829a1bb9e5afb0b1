/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "request.h"

G_BEGIN_DECLS

gint64 lyc_post_move_goal (LycRequest *request, gint64 post_id, gint64 scope_id, const char *uuid,
                           const char *field);
void lyc_post_move (LycPlatform *platform, gint64 post_id, gint64 to_id, gint64 reply_to,
                    gint64 actor_id);
void lyc_post_set_hidden (LycPlatform *platform, gint64 post_id, gboolean hidden, gint64 actor_id);
void lyc_post_recount (LycPlatform *platform, gint64 post_id, gint64 container_id, gint64 actor_id);

G_END_DECLS
