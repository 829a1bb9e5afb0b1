/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * LycQuizInput:
 *
 * Where the answer to a question is given, a widget for each kind. Signal "answered" (gboolean):
 * the answer is another one; TRUE where the person said with it that they are done.
 */
#define LYC_TYPE_QUIZ_INPUT (lyc_quiz_input_get_type ())
G_DECLARE_INTERFACE (LycQuizInput, lyc_quiz_input, LYC, QUIZ_INPUT, GtkWidget)

struct _LycQuizInputInterface
{
  GTypeInterface parent_iface;

  void (*show) (LycQuizInput *self, JsonNode *answer, JsonObject *feedback, gboolean editable);
  JsonNode *(*get_answer) (LycQuizInput *self);
  void (*flush) (LycQuizInput *self); /* may be NULL */
};

GtkWidget *lyc_quiz_input_new (JsonObject *item);
void lyc_quiz_input_show (LycQuizInput *self, JsonNode *answer, JsonObject *feedback,
                          gboolean editable);
JsonNode *lyc_quiz_input_get_answer (LycQuizInput *self);
void lyc_quiz_input_flush (LycQuizInput *self);
void lyc_quiz_input_answered (LycQuizInput *self, gboolean done);
gboolean lyc_quiz_input_focus (GtkWidget *self, GtkDirectionType direction);

G_END_DECLS
