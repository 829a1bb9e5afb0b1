/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "quiz-view.h"

#include <glib/gi18n-lib.h>

#include "acts.h"
#include "attempt.h"
#include "progress-line.h"
#include "quiz-option.h"
#include "quiz.h"
#include "lyc-course-resources.h"

struct _LycQuizView
{
  GtkWidget parent_instance;

  LycServices *services;
  LycQuiz *quiz;
  LycResults *attempts;
  LycAttempt *attempt; /* the newest */
  guint at;            /* the question that is shown; past the last one: how it went */
  gboolean was_open;   /* to see when it is handed in */
  char *built;         /* the question whose options stand there */

  GtkScrolledWindow *scroller;
  GtkLabel *kind_label;
  GtkLabel *place_label;
  GtkLabel *tries_label;
  LycProgressLine *line;
  GtkLabel *question;
  GtkBox *options;
  GtkButton *back_button;
  GtkLabel *hint;
  GtkButton *next_button;
};

G_DEFINE_FINAL_TYPE (LycQuizView, lyc_quiz_view, GTK_TYPE_WIDGET)

static guint
count_items (LycQuizView *self)
{
  JsonArray *items = self->quiz != NULL ? lyc_quiz_get_items (self->quiz) : NULL;

  return items != NULL ? json_array_get_length (items) : 0;
}

static JsonObject *
get_item (LycQuizView *self)
{
  return self->at < count_items (self)
             ? json_array_get_object_element (lyc_quiz_get_items (self->quiz), self->at)
             : NULL;
}

static const char *
get_text (JsonObject *object, const char *name)
{
  return json_object_get_string_member_with_default (object, name, "");
}

static gboolean
is_practice (LycQuizView *self)
{
  return g_str_equal (lyc_quiz_get_quiz_kind (self->quiz), "practice");
}

static gboolean
is_open (LycQuizView *self)
{
  return self->attempt != NULL && g_str_equal (lyc_attempt_get_state (self->attempt), "open");
}

static void
perform (LycQuizView *self, LycAct *act)
{
  lyc_outbox_perform (lyc_services_get_outbox (self->services), act);
  lyc_act_unref (act);
}

/* The ids of the options that are ticked, for the question that is shown. */
static GPtrArray *
get_chosen (LycQuizView *self)
{
  GPtrArray *ids = g_ptr_array_new ();
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->options));

  for (; child != NULL; child = gtk_widget_get_next_sibling (child))
    if (lyc_quiz_option_is_chosen (LYC_QUIZ_OPTION (child)))
      g_ptr_array_add (ids, (gpointer) lyc_quiz_option_get_id (LYC_QUIZ_OPTION (child)));
  g_ptr_array_add (ids, NULL);
  return ids;
}

/* The answer sheet as it is once @ids answer the question. */
static JsonObject *
answers_with (LycQuizView *self, const char *item_id, GPtrArray *ids)
{
  JsonObject *old = lyc_attempt_get_answers (self->attempt);
  JsonObject *answers = json_object_new ();
  g_autoptr (GList) names = old != NULL ? json_object_get_members (old) : NULL;
  JsonArray *chosen = json_array_new ();

  for (GList *name = names; name != NULL; name = name->next)
    json_object_set_member (answers, name->data,
                            json_node_copy (json_object_get_member (old, name->data)));
  for (guint i = 0; i + 1 < ids->len; i++)
    json_array_add_string_element (chosen, ids->pdata[i]);
  json_object_set_array_member (answers, item_id, chosen);
  return answers;
}

/* An answer is on disk as soon as it is ticked. */
static void
chosen_cb (LycQuizView *self, gboolean chosen)
{
  JsonObject *item = get_item (self);
  gboolean single = item != NULL && g_str_equal (get_text (item, "item_kind"), "single");
  g_autoptr (GPtrArray) ids = NULL;
  g_autoptr (JsonObject) answers = NULL;

  if (item == NULL || !is_open (self) || (single && !chosen))
    return;
  ids = get_chosen (self);
  answers = answers_with (self, get_text (item, "id"), ids);
  perform (self, lyc_act_answer (lyc_record_get_id (LYC_RECORD (self->attempt)),
                                 get_text (item, "id"), (const char *const *) ids->pdata, answers));
}

static gboolean
is_in_answer (LycQuizView *self, const char *item_id, const char *option_id)
{
  JsonObject *answers = self->attempt != NULL ? lyc_attempt_get_answers (self->attempt) : NULL;
  JsonArray *ids = answers != NULL && json_object_has_member (answers, item_id)
                       ? json_object_get_array_member (answers, item_id)
                       : NULL;

  for (guint i = 0; ids != NULL && i < json_array_get_length (ids); i++)
    if (g_strcmp0 (json_array_get_string_element (ids, i), option_id) == 0)
      return TRUE;
  return FALSE;
}

