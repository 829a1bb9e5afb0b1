/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "platform.h"

G_BEGIN_DECLS

gint64 lyc_cohort_create (LycPlatform *platform, const char *name, const char *mission,
                          const char *colours, gint64 starts_at, gint64 ends_at);
gint64 lyc_cohort_scope (LycPlatform *platform, gint64 cohort_id);
void lyc_cohort_add_course (LycPlatform *platform, gint64 cohort_id, gint64 course_id);

G_END_DECLS
