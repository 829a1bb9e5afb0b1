/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* What the platform says to an answer in words or figures, or to an order; hidden while it says
 * nothing. CSS: .quiz-verdict, .right, .wrong */
#define LYC_TYPE_QUIZ_VERDICT (lyc_quiz_verdict_get_type ())
G_DECLARE_FINAL_TYPE (LycQuizVerdict, lyc_quiz_verdict, LYC, QUIZ_VERDICT, GtkWidget)

GtkWidget *lyc_quiz_verdict_new (void);
void lyc_quiz_verdict_show (LycQuizVerdict *self, JsonObject *feedback, const char *solution);

G_END_DECLS
