/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "platform.h"

G_BEGIN_DECLS

GArray *lyc_follow_list_followers (LycPlatform *platform, gint64 container_id);
gboolean lyc_follow_is_muted (LycPlatform *platform, gint64 user_id, gint64 container_id);

G_END_DECLS
