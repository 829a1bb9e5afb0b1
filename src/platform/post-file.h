/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "request.h"

G_BEGIN_DECLS

/* An attached file is there for whoever may read a post that names it, and with the last of these it
 * goes. */
void lyc_post_files_name (LycRequest *request, gint64 post_id, const char *uuids);
void lyc_post_files_settle (LycPlatform *platform, gint64 post_id, gint64 actor_id);
void lyc_post_files_settle_container (LycPlatform *platform, gint64 container_id, gint64 actor_id);
void lyc_post_files_tell_container (LycPlatform *platform, gint64 container_id);
void lyc_post_files_drop (LycPlatform *platform, gint64 post_id, gint64 actor_id);
char *lyc_post_file_item (LycPlatform *platform, gint64 file_id);
gboolean lyc_post_file_is_waiting (LycPlatform *platform, gint64 file_id);

G_END_DECLS
