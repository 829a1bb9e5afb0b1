/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "attempt.h"
#include "quiz.h"
#include "services.h"

G_BEGIN_DECLS

/**
 * LycQuizSheet:
 *
 * A person's sheet of answers to a quiz: what is answered, what is known of it, how much time is
 * left. An answer is on disk as soon as it is given, and shows at once. Signal "changed".
 */
#define LYC_TYPE_QUIZ_SHEET (lyc_quiz_sheet_get_type ())
G_DECLARE_FINAL_TYPE (LycQuizSheet, lyc_quiz_sheet, LYC, QUIZ_SHEET, GObject)

LycQuizSheet *lyc_quiz_sheet_new (LycServices *services, const char *quiz_id);
LycServices *lyc_quiz_sheet_get_services (LycQuizSheet *self);
LycQuiz *lyc_quiz_sheet_get_quiz (LycQuizSheet *self);
LycAttempt *lyc_quiz_sheet_get_attempt (LycQuizSheet *self);
gboolean lyc_quiz_sheet_is_practice (LycQuizSheet *self);
gboolean lyc_quiz_sheet_is_open (LycQuizSheet *self);
gboolean lyc_quiz_sheet_is_timed (LycQuizSheet *self);
gint64 lyc_quiz_sheet_get_left_ms (LycQuizSheet *self);
guint lyc_quiz_sheet_get_n_tries (LycQuizSheet *self);
gboolean lyc_quiz_sheet_has_tries_left (LycQuizSheet *self);
gboolean lyc_quiz_sheet_is_online (LycQuizSheet *self);
const char *lyc_quiz_sheet_get_refusal (LycQuizSheet *self);
void lyc_quiz_sheet_dismiss_refusal (LycQuizSheet *self);

JsonObject *lyc_quiz_sheet_get_item (LycQuizSheet *self, guint i);
JsonNode *lyc_quiz_sheet_get_answer (LycQuizSheet *self, const char *item_id);
gboolean lyc_quiz_sheet_is_checked (LycQuizSheet *self, const char *item_id);
JsonObject *lyc_quiz_sheet_get_feedback (LycQuizSheet *self, const char *item_id);
gboolean lyc_quiz_sheet_find_blank (LycQuizSheet *self, guint *i);

void lyc_quiz_sheet_start (LycQuizSheet *self);
void lyc_quiz_sheet_answer (LycQuizSheet *self, const char *item_id, JsonNode *answer,
                            gboolean check);
void lyc_quiz_sheet_submit (LycQuizSheet *self);

G_END_DECLS
