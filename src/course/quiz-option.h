/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One option of a question with its tick and, once it may be known, its feedback.
 * Signal "chosen" (gboolean). CSS: .quiz-option, .right, .wrong */
#define LYC_TYPE_QUIZ_OPTION (lyc_quiz_option_get_type ())
G_DECLARE_FINAL_TYPE (LycQuizOption, lyc_quiz_option, LYC, QUIZ_OPTION, GtkWidget)

GtkWidget *lyc_quiz_option_new (const char *id, const char *text, GtkWidget *group);
const char *lyc_quiz_option_get_id (LycQuizOption *self);
gboolean lyc_quiz_option_is_chosen (LycQuizOption *self);
void lyc_quiz_option_set_chosen (LycQuizOption *self, gboolean chosen);
void lyc_quiz_option_set_editable (LycQuizOption *self, gboolean editable);
void lyc_quiz_option_show_feedback (LycQuizOption *self, gboolean right, const char *text,
                                    const char *lesson_id, gint64 start_ms);
void lyc_quiz_option_clear_feedback (LycQuizOption *self);
GtkWidget *lyc_quiz_option_get_tick (LycQuizOption *self);

G_END_DECLS
