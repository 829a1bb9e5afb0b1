/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "platform.h"

G_BEGIN_DECLS

gint64 lyc_progress_open (LycPlatform *platform, gint64 user_id, gint64 lesson_id);
gint64 lyc_progress_merge (LycPlatform *platform, gint64 user_id, gint64 lesson_id, JsonArray *spans,
                           gint64 position_ms, gboolean completed, gint64 at);

G_END_DECLS
