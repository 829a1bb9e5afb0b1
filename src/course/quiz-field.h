/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "quiz-input.h"

G_BEGIN_DECLS

/* A number or a short text. CSS: .quiz-field */
#define LYC_TYPE_QUIZ_FIELD (lyc_quiz_field_get_type ())
G_DECLARE_FINAL_TYPE (LycQuizField, lyc_quiz_field, LYC, QUIZ_FIELD, GtkWidget)

GtkWidget *lyc_quiz_field_new (JsonObject *item);

G_END_DECLS
