/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "quiz-input.h"

G_BEGIN_DECLS

/* Options of which one, or some, are ticked. CSS: .quiz-choice */
#define LYC_TYPE_QUIZ_CHOICE (lyc_quiz_choice_get_type ())
G_DECLARE_FINAL_TYPE (LycQuizChoice, lyc_quiz_choice, LYC, QUIZ_CHOICE, GtkWidget)

GtkWidget *lyc_quiz_choice_new (JsonObject *item);

G_END_DECLS
