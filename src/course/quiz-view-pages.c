/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "quiz-view-private.h"

#include <glib/gi18n-lib.h>

#include "json-read.h"
#include "timecode-chip.h"

/* From here on the time that is left is told apart. */
#define SHORT_MS 60000

static guint
count_items (LycQuizView *self)
{
  return lyc_quiz_get_n_items (lyc_quiz_sheet_get_quiz (self->sheet));
}

static const char *
get_text (JsonObject *object, const char *name)
{
  return lyc_json_text (object, name, "");
}

static gboolean
is_over (LycQuizView *self)
{
  return lyc_quiz_sheet_is_open (self->sheet) && lyc_quiz_sheet_get_left_ms (self->sheet) == 0;
}

/* Whether what stands there can be looked at: one of several ticks alone is no answer yet. */
static gboolean
can_check (LycQuizView *self, JsonObject *item)
{
  g_autoptr (JsonNode) answer
      = self->input != NULL ? lyc_quiz_input_get_answer (self->input) : NULL;
  gboolean blank = answer == NULL
                   || (JSON_NODE_HOLDS_ARRAY (answer)
                           ? json_array_get_length (json_node_get_array (answer)) == 0
                           : *json_node_get_string (answer) == '\0');

  return lyc_quiz_sheet_is_practice (self->sheet) && !blank
         && !g_str_equal (get_text (item, "item_kind"), "single")
         && !lyc_quiz_sheet_is_checked (self->sheet, get_text (item, "id"));
}

/* Returns: what the large button does */
LycQuizStepTo
lyc_quiz_view_get_next (LycQuizView *self)
{
  JsonObject *item = lyc_quiz_sheet_get_item (self->sheet, self->at);

  if (self->attempt == NULL)
    return LYC_QUIZ_START;
  if (item == NULL)
    return LYC_QUIZ_AGAIN;
  if (!lyc_quiz_sheet_is_open (self->sheet))
    return LYC_QUIZ_NEXT;
  if (can_check (self, item))
    return LYC_QUIZ_CHECK;
  return self->at + 1 < count_items (self) ? LYC_QUIZ_NEXT : LYC_QUIZ_HAND_IN;
}

static const char *
next_label (LycQuizView *self)
{
  switch (lyc_quiz_view_get_next (self))
    {
    case LYC_QUIZ_START:
      return _("Start the quiz");
    case LYC_QUIZ_CHECK:
      return _("Check answer");
    case LYC_QUIZ_HAND_IN:
      return lyc_quiz_sheet_is_practice (self->sheet) ? _("Finish") : _("Hand in");
    case LYC_QUIZ_AGAIN:
      return _("Try again");
    case LYC_QUIZ_NEXT:
    default:
      return self->at + 1 < count_items (self) ? _("Next question") : _("See the result");
    }
}

static void
build_input (LycQuizView *self, JsonObject *item)
{
  GtkWidget *input = lyc_quiz_input_new (item);

  if (self->input != NULL)
    gtk_box_remove (self->input_box, GTK_WIDGET (self->input));
  self->input = input != NULL ? LYC_QUIZ_INPUT (input) : NULL;
  if (input != NULL)
    gtk_box_append (self->input_box, input);
  gtk_widget_set_visible (GTK_WIDGET (self->new_kind), input == NULL);
  if (self->input != NULL)
    g_signal_connect_swapped (input, "answered", G_CALLBACK (lyc_quiz_view_answered), self);
  g_free (self->built);
  self->built = g_strdup (get_text (item, "id"));
}

/* How others did is told with the feedback, and only of enough people. */
static void
show_share (LycQuizView *self, JsonObject *feedback)
{
  gint64 percent = feedback != NULL ? lyc_json_int (feedback, "first_try_percent", -1) : -1;
  gboolean known = feedback != NULL && json_object_has_member (feedback, "first_try_percent")
                   && !json_object_get_null_member (feedback, "first_try_percent");
  g_autofree char *text
      = known ? g_strdup_printf (_("%d%% of your cohort got this on the first try"), (int) percent)
              : NULL;

  gtk_label_set_text (self->share_label, known ? text : "");
}

/* What there is to say while a question shows. */
static const char *
question_hint (LycQuizView *self, JsonObject *item, JsonObject *feedback)
{
  if (is_over (self))
    return _("The time is over. The platform takes your answers as they are.");
  if (self->asked_in && lyc_quiz_sheet_get_answer (self->sheet, get_text (item, "id")) == NULL)
    return _("This question has no answer yet. With one to every question you can hand in.");
  if (lyc_quiz_sheet_is_open (self->sheet)
      && lyc_quiz_sheet_is_checked (self->sheet, get_text (item, "id")) && feedback == NULL
      && !lyc_quiz_sheet_is_online (self->sheet))
    return _("Your answer is kept. How it is shows when you are online again.");
  return NULL;
}

