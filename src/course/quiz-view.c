/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "quiz-view-private.h"

#include "json-read.h"
#include "label-wrap.h"
#include "lyc-course-resources.h"

G_DEFINE_FINAL_TYPE (LycQuizView, lyc_quiz_view, GTK_TYPE_WIDGET)

static guint
count_items (LycQuizView *self)
{
  return lyc_quiz_get_n_items (lyc_quiz_sheet_get_quiz (self->sheet));
}

static const char *
get_item_id (LycQuizView *self)
{
  JsonObject *item = lyc_quiz_sheet_get_item (self->sheet, self->at);

  return item != NULL ? lyc_json_text (item, "id", "") : "";
}

/* Another attempt begins at its first question; one that is over shows how it went. */
static void
take_attempt (LycQuizView *self)
{
  LycAttempt *newest = lyc_quiz_sheet_get_attempt (self->sheet);
  gboolean open = lyc_quiz_sheet_is_open (self->sheet);

  if (g_set_object (&self->attempt, newest))
    {
      self->asked_in = FALSE;
      self->at = newest == NULL || open ? 0 : count_items (self);
    }
  else if (self->was_open && !open)
    self->at = count_items (self);
  self->was_open = open;
}

static void
update (LycQuizView *self)
{
  if (self->sheet == NULL || count_items (self) == 0)
    return;
  take_attempt (self);
  lyc_quiz_view_show (self);
}

/* Keeps what stands in the question that shows. */
static void
keep_answer (LycQuizView *self, gboolean check)
{
  g_autoptr (JsonNode) answer
      = self->input != NULL ? lyc_quiz_input_get_answer (self->input) : NULL;

  if (answer != NULL && g_strcmp0 (self->built, get_item_id (self)) == 0)
    lyc_quiz_sheet_answer (self->sheet, self->built, answer, check);
}

/* For the question's input: an answer is on disk as soon as it is given. */
void
lyc_quiz_view_answered (LycQuizView *self, gboolean done)
{
  if (self->sheet == NULL || !lyc_quiz_sheet_is_open (self->sheet))
    return;
  keep_answer (self, done);
  lyc_quiz_view_show (self);
}

/* An order that nobody touched is an answer once one goes on from it. */
static void
leave_question (LycQuizView *self)
{
  JsonObject *item = lyc_quiz_sheet_get_item (self->sheet, self->at);

  if (item == NULL || self->input == NULL)
    return;
  lyc_quiz_input_flush (self->input);
  if (g_str_equal (lyc_json_text (item, "item_kind", ""), "ordering"))
    keep_answer (self, FALSE);
}

/* The keyboard goes along to the next question. */
static void
go_to (LycQuizView *self, guint at)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  self->at = at;
  lyc_quiz_view_show (self);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  if (self->input != NULL && at < count_items (self) && focus != NULL
      && gtk_widget_is_ancestor (focus, widget) && lyc_quiz_sheet_is_open (self->sheet))
    gtk_widget_grab_focus (GTK_WIDGET (self->input));
}

/* What has no answer yet is shown instead of handed in. */
static void
hand_in (LycQuizView *self)
{
  guint blank;

  self->asked_in = TRUE;
  if (lyc_quiz_sheet_find_blank (self->sheet, &blank))
    go_to (self, blank);
  else
    lyc_quiz_sheet_submit (self->sheet);
}

static void
next_clicked_cb (LycQuizView *self)
{
  LycQuizStepTo next;

  if (self->sheet == NULL || count_items (self) == 0)
    return;
  next = lyc_quiz_view_get_next (self);
  lyc_quiz_sheet_dismiss_refusal (self->sheet);
  switch (next)
    {
    case LYC_QUIZ_CHECK:
      lyc_quiz_input_flush (self->input);
      keep_answer (self, TRUE);
      break;
    case LYC_QUIZ_NEXT:
      leave_question (self);
      go_to (self, self->at + 1);
      break;
    case LYC_QUIZ_HAND_IN:
      leave_question (self);
      hand_in (self);
      break;
    case LYC_QUIZ_START:
    case LYC_QUIZ_AGAIN:
    default:
      lyc_quiz_sheet_start (self->sheet);
    }
  update (self);
}

static void
back_clicked_cb (LycQuizView *self)
{
  leave_question (self);
  if (self->at == 1) /* the button cannot be pressed any more; the focus stays beside it */
    gtk_widget_grab_focus (GTK_WIDGET (self->next_button));
  if (self->at > 0)
    go_to (self, self->at - 1);
}

static void
open_cb (LycQuizView *self, guint at)
{
  go_to (self, at);
  gtk_widget_grab_focus (GTK_WIDGET (self->next_button));
}