static JsonObject *
get_member (JsonObject *object, const char *name)
{
  return object != NULL && json_object_has_member (object, name)
             ? json_object_get_object_member (object, name)
             : NULL;
}

/* Feedback shows on what was chosen; the right option shows itself only when it was. */
static void
show_feedback (LycQuizView *self, LycQuizOption *option, const char *item_id)
{
  JsonObject *feedback = self->attempt != NULL ? lyc_attempt_get_feedback (self->attempt) : NULL;
  JsonObject *options = get_member (get_member (feedback, item_id), "options");
  JsonObject *own = get_member (options, lyc_quiz_option_get_id (option));

  if (own == NULL || !lyc_quiz_option_is_chosen (option))
    {
      lyc_quiz_option_clear_feedback (option);
      return;
    }
  lyc_quiz_option_show_feedback (
      option, json_object_get_boolean_member_with_default (own, "right", FALSE),
      get_text (own, "text"), json_object_get_string_member_with_default (own, "lesson_id", NULL),
      json_object_get_int_member_with_default (own, "start_ms", 0));
}

static GtkWidget *
append_option (LycQuizView *self, JsonObject *option, GtkWidget *group)
{
  GtkWidget *widget
      = lyc_quiz_option_new (get_text (option, "id"), get_text (option, "text"), group);

  g_signal_connect_swapped (widget, "chosen", G_CALLBACK (chosen_cb), self);
  gtk_box_append (self->options, widget);
  return lyc_quiz_option_get_tick (LYC_QUIZ_OPTION (widget));
}

/* The same question keeps its options, and with them the focus. */
static void
refresh_options (LycQuizView *self, const char *item_id)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->options));

  for (; child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      LycQuizOption *option = LYC_QUIZ_OPTION (child);

      lyc_quiz_option_set_chosen (option,
                                  is_in_answer (self, item_id, lyc_quiz_option_get_id (option)));
      gtk_widget_set_sensitive (child, is_open (self));
      show_feedback (self, option, item_id);
    }
}

static void
build_options (LycQuizView *self, JsonObject *item)
{
  JsonArray *options = json_object_get_array_member (item, "options");
  gboolean single = g_str_equal (get_text (item, "item_kind"), "single");
  GtkWidget *child, *group = NULL;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->options))) != NULL)
    gtk_box_remove (self->options, child);
  for (guint i = 0; i < json_array_get_length (options); i++)
    {
      GtkWidget *tick = append_option (self, json_array_get_object_element (options, i), group);

      group = single ? tick : NULL;
    }
  g_free (self->built);
  self->built = g_strdup (get_text (item, "id"));
}

static void
show_question (LycQuizView *self, JsonObject *item)
{
  guint n = count_items (self);
  g_autofree char *place = g_strdup_printf (_("Question %u of %u"), self->at + 1, n);

  if (g_strcmp0 (self->built, get_text (item, "id")) != 0)
    build_options (self, item);
  refresh_options (self, get_text (item, "id"));
  gtk_label_set_text (self->place_label, place);
  gtk_label_set_text (self->question, get_text (item, "text"));
  lyc_progress_line_set_fraction (self->line, (double) (self->at + 1) / n);
  gtk_button_set_label (self->next_button,
                        !is_open (self) || self->at + 1 < n ? _("Next question") : _("Finish"));
}

/* Before the first try nothing of the questions shows: a graded quiz counts from its start. */
static void
show_start (LycQuizView *self)
{
  guint n = count_items (self);
  g_autofree char *place
      = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u question", "%u questions", n), n);

  gtk_label_set_text (self->place_label, place);
  gtk_label_set_text (self->question, lyc_quiz_get_title (self->quiz));
  gtk_label_set_text (
      self->hint, is_practice (self)
      ? _("Each answer tells at once whether it is right, and where to look again.")
      : _("Your answers are kept as you give them. How it went shows at the end."));
  gtk_button_set_label (self->next_button, _("Start the quiz"));
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

  gtk_label_set_text (self->place_label, _("Finished"));
  gtk_label_set_text (self->question, text);
  gtk_label_set_text (self->hint, known ? _("Go back through your answers, or try once more.")
                                        : _("How it went shows here once the platform has them."));
  lyc_progress_line_set_fraction (self->line, 1);
  gtk_button_set_label (self->next_button, _("Try again"));
}