static void
show_discuss (LycQuizView *self, JsonObject *item)
{
  const char *id = get_text (item, "id");
  gboolean answered = !lyc_quiz_sheet_is_open (self->sheet)
                      || lyc_quiz_sheet_get_feedback (self->sheet, id) != NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->discuss_button), answered);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->discuss_button), "(ss)",
                                    lyc_quiz_get_lesson_id (lyc_quiz_sheet_get_quiz (self->sheet)),
                                    id);
}

static void
show_question (LycQuizView *self, JsonObject *item)
{
  guint n = count_items (self);
  const char *id = get_text (item, "id"), *hint;
  JsonObject *feedback = lyc_quiz_sheet_get_feedback (self->sheet, id);
  g_autofree char *place = g_strdup_printf (_("Question %u of %u"), self->at + 1, n);

  if (g_strcmp0 (self->built, id) != 0)
    build_input (self, item);
  if (self->input != NULL)
    lyc_quiz_input_show (self->input, lyc_quiz_sheet_get_answer (self->sheet, id), feedback,
                         lyc_quiz_sheet_is_open (self->sheet) && !is_over (self));
  hint = question_hint (self, item, feedback);
  gtk_label_set_text (self->place_label, place);
  gtk_label_set_text (self->question, get_text (item, "text"));
  gtk_label_set_text (self->hint, hint != NULL ? hint : "");
  gtk_widget_set_visible (GTK_WIDGET (self->hint), hint != NULL);
  lyc_progress_line_set_fraction (self->line, (double) (self->at + 1) / n);
  show_share (self, feedback);
  show_discuss (self, item);
}

/* Returns: (transfer full): how long one has, in whole minutes where it is */
static char *
time_rule (gint64 limit_ms)
{
  int minutes = (int) (limit_ms / 60000);
  g_autofree char *clock = lyc_timecode_format (limit_ms);

  if (limit_ms % 60000 != 0)
    return g_strdup_printf (_("You have %s from the start; then your answers are handed in."),
                            clock);
  return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE,
                   "You have %d minute from the start; then your answers are handed in.",
                   "You have %d minutes from the start; then your answers are handed in.", minutes),
      minutes);
}

/* Returns: (transfer full): what is to be known before a graded quiz begins */
static char *
rules_of (LycQuizView *self)
{
  LycQuiz *quiz = lyc_quiz_sheet_get_quiz (self->sheet);
  g_autofree char *time = lyc_quiz_sheet_is_timed (self->sheet)
                              ? time_rule (lyc_quiz_get_time_limit_ms (quiz))
                              : NULL;
  g_autoptr (GString) text
      = g_string_new (_("Your answers are kept as you give them. How it went shows at the end."));

  g_string_append_printf (text, "\n");
  if (time != NULL)
    g_string_append (text, time);
  g_string_append_c (text, ' ');
  g_string_append_printf (text, _("%d%% right is enough to pass."),
                                   (int) lyc_quiz_get_pass_percent (quiz));
  return g_strdup (text->str);
}

/* Before the first try nothing of the questions shows: a graded quiz counts from its start. */
static void
show_start (LycQuizView *self)
{
  guint n = count_items (self);
  g_autofree char *place
      = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u question", "%u questions", n), n);
  g_autofree char *rules = lyc_quiz_sheet_is_practice (self->sheet) ? NULL : rules_of (self);

  gtk_label_set_text (self->place_label, place);
  gtk_label_set_text (self->question, lyc_quiz_get_title (lyc_quiz_sheet_get_quiz (self->sheet)));
  gtk_label_set_text (
      self->hint,
      rules != NULL
          ? rules
          : _("Each answer tells at once whether it is right, and where to look again."));
  gtk_label_set_text (self->share_label, "");
}

static char *
result_hint (LycQuizView *self)
{
  int needed = (int) lyc_quiz_get_pass_percent (lyc_quiz_sheet_get_quiz (self->sheet));
  gboolean again = lyc_quiz_sheet_has_tries_left (self->sheet);

  if (!lyc_attempt_is_counted (self->attempt))
    return g_strdup (_("How it went shows here once the platform has them."));
  if (lyc_quiz_sheet_is_practice (self->sheet))
    return g_strdup (_("Go back through your answers, or try once more."));
  if (lyc_attempt_is_passed (self->attempt))
    return g_strdup_printf (_("Passed: %d%% were needed. Open a question to see why."), needed);
  return g_strdup_printf (
      again ? _("Not passed yet: %d%% are needed. Open a question to see why, and try again.")
            : _("Not passed: %d%% were needed, and there are no tries left. Ask who facilitates."),
                 needed);
}

