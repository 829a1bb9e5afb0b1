/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <gtk/gtk.h>

#include "kit.h"
#include "memory-services.h"
#include "quiz-option.h"
#include "quiz-view.h"

#define ME "0190a6f0-0000-7000-8000-00000000000c"
#define LESSON "0190a6f0-0000-7000-8000-00000000000d"
#define QUIZ "0190a6f0-0000-7000-8000-00000000000e"
#define FIRST "0190a6f0-0000-7000-8000-000000000011"
#define SECOND "0190a6f0-0000-7000-8000-000000000012"
#define ITEM(id, kind, options)                                                                    \
  "{\"id\":\"" id "\",\"text\":\"Question\",\"item_kind\":\"" kind "\",\"options\":[" options "]}"
#define OPTION(id, text)                                                                           \
  "{\"id\":\"0190a6f0-0000-7000-8000-0000000000" id "\",\"text\":\"" text "\"}"

static const char *const objects
    = "[{\"kind\":\"quiz\",\"id\":\"" QUIZ "\",\"rev\":1,\"lesson_id\":\"" LESSON
      "\",\"course_id\":\"" LESSON
      "\",\"title\":\"Try it\",\"quiz_kind\":\"practice\",\"items\":[" ITEM (
          FIRST, "single",
          OPTION ("21", "A") "," OPTION ("22", "B")) "," ITEM (SECOND, "multiple",
                                                               OPTION ("23", "C") "," OPTION (
                                                                   "24", "D")) "]}]";

typedef struct
{
  LycMemoryServices *memory;
  GtkWidget *window;
  GtkWidget *view;
} Quiz;

/* Depth first; the widget of the type whose text is @text, or any of the type. */
static GtkWidget *
find (GtkWidget *widget, GType type, const char *text)
{
  GtkWidget *child = gtk_widget_get_first_child (widget), *found = NULL;
  const char *own = GTK_IS_BUTTON (widget)  ? gtk_button_get_label (GTK_BUTTON (widget))
                    : GTK_IS_LABEL (widget) ? gtk_label_get_text (GTK_LABEL (widget))
                                            : NULL;

  if (!gtk_widget_get_visible (widget))
    return NULL;
  if (g_type_is_a (G_OBJECT_TYPE (widget), type) && (text == NULL || g_strcmp0 (own, text) == 0))
    return widget;
  for (; child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = find (child, type, text);
  return found;
}

static GtkWidget *
wait_for (Quiz *quiz, GType type, const char *text)
{
  GtkWidget *found;

  while ((found = find (quiz->view, type, text)) == NULL)
    g_main_context_iteration (NULL, TRUE);
  return found;
}

static void
press (Quiz *quiz, const char *label)
{
  g_signal_emit_by_name (wait_for (quiz, GTK_TYPE_BUTTON, label), "clicked");
}

static LycQuizOption *
option (Quiz *quiz, guint n)
{
  GtkWidget *found = wait_for (quiz, LYC_TYPE_QUIZ_OPTION, NULL);

  for (; n > 0; n--)
    found = gtk_widget_get_next_sibling (found);
  return LYC_QUIZ_OPTION (found);
}

static void
choose (Quiz *quiz, guint n)
{
  GtkWidget *tick = lyc_quiz_option_get_tick (option (quiz, n));

  gtk_widget_grab_focus (tick);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (tick), TRUE);
}

static JsonObject *
newest_attempt (Quiz *quiz)
{
  return lyc_act_get_echo (lyc_memory_services_get_last_act (quiz->memory), 0)->fields;
}

static void
settle (void)
{
  gint64 until = g_get_monotonic_time () + 200 * G_TIME_SPAN_MILLISECOND;

  while (g_get_monotonic_time () < until)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
}

static void
open_quiz (Quiz *quiz)
{
  quiz->memory = lyc_memory_services_new (objects, ME);
  quiz->window = gtk_window_new ();
  quiz->view = lyc_quiz_view_new (lyc_memory_services_get (quiz->memory));
  gtk_window_set_child (GTK_WINDOW (quiz->window), quiz->view);
  lyc_quiz_view_set_quiz (LYC_QUIZ_VIEW (quiz->view), QUIZ);
  gtk_window_present (GTK_WINDOW (quiz->window));
}

static void
close_quiz (Quiz *quiz)
{
  gtk_window_destroy (GTK_WINDOW (quiz->window));
  lyc_memory_services_free (quiz->memory);
}

/* Nothing of the questions shows before the start. */
static void
test_start (void)
{
  Quiz quiz;

  open_quiz (&quiz);
  wait_for (&quiz, GTK_TYPE_LABEL, "2 questions");
  g_assert_null (find (quiz.view, LYC_TYPE_QUIZ_OPTION, NULL));
  press (&quiz, "Start the quiz");
  wait_for (&quiz, GTK_TYPE_LABEL, "Question 1 of 2");
  g_assert_nonnull (option (&quiz, 1));
  close_quiz (&quiz);
}

/* What is ticked stays ticked and keeps the focus while the answer is on its way, and the sheet
 * that shows has every answer. */
static void
test_answers (void)
{
  Quiz quiz;

  open_quiz (&quiz);
  press (&quiz, "Start the quiz");
  wait_for (&quiz, GTK_TYPE_LABEL, "Question 1 of 2");
  choose (&quiz, 1);
  settle ();
  g_assert_true (lyc_quiz_option_is_chosen (option (&quiz, 1)));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (quiz.window))
                 == lyc_quiz_option_get_tick (option (&quiz, 1)));
  press (&quiz, "Next question");
  choose (&quiz, 0);
  choose (&quiz, 1);
  settle ();
  g_assert_true (lyc_quiz_option_is_chosen (option (&quiz, 0)));
  g_assert_cmpuint (
      json_object_get_size (json_object_get_object_member (newest_attempt (&quiz), "answers")), ==,
      2);
  close_quiz (&quiz);
}

/* After handing in, the answers can be looked at again and no longer changed. */
static void
test_finish (void)
{
  Quiz quiz;

  open_quiz (&quiz);
  press (&quiz, "Start the quiz");
  wait_for (&quiz, GTK_TYPE_LABEL, "Question 1 of 2");
  choose (&quiz, 0);
  press (&quiz, "Next question");
  press (&quiz, "Finish");
  wait_for (&quiz, GTK_TYPE_LABEL, "Your answers are in");
  g_assert_null (find (quiz.view, LYC_TYPE_QUIZ_OPTION, NULL));
  g_assert_nonnull (find (quiz.view, GTK_TYPE_BUTTON, "Try again"));
  g_signal_emit_by_name (find (quiz.view, GTK_TYPE_BUTTON, NULL), "clicked"); /* back */
  wait_for (&quiz, GTK_TYPE_LABEL, "Question 2 of 2");
  g_assert_false (gtk_widget_get_sensitive (GTK_WIDGET (option (&quiz, 0))));
  close_quiz (&quiz);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  lyc_kit_init ();
  g_test_add_func ("/course/quiz-view/start", test_start);
  g_test_add_func ("/course/quiz-view/answers", test_answers);
  g_test_add_func ("/course/quiz-view/finish", test_finish);
  return g_test_run ();
}
