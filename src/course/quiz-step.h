/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One step of an order, with its place. Signals "move" (gboolean up): it wants to go one place up
 * or down; "dropped" (GtkWidget *): another step was dropped on it. CSS: .quiz-step */
#define LYC_TYPE_QUIZ_STEP (lyc_quiz_step_get_type ())
G_DECLARE_FINAL_TYPE (LycQuizStep, lyc_quiz_step, LYC, QUIZ_STEP, GtkWidget)

GtkWidget *lyc_quiz_step_new (const char *id, const char *text);
const char *lyc_quiz_step_get_id (LycQuizStep *self);
const char *lyc_quiz_step_get_text (LycQuizStep *self);
guint lyc_quiz_step_get_place (LycQuizStep *self);
void lyc_quiz_step_set_place (LycQuizStep *self, guint place, guint of, gboolean editable);

G_END_DECLS
