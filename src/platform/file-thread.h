/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "platform.h"

G_BEGIN_DECLS

gint64 lyc_file_thread_settle (LycPlatform *platform, gint64 file_id, gint64 actor_id);
void lyc_file_thread_set_visible (LycPlatform *platform, gint64 container_id, gboolean visible);

G_END_DECLS
