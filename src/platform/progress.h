/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "platform.h"

G_BEGIN_DECLS

gint64 lyc_progress_open (LycPlatform *platform, gint64 user_id, gint64 lesson_id);
/* Where a person stood in a lesson, and when. */
typedef struct {
  gint64 position_ms;
  gint64 at;        /* by our clock */
  gint64 device_id; /* that says so; 0 for none */
} LycProgressPlace;

gint64 lyc_progress_merge (LycPlatform *platform, gint64 user_id, gint64 lesson_id, JsonArray *spans,
                           const LycProgressPlace *place, gboolean completed, gint64 at);
void lyc_progress_fit (LycPlatform *platform, gint64 lesson_id);

G_END_DECLS
