/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record.h"

G_BEGIN_DECLS

#define LYC_TYPE_QUIZ (lyc_quiz_get_type ())
G_DECLARE_FINAL_TYPE (LycQuiz, lyc_quiz, LYC, QUIZ, LycRecord)

const char *lyc_quiz_get_lesson_id (LycQuiz *self);
const char *lyc_quiz_get_title (LycQuiz *self);
const char *lyc_quiz_get_quiz_kind (LycQuiz *self);
gint64 lyc_quiz_get_max_tries (LycQuiz *self);
gint64 lyc_quiz_get_time_limit_ms (LycQuiz *self);
gint64 lyc_quiz_get_pass_percent (LycQuiz *self);
guint lyc_quiz_get_n_items (LycQuiz *self);
JsonArray  *lyc_quiz_get_items (LycQuiz *self);

G_END_DECLS
