/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "platform.h"

G_BEGIN_DECLS

/* What badges and challenges count. */
typedef enum {
  LYC_DEED_LESSON_COMPLETED,
  LYC_DEED_ANSWER_ACCEPTED,
  LYC_DEED_QUESTION_ASKED,
  LYC_DEED_ANSWER_GIVEN,
  LYC_DEED_TASK_DONE,
  LYC_DEED_QUIZ_PASSED,
} LycDeed;

void lyc_deed (LycPlatform *platform, gint64 user_id, LycDeed deed, gint64 scope_id,
               gint64 object_id);
void lyc_badges_begin (LycPlatform *platform, gint64 cohort_id, gint64 user_id);
void lyc_badges_count (LycPlatform *platform, gint64 user_id, gboolean quietly);

G_END_DECLS