static void
update (LycQuizView *self)
{
  JsonObject *item;

  if (count_items (self) == 0)
    return;
  if (self->was_open && !is_open (self))
    self->at = count_items (self);
  self->was_open = is_open (self);
  item = self->attempt != NULL ? get_item (self) : NULL;
  gtk_label_set_text (self->kind_label,
                      is_practice (self) ? _("Practice quiz") : _("Graded quiz"));
  gtk_label_set_text (self->tries_label, is_practice (self) ? _("Tries are unlimited") : "");
  gtk_widget_set_visible (GTK_WIDGET (self->options), item != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->hint), item == NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->line), self->attempt != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->back_button), self->attempt != NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->back_button), self->at > 0);
  if (item != NULL)
    show_question (self, item);
  else if (self->attempt != NULL)
    show_result (self);
  else
    show_start (self);
}

static void
start (LycQuizView *self)
{
  self->at = 0;
  perform (self, lyc_act_start_attempt (lyc_record_get_id (LYC_RECORD (self->quiz)),
                                        lyc_quiz_get_lesson_id (self->quiz), count_items (self),
                                        g_get_real_time () / 1000));
}

static void
next_clicked_cb (LycQuizView *self)
{
  guint n = count_items (self);

  if (n == 0)
    return;
  if (self->attempt == NULL || (!is_open (self) && self->at >= n))
    start (self);
  else if (!is_open (self) || self->at + 1 < n)
    self->at++;
  else
    perform (self, lyc_act_submit_attempt (lyc_record_get_id (LYC_RECORD (self->attempt))));
  update (self);
}

static void
back_clicked_cb (LycQuizView *self)
{
  if (self->at > 0)
    self->at--;
  if (self->at == 0) /* the button cannot be pressed any more; the focus stays beside it */
    gtk_widget_grab_focus (GTK_WIDGET (self->next_button));
  update (self);
}

static void
attempts_changed_cb (LycQuizView *self)
{
  GListModel *model = G_LIST_MODEL (self->attempts);
  guint n = g_list_model_get_n_items (model);
  g_autoptr (LycAttempt) newest = n > 0 ? g_list_model_get_item (model, n - 1) : NULL;

  if (self->attempt != NULL)
    g_signal_handlers_disconnect_by_func (self->attempt, update, self);
  if (g_set_object (&self->attempt, newest))
    {
      self->was_open = FALSE;
      self->at = newest == NULL || is_open (self) ? 0 : count_items (self);
    }
  if (newest != NULL)
    g_signal_connect_object (newest, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

static void
lyc_quiz_view_dispose (GObject *object)
{
  LycQuizView *self = LYC_QUIZ_VIEW (object);

  if (self->scroller != NULL)
    gtk_widget_dispose_template (GTK_WIDGET (self), LYC_TYPE_QUIZ_VIEW);
  g_clear_object (&self->services);
  g_clear_object (&self->quiz);
  g_clear_object (&self->attempts);
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
  gtk_widget_class_bind_template_child (widget_class, LycQuizView, line);
  gtk_widget_class_bind_template_child (widget_class, LycQuizView, question);
  gtk_widget_class_bind_template_child (widget_class, LycQuizView, options);
  gtk_widget_class_bind_template_child (widget_class, LycQuizView, back_button);
  gtk_widget_class_bind_template_child (widget_class, LycQuizView, hint);
  gtk_widget_class_bind_template_child (widget_class, LycQuizView, next_button);
}

static void
lyc_quiz_view_class_init (LycQuizViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (LYC_TYPE_PROGRESS_LINE);
  G_OBJECT_CLASS (klass)->dispose = lyc_quiz_view_dispose;
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
  LycLibrary *library = lyc_services_get_library (self->services);

  if (self->quiz != NULL && g_str_equal (lyc_record_get_id (LYC_RECORD (self->quiz)), quiz_id))
    return;
  if (self->quiz != NULL)
    g_signal_handlers_disconnect_by_func (self->quiz, update, self);
  g_clear_object (&self->quiz);
  g_clear_object (&self->attempts);
  self->at = 0;
  self->quiz = LYC_QUIZ (lyc_library_lookup (library, LYC_KIND_QUIZ, quiz_id));
  self->attempts = lyc_library_children (library, LYC_KIND_ATTEMPT, quiz_id);
  g_signal_connect_object (self->quiz, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->attempts, "items-changed", G_CALLBACK (attempts_changed_cb), self,
                           G_CONNECT_SWAPPED);
  attempts_changed_cb (self);
}
