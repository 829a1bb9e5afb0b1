/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "request.h"

G_BEGIN_DECLS

/* What posts are tied to: ideas that they build on, threads that came of them. */
GArray *lyc_post_links_read (LycRequest *request, JsonObject *post, gint64 scope_id);
gint64 lyc_post_link_find (LycRequest *request, JsonObject *object, const char *name,
                           gint64 scope_id);
void lyc_post_links_add (LycPlatform *platform, gint64 post_id, GArray *onto, gint64 actor_id);
void lyc_post_links_touch (LycPlatform *platform, gint64 post_id, gint64 actor_id);
void lyc_post_links_drop (LycPlatform *platform, gint64 post_id);
void lyc_post_links_touch_container (LycPlatform *platform, gint64 container_id, gint64 actor_id);
void lyc_post_links_set (LycPlatform *platform, JsonObject *object, gint64 post_id, gboolean sees);

G_END_DECLS
