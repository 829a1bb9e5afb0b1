/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "quiz-input.h"

G_BEGIN_DECLS

/* Steps to put in order, by drag or by Alt+Up and Alt+Down. CSS: .quiz-order, .step */
#define LYC_TYPE_QUIZ_ORDER (lyc_quiz_order_get_type ())
G_DECLARE_FINAL_TYPE (LycQuizOrder, lyc_quiz_order, LYC, QUIZ_ORDER, GtkWidget)

GtkWidget *lyc_quiz_order_new (JsonObject *item);

G_END_DECLS
