/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "quiz-input.h"

#include <glib/gi18n-lib.h>

#include "json-read.h"
#include "quiz-choice.h"
#include "quiz-field.h"
#include "quiz-order.h"

G_DEFINE_INTERFACE (LycQuizInput, lyc_quiz_input, GTK_TYPE_WIDGET)

static guint answered;

static void
lyc_quiz_input_default_init (LycQuizInputInterface *iface)
{
  answered = g_signal_new ("answered", LYC_TYPE_QUIZ_INPUT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                           G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
}

static const struct
{
  const char *item_kind;
  GtkWidget *(*create) (JsonObject *item);
} kinds[] = {
  { "single", lyc_quiz_choice_new },  { "multiple", lyc_quiz_choice_new },
  { "number", lyc_quiz_field_new },   { "text", lyc_quiz_field_new },
  { "ordering", lyc_quiz_order_new },
};

/**
 * lyc_quiz_input_new:
 * @item: as in the API
 *
 * Returns: (transfer floating) (nullable): what the question is answered with; %NULL for a kind
 * that this version does not know
 */
GtkWidget *
lyc_quiz_input_new (JsonObject *item)
{
  const char *kind = lyc_json_text (item, "item_kind", "");

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].item_kind, kind))
      return kinds[i].create (item);
  return NULL;
}

/**
 * lyc_quiz_input_show:
 * @answer: (nullable): what stands there
 * @feedback: (nullable): what the platform says to it
 * @editable: whether it may be changed
 *
 * Shows an answer without telling of it.
 */
void
lyc_quiz_input_show (LycQuizInput *self, JsonNode *answer, JsonObject *feedback, gboolean editable)
{
  LYC_QUIZ_INPUT_GET_IFACE (self)->show (self, answer, feedback, editable);
}

/* Returns: (transfer full): a list of option ids, or text, as it stands there */
JsonNode *
lyc_quiz_input_get_answer (LycQuizInput *self)
{
  return LYC_QUIZ_INPUT_GET_IFACE (self)->get_answer (self);
}

/* Tells now what it would have told in a moment. */
void
lyc_quiz_input_flush (LycQuizInput *self)
{
  if (LYC_QUIZ_INPUT_GET_IFACE (self)->flush != NULL)
    LYC_QUIZ_INPUT_GET_IFACE (self)->flush (self);
}

/* For the kinds alone. */
void
lyc_quiz_input_answered (LycQuizInput *self, gboolean done)
{
  g_signal_emit (self, answered, 0, done);
}

/* For the kinds alone, as GtkWidget's focus(): the toolkit would call grab_focus() on the way out
 * backwards, and with it give the focus to the first part again. */
gboolean
lyc_quiz_input_focus (GtkWidget *self, GtkDirectionType direction)
{
  return gtk_widget_child_focus (gtk_widget_get_first_child (self), direction);
}
