/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "platform.h"

G_BEGIN_DECLS

void lyc_cohort_progress_begin (LycPlatform *platform, gint64 cohort_id, gint64 course_id);
void lyc_cohort_progress_tell_course (LycPlatform *platform, gint64 user_id, gint64 course_scope);
void lyc_cohort_progress_tell_cohort (LycPlatform *platform, gint64 cohort_id);

G_END_DECLS