/* The platform counts; until it has answered nobody here knows how it went. */
static void
show_result (LycQuizView *self)
{
  gboolean known = lyc_attempt_is_counted (self->attempt);
  g_autofree char *text = known
      ? g_strdup_printf (_("%d of %d right"), (int) lyc_attempt_get_right_count (self->attempt),
                            (int) lyc_attempt_get_item_count (self->attempt))
      : g_strdup (_("Your answers are in"));
  g_autofree char *hint = result_hint (self);

  gtk_label_set_text (self->place_label, _("Finished"));
  gtk_label_set_text (self->question, text);
  gtk_label_set_text (self->hint, hint);
  gtk_label_set_text (self->share_label, "");
  lyc_progress_line_set_fraction (self->line, 1);
  if (known)
    lyc_quiz_result_show (self->result, self->sheet);
  gtk_widget_set_visible (GTK_WIDGET (self->result_box), known);
}

static void
show_tries (LycQuizView *self)
{
  gint64 most = lyc_quiz_get_max_tries (lyc_quiz_sheet_get_quiz (self->sheet));
  guint made = lyc_quiz_sheet_get_n_tries (self->sheet);
  g_autofree char *text = NULL;

  if (most == 0)
    text = g_strdup (_("Tries are unlimited"));
  else if (self->attempt == NULL)
    text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d try", "%d tries", (gulong) most),
                            (int) most);
  else
    text = g_strdup_printf (_("Try %u of %d"), made, (int) most);
  gtk_label_set_text (self->tries_label, text);
}

/* Shows the time that is left, by the platform's clock. */
void
lyc_quiz_view_show_time (LycQuizView *self)
{
  gint64 left
      = lyc_quiz_sheet_is_open (self->sheet) ? lyc_quiz_sheet_get_left_ms (self->sheet) : -1;
  g_autofree char *time = lyc_timecode_format (MAX (0, left) + 999);
  g_autofree char *text = g_strdup_printf (_("%s left"), time);

  gtk_widget_set_visible (GTK_WIDGET (self->time_label), left >= 0);
  if (left >= 0)
    gtk_label_set_text (self->time_label, text);
  if (left >= 0 && left < SHORT_MS)
    gtk_widget_add_css_class (GTK_WIDGET (self->time_label), "short");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->time_label), "short");
}

static void
show_refusal (LycQuizView *self)
{
  const char *reason = lyc_quiz_sheet_get_refusal (self->sheet);
  gboolean waits = self->attempt == NULL && lyc_quiz_sheet_is_timed (self->sheet)
                   && !lyc_quiz_sheet_is_online (self->sheet);

  if (waits)
    reason = _("A quiz with a time limit begins when the platform can be reached.");
  gtk_label_set_text (self->refusal, reason != NULL ? reason : "");
  gtk_widget_set_visible (GTK_WIDGET (self->refusal), reason != NULL);
}

static gboolean
can_go_on (LycQuizView *self)
{
  LycQuizStepTo next = lyc_quiz_view_get_next (self);

  if (next == LYC_QUIZ_START || next == LYC_QUIZ_AGAIN)
    return lyc_quiz_sheet_has_tries_left (self->sheet)
           && (lyc_quiz_sheet_is_online (self->sheet) || !lyc_quiz_sheet_is_timed (self->sheet));
  return !is_over (self) || next == LYC_QUIZ_NEXT;
}

/* What goes on to show is not hidden meanwhile: it would lose the focus. */
static void
show_parts (LycQuizView *self, JsonObject *item)
{
  gtk_widget_set_visible (GTK_WIDGET (self->input_box), item != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->hint), TRUE);
  if (self->attempt == NULL || item != NULL)
    gtk_widget_set_visible (GTK_WIDGET (self->result_box), FALSE);
  if (item == NULL)
    gtk_widget_set_visible (GTK_WIDGET (self->discuss_button), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->line), self->attempt != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->back_button), self->attempt != NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->back_button), self->at > 0);
}

/* Shows the quiz as the sheet says it is. */
void
lyc_quiz_view_show (LycQuizView *self)
{
  JsonObject *item = self->attempt != NULL ? lyc_quiz_sheet_get_item (self->sheet, self->at) : NULL;

  gtk_label_set_text (self->kind_label,
                      lyc_quiz_sheet_is_practice (self->sheet) ? _("Practice quiz")
                                                               : _("Graded quiz"));
  show_tries (self);
  show_parts (self, item);
  if (item != NULL)
    show_question (self, item);
  else if (self->attempt != NULL)
    show_result (self);
  else
    show_start (self);
  lyc_quiz_view_show_time (self);
  show_refusal (self);
  gtk_button_set_label (self->next_button, next_label (self));
  gtk_widget_set_visible (GTK_WIDGET (self->next_button),
                          lyc_quiz_view_get_next (self) != LYC_QUIZ_AGAIN
                              || lyc_quiz_sheet_has_tries_left (self->sheet));
  gtk_widget_set_sensitive (GTK_WIDGET (self->next_button), can_go_on (self));
}
