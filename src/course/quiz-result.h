/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "quiz-sheet.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* How each question went, a row each. Signal "open" (guint): the person wants to see that question.
 * CSS: .quiz-result */
#define LYC_TYPE_QUIZ_RESULT (lyc_quiz_result_get_type ())
G_DECLARE_FINAL_TYPE (LycQuizResult, lyc_quiz_result, LYC, QUIZ_RESULT, GtkWidget)

GtkWidget *lyc_quiz_result_new (void);
void lyc_quiz_result_show (LycQuizResult *self, LycQuizSheet *sheet);

G_END_DECLS
