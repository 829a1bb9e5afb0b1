/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "services.h"

G_BEGIN_DECLS

/* A quiz, one question at a time, with feedback that leads to the moment. CSS: .quiz-view */
#define LYC_TYPE_QUIZ_VIEW (lyc_quiz_view_get_type ())
G_DECLARE_FINAL_TYPE (LycQuizView, lyc_quiz_view, LYC, QUIZ_VIEW, GtkWidget)

GtkWidget *lyc_quiz_view_new (LycServices *services);
void       lyc_quiz_view_set_quiz (LycQuizView *self, const char *quiz_id);

G_END_DECLS