/* Everything else than the time is told by the sheet. */
static gboolean
second_cb (gpointer data)
{
  LycQuizView *self = data;

  if (self->sheet == NULL || !lyc_quiz_sheet_is_open (self->sheet))
    return G_SOURCE_CONTINUE;
  if (lyc_quiz_sheet_get_left_ms (self->sheet) == 0)
    lyc_quiz_view_show (self);
  else
    lyc_quiz_view_show_time (self);
  return G_SOURCE_CONTINUE;
}

static void
map (GtkWidget *widget)
{
  LycQuizView *self = LYC_QUIZ_VIEW (widget);

  GTK_WIDGET_CLASS (lyc_quiz_view_parent_class)->map (widget);
  if (self->second == 0)
    self->second = g_timeout_add_seconds (1, second_cb, self);
}

static void
unmap (GtkWidget *widget)
{
  g_clear_handle_id (&LYC_QUIZ_VIEW (widget)->second, g_source_remove);
  GTK_WIDGET_CLASS (lyc_quiz_view_parent_class)->unmap (widget);
}

static void
lyc_quiz_view_dispose (GObject *object)
{
  LycQuizView *self = LYC_QUIZ_VIEW (object);

  g_clear_handle_id (&self->second, g_source_remove);
  if (self->input != NULL)
    lyc_quiz_input_flush (self->input);
  self->input = NULL;
  if (self->scroller != NULL)
    gtk_widget_dispose_template (GTK_WIDGET (self), LYC_TYPE_QUIZ_VIEW);
  if (self->sheet != NULL)
    g_signal_handlers_disconnect_by_data (self->sheet, self);
  g_clear_object (&self->services);
  g_clear_object (&self->sheet);
  g_clear_object (&self->attempt);
  g_clear_pointer (&self->built, g_free);
  G_OBJECT_CLASS (lyc_quiz_view_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, LycQuizView, scroller);
  gtk_widget_class_bind_template_child (widget_class, LycQuizView, kind_label);
  gtk_widget_class_bind_template_child (widget_class, LycQuizView, place_label);
  gtk_widget_class_bind_template_child (widget_class, LycQuizView, tries_label);
  gtk_widget_class_bind_template_child (widget_class, LycQuizView, time_label);
  gtk_widget_class_bind_template_child (widget_class, LycQuizView, line);
  gtk_widget_class_bind_template_child (widget_class, LycQuizView, question);
  gtk_widget_class_bind_template_child (widget_class, LycQuizView, input_box);
  gtk_widget_class_bind_template_child (widget_class, LycQuizView, new_kind);
  gtk_widget_class_bind_template_child (widget_class, LycQuizView, hint);
  gtk_widget_class_bind_template_child (widget_class, LycQuizView, refusal);
  gtk_widget_class_bind_template_child (widget_class, LycQuizView, result_box);
  gtk_widget_class_bind_template_child (widget_class, LycQuizView, discuss_button);
  gtk_widget_class_bind_template_child (widget_class, LycQuizView, back_button);
  gtk_widget_class_bind_template_child (widget_class, LycQuizView, share_label);
  gtk_widget_class_bind_template_child (widget_class, LycQuizView, next_button);
}

static void
lyc_quiz_view_class_init (LycQuizViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (LYC_TYPE_PROGRESS_LINE);
  G_OBJECT_CLASS (klass)->dispose = lyc_quiz_view_dispose;
  widget_class->map = map;
  widget_class->unmap = unmap;
  g_resources_register (lyc_course_get_resource ());
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/lyceum_desktop/Lyceum/course/quiz-view.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, next_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_clicked_cb);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
lyc_quiz_view_init (LycQuizView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  lyc_label_wrap (self->question);
  self->result = LYC_QUIZ_RESULT (lyc_quiz_result_new ());
  gtk_box_append (self->result_box, GTK_WIDGET (self->result));
  g_signal_connect_swapped (self->result, "open", G_CALLBACK (open_cb), self);
}

GtkWidget *
lyc_quiz_view_new (LycServices *services)
{
  LycQuizView *self = g_object_new (LYC_TYPE_QUIZ_VIEW, NULL);

  self->services = g_object_ref (services);
  return GTK_WIDGET (self);
}

/* Shows the quiz @quiz_id where the learner left it. */
void
lyc_quiz_view_set_quiz (LycQuizView *self, const char *quiz_id)
{
  if (self->sheet != NULL
      && g_str_equal (lyc_record_get_id (LYC_RECORD (lyc_quiz_sheet_get_quiz (self->sheet))),
                      quiz_id))
    return;
  if (self->input != NULL)
    lyc_quiz_input_flush (self->input);
  if (self->sheet != NULL)
    g_signal_handlers_disconnect_by_data (self->sheet, self);
  g_clear_object (&self->sheet);
  g_clear_object (&self->attempt);
  self->at = 0;
  self->was_open = FALSE;
  self->asked_in = FALSE;
  self->sheet = lyc_quiz_sheet_new (self->services, quiz_id);
  g_signal_connect_object (self->sheet, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}
