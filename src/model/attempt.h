/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record.h"

G_BEGIN_DECLS

#define LYC_TYPE_ATTEMPT (lyc_attempt_get_type ())
G_DECLARE_FINAL_TYPE (LycAttempt, lyc_attempt, LYC, ATTEMPT, LycRecord)

const char *lyc_attempt_get_quiz_id (LycAttempt *self);
const char *lyc_attempt_get_lesson_id (LycAttempt *self);
const char *lyc_attempt_get_state (LycAttempt *self);
gint64 lyc_attempt_get_started_at (LycAttempt *self);
gint64 lyc_attempt_get_right_count (LycAttempt *self);
gboolean lyc_attempt_is_passed (LycAttempt *self);
gint64 lyc_attempt_get_deadline_at (LycAttempt *self);
gboolean lyc_attempt_is_checked (LycAttempt *self, const char *item_id);
gboolean lyc_attempt_is_counted (LycAttempt *self);
gint64 lyc_attempt_get_item_count (LycAttempt *self);
JsonObject *lyc_attempt_get_answers (LycAttempt *self);
JsonObject *lyc_attempt_get_feedback (LycAttempt *self);

G_END_DECLS
