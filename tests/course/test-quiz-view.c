/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <gtk/gtk.h>

#include "kit.h"
#include "memory-services.h"
#include "quiz-field.h"
#include "quiz-option.h"
#include "quiz-order.h"
#include "quiz-step.h"
#include "quiz-verdict.h"
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

#define THIRD "0190a6f0-0000-7000-8000-000000000013"
#define FOURTH "0190a6f0-0000-7000-8000-000000000014"
#define ATTEMPT "0190a6f0-0000-7000-8000-000000000015"
#define QUIZ_OBJECT(kind, rules, items)                                                            \
  "{\"kind\":\"quiz\",\"id\":\"" QUIZ "\",\"rev\":1,\"lesson_id\":\"" LESSON                       \
  "\",\"course_id\":\"" LESSON "\",\"title\":\"Try it\",\"quiz_kind\":\"" kind "\"," rules         \
  ",\"items\":[" items "]}"
#define NO_RULES "\"max_tries\":0,\"time_limit_ms\":0,\"pass_percent\":100"

/* A question of each kind that has no options to tick. */
static const char *const written
    = "[" QUIZ_OBJECT ("practice", NO_RULES,
                       ITEM (FIRST, "number", "") "," ITEM (SECOND, "text", "") "," ITEM (
                           THIRD, "ordering",
                           OPTION ("31", "one") "," OPTION ("32", "two") "," OPTION (
                               "33", "three")) "," ITEM (FOURTH, "essay", "")) "]";

static const char *const timed
    = "[" QUIZ_OBJECT ("graded", "\"max_tries\":2,\"time_limit_ms\":60000,\"pass_percent\":50",
                       ITEM (FIRST, "number", "") "," ITEM (SECOND, "text", "")) "]";

static const char *const objects
    = "[{\"kind\":\"quiz\",\"id\":\"" QUIZ "\",\"rev\":1,\"lesson_id\":\"" LESSON
      "\",\"course_id\":\"" LESSON
      "\",\"title\":\"Try it\",\"quiz_kind\":\"practice\",\"items\":[" ITEM (
          FIRST, "single",
          OPTION ("21", "A") "," OPTION ("22", "B")) "," ITEM (SECOND, "multiple",
                                                               OPTION ("23", "C") "," OPTION (
                                                                   "24", "D")) "]}]";

#define LONG "A sentence that needs more than one line where the window is narrow"
static const char *const wordy = "[" QUIZ_OBJECT (
    "practice", NO_RULES, ITEM (FIRST, "single", OPTION ("21", LONG) "," OPTION ("22", LONG))) "]";

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

/* As if the platform had said it of the open attempt, or of the one that was handed in. */
static void
say_attempt (Quiz *quiz, const char *id, int rev, const char *state, gint64 deadline,
             const char *answers, const char *checked, const char *feedback, const char *counted)
{
  g_autofree char *text = g_strdup_printf (
      "[{\"kind\":\"attempt\",\"id\":\"%s\",\"rev\":%d,\"quiz_id\":\"" QUIZ
      "\",\"lesson_id\":\"" LESSON
      "\",\"state\":\"%s\",\"started_at\":1,\"deadline_at\":%" G_GINT64_FORMAT
      ",\"answers\":{%s},\"checked\":[%s],\"feedback\":{%s},%s,\"item_count\":2}]",
      id, rev, state, deadline, answers, checked, feedback, counted);

  lyc_memory_services_put (quiz->memory, text);
}

static void
open_with (Quiz *quiz, const char *content)
{
  quiz->memory = lyc_memory_services_new (content, ME);
  quiz->window = gtk_window_new ();
  quiz->view = lyc_quiz_view_new (lyc_memory_services_get (quiz->memory));
  gtk_window_set_child (GTK_WINDOW (quiz->window), quiz->view);
  lyc_quiz_view_set_quiz (LYC_QUIZ_VIEW (quiz->view), QUIZ);
  gtk_window_present (GTK_WINDOW (quiz->window));
}

static GtkEditable *
field (Quiz *quiz)
{
  return GTK_EDITABLE (wait_for (quiz, GTK_TYPE_ENTRY, NULL));
}

static guint
count_acts (Quiz *quiz)
{
  return g_list_model_get_n_items (
      G_LIST_MODEL (lyc_services_get_outbox (lyc_memory_services_get (quiz->memory))));
}

/* Waits until the newest act is the answer @text. */
static void
wait_for_text (Quiz *quiz, const char *text)
{
  LycAct *act;

  while ((act = lyc_memory_services_get_last_act (quiz->memory)) == NULL
         || g_strcmp0 (
                json_object_get_string_member_with_default (lyc_act_get_body (act), "text", NULL),
                text)
                != 0)
    g_main_context_iteration (NULL, TRUE);
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
  open_with (quiz, objects);
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

/* The first question gets the height that its lines ask for: nothing lies over the buttons below.
 */
static void
test_narrow (void)
{
  Quiz quiz;
  GtkWidget *choice;
  int height;

  open_with (&quiz, wordy);
  gtk_window_set_default_size (GTK_WINDOW (quiz.window), 360, 600);
  wait_for (&quiz, GTK_TYPE_LABEL, "1 question");
  settle ();
  press (&quiz, "Start the quiz");
  choice = gtk_widget_get_parent (GTK_WIDGET (option (&quiz, 1)));
  settle ();
  gtk_widget_measure (choice, GTK_ORIENTATION_VERTICAL, gtk_widget_get_width (choice), &height,
                      NULL, NULL, NULL);
  g_assert_cmpint (gtk_widget_get_height (choice), >=, height);
  g_assert_cmpint (gtk_widget_get_height (gtk_widget_get_parent (choice)), >=, height);
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
  press (&quiz, "Finish"); /* there is a blank: it shows instead */
  settle ();
  wait_for (&quiz, GTK_TYPE_LABEL, "Question 2 of 2");
  choose (&quiz, 0);
  press (&quiz, "Check answer");
  press (&quiz, "Finish");
  wait_for (&quiz, GTK_TYPE_LABEL, "Your answers are in");
  g_assert_null (find (quiz.view, LYC_TYPE_QUIZ_OPTION, NULL));
  g_assert_nonnull (find (quiz.view, GTK_TYPE_BUTTON, "Try again"));
  g_signal_emit_by_name (find (quiz.view, GTK_TYPE_BUTTON, NULL), "clicked"); /* back */
  wait_for (&quiz, GTK_TYPE_LABEL, "Question 2 of 2");
  g_assert_false (gtk_widget_get_sensitive (lyc_quiz_option_get_tick (option (&quiz, 0))));
  close_quiz (&quiz);
}

/* What is typed is kept without a press, the last of it when the question is left; a word that is
 * no number is told. */
static void
test_fields (void)
{
  Quiz quiz;
  guint acts;

  open_with (&quiz, written);
  press (&quiz, "Start the quiz");
  gtk_editable_set_text (field (&quiz), "6,2");
  wait_for_text (&quiz, "6,2");
  acts = count_acts (&quiz);
  gtk_editable_set_text (field (&quiz), "many");
  wait_for (&quiz, GTK_TYPE_LABEL, "Write a number, such as 2.5 or 2,5.");
  gtk_editable_set_text (field (&quiz), "6,25");
  press (&quiz, "Check answer"); /* before the pause of typing is over */
  wait_for_text (&quiz, "6,25");
  while (!json_object_get_boolean_member (
      lyc_act_get_body (lyc_memory_services_get_last_act (quiz.memory)), "check"))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (count_acts (&quiz), ==, acts); /* one waits for each question */
  press (&quiz, "Next question");
  wait_for (&quiz, GTK_TYPE_LABEL, "Question 2 of 4");
  g_assert_cmpstr (gtk_editable_get_text (field (&quiz)), ==, "");
  gtk_editable_set_text (field (&quiz), "in writing");
  g_signal_emit_by_name (find (quiz.view, GTK_TYPE_BUTTON, NULL), "clicked"); /* back */
  wait_for_text (&quiz, "in writing");
  g_assert_cmpstr (gtk_editable_get_text (field (&quiz)), ==, "6,25");
  g_assert_cmpuint (
      json_object_get_size (json_object_get_object_member (newest_attempt (&quiz), "answers")), ==,
      2);
  close_quiz (&quiz);
}

static const char *
nth_step (Quiz *quiz, guint n)
{
  GtkWidget *step = wait_for (quiz, LYC_TYPE_QUIZ_STEP, NULL);

  for (; n > 0; n--)
    step = gtk_widget_get_next_sibling (step);
  return lyc_quiz_step_get_text (LYC_QUIZ_STEP (step));
}

/* Steps move by the keys' signal and by a drop, keep the focus, and say where they are. */
static void
test_order (void)
{
  Quiz quiz;
  GtkWidget *one, *three;

  open_with (&quiz, written);
  press (&quiz, "Start the quiz");
  wait_for (&quiz, GTK_TYPE_LABEL, "Question 1 of 4");
  press (&quiz, "Next question");
  press (&quiz, "Next question");
  one = wait_for (&quiz, LYC_TYPE_QUIZ_STEP, NULL);
  gtk_widget_grab_focus (one);
  g_signal_emit_by_name (one, "move", FALSE);
  wait_for (&quiz, GTK_TYPE_LABEL, "“one” is now 2 of 3");
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (quiz.window)) == one);
  g_assert_cmpstr (nth_step (&quiz, 0), ==, "two");
  three = gtk_widget_get_next_sibling (one);
  g_signal_emit_by_name (gtk_widget_get_prev_sibling (one), "dropped", three);
  settle ();
  g_assert_cmpstr (nth_step (&quiz, 0), ==, "three");
  g_assert_cmpstr (nth_step (&quiz, 2), ==, "one");
  press (&quiz, "Check answer");
  press (&quiz, "Next question");
  wait_for (&quiz, GTK_TYPE_LABEL,
            "This kind of question is new. A newer version of Lyceum shows it.");
  close_quiz (&quiz);
}

/* Tab comes into what the question is answered with, and Shift+Tab goes out of it again. */
static void
check_tab (Quiz *quiz, const char *place)
{
  wait_for (quiz, GTK_TYPE_LABEL, place);
  gtk_window_set_focus (GTK_WINDOW (quiz->window), NULL);
  g_assert_true (gtk_widget_child_focus (quiz->view, GTK_DIR_TAB_FORWARD));
  for (guint i = 0; i < 4; i++) /* the steps of an order are four stops at most */
    if (!gtk_widget_child_focus (quiz->view, GTK_DIR_TAB_BACKWARD))
      return;
  g_assert_not_reached ();
}

static void
test_tab (void)
{
  Quiz quiz;

  open_with (&quiz, written);
  press (&quiz, "Start the quiz");
  check_tab (&quiz, "Question 1 of 4");
  press (&quiz, "Next question");
  check_tab (&quiz, "Question 2 of 4");
  press (&quiz, "Next question");
  check_tab (&quiz, "Question 3 of 4");
  close_quiz (&quiz);
  open_quiz (&quiz);
  press (&quiz, "Start the quiz");
  check_tab (&quiz, "Question 1 of 2");
  choose (&quiz, 1);
  check_tab (&quiz, "Question 1 of 2");
  press (&quiz, "Next question");
  check_tab (&quiz, "Question 2 of 2");
  close_quiz (&quiz);
}

#define FEEDBACK(item, right, answer, text, solution)                                              \
  "\"" item "\":{\"right\":" right ",\"answer\":\"" answer "\",\"options\":{},\"text\":\"" text    \
  "\",\"lesson_id\":\"" LESSON "\",\"start_ms\":1000,\"solution\":" solution                       \
  ",\"first_try_percent\":71}"

/* Buttons of the lesson take the focus only where the window does something with them. */
static void
add_actions (Quiz *quiz)
{
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_autoptr (GVariantType) target = g_variant_type_new ("(ss)");
  g_autoptr (GSimpleAction) discuss = g_simple_action_new ("question-discuss", target);

  g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (discuss));
  gtk_widget_insert_action_group (quiz->window, "win", G_ACTION_GROUP (actions));
}

/* What the platform says shows with the way to the moment, until the answer is another one. */
static void
test_feedback (void)
{
  Quiz quiz;
  GtkWidget *discuss;

  open_with (&quiz, written);
  add_actions (&quiz);
  say_attempt (&quiz, ATTEMPT, 2, "open", 0, "\"" FIRST "\":\"7\"", "\"" FIRST "\"",
               FEEDBACK (FIRST, "false", "7", "Count the people", "null"),
               "\"right_count\":null,\"passed\":null");
  wait_for (&quiz, GTK_TYPE_LABEL, "Count the people");
  wait_for (&quiz, GTK_TYPE_LABEL, "Not quite");
  wait_for (&quiz, GTK_TYPE_LABEL, "71% of your cohort got this on the first try");
  wait_for (&quiz, GTK_TYPE_LABEL, "Discuss this question");
  discuss = gtk_widget_get_ancestor (wait_for (&quiz, GTK_TYPE_LABEL, "Discuss this question"),
                                     GTK_TYPE_BUTTON);
  g_assert_true (gtk_widget_grab_focus (discuss));
  say_attempt (&quiz, ATTEMPT, 3, "open", 0, "\"" FIRST "\":\"7\"", "\"" FIRST "\"",
               FEEDBACK (FIRST, "false", "7", "Count the people again", "null"),
               "\"right_count\":null,\"passed\":null");
  wait_for (&quiz, GTK_TYPE_LABEL, "Count the people again");
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (quiz.window)) == discuss);
  gtk_editable_set_text (field (&quiz), "8");
  wait_for_text (&quiz, "8");
  g_assert_null (find (quiz.view, LYC_TYPE_QUIZ_VERDICT, NULL));
  g_assert_null (find (quiz.view, GTK_TYPE_LABEL, "Discuss this question"));
  close_quiz (&quiz);
}

/* The time that is left is the platform's; over it nothing is taken any more. */
static void
test_time (void)
{
  Quiz quiz;
  gint64 now = g_get_real_time () / 1000;

  open_with (&quiz, timed);
  wait_for (&quiz, GTK_TYPE_LABEL,
            "A quiz with a time limit begins when the platform can be reached.");
  wait_for (&quiz, GTK_TYPE_LABEL, "2 tries");
  g_assert_false (gtk_widget_get_sensitive (find (quiz.view, GTK_TYPE_BUTTON, "Start the quiz")));
  say_attempt (&quiz, ATTEMPT, 2, "open", now + 3600000, "", "", "",
               "\"right_count\":null,\"passed\":null");
  wait_for (&quiz, GTK_TYPE_LABEL, "Try 1 of 2");
  gtk_editable_set_text (field (&quiz), "4");
  wait_for_text (&quiz, "4");
  say_attempt (&quiz, ATTEMPT, 3, "open", now - 1, "", "", "",
               "\"right_count\":null,\"passed\":null");
  wait_for (&quiz, GTK_TYPE_LABEL,
            "The time is over. The platform takes your answers as they are.");
  g_assert_false (gtk_editable_get_editable (field (&quiz)));
  g_assert_cmpstr (gtk_editable_get_text (field (&quiz)), ==, "4");
  close_quiz (&quiz);
}

/* How each question went, and from there to the question; again while there are tries. */
static void
test_result (void)
{
  Quiz quiz;
  GtkWidget *row;
  static const char *const answers = "\"" FIRST "\":\"4\",\"" SECOND "\":\"x\"";
  static const char *const feedback = FEEDBACK (FIRST, "true", "4", "Yes", "\"4\"") "," FEEDBACK (
      SECOND, "false", "x", "No", "\"by when\"");

  open_with (&quiz, timed);
  say_attempt (&quiz, ATTEMPT, 2, "submitted", 1, answers, "", feedback,
               "\"right_count\":1,\"passed\":true");
  wait_for (&quiz, GTK_TYPE_LABEL, "1 of 2 right");
  wait_for (&quiz, GTK_TYPE_LABEL, "Passed: 50% were needed. Open a question to see why.");
  g_assert_nonnull (find (quiz.view, GTK_TYPE_BUTTON, "Try again"));
  row = find (quiz.view, GTK_TYPE_LIST_BOX_ROW, NULL);
  gtk_widget_grab_focus (row);
  say_attempt (&quiz, ATTEMPT, 3, "submitted", 1, answers, "", feedback,
               "\"right_count\":0,\"passed\":true");
  wait_for (&quiz, GTK_TYPE_LABEL, "0 of 2 right");
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (quiz.window)) == row);
  g_signal_emit_by_name (
      find (quiz.view, GTK_TYPE_LIST_BOX, NULL), "row-activated",
      gtk_list_box_get_row_at_index (GTK_LIST_BOX (find (quiz.view, GTK_TYPE_LIST_BOX, NULL)), 1));
  wait_for (&quiz, GTK_TYPE_LABEL, "Question 2 of 2");
  wait_for (&quiz, GTK_TYPE_LABEL, "Right is: by when ");
  press (&quiz, "See the result");
  say_attempt (&quiz, FOURTH, 3, "submitted", 2, answers, "", feedback,
               "\"right_count\":0,\"passed\":false");
  wait_for (&quiz, GTK_TYPE_LABEL, "Try 2 of 2");
  g_assert_null (find (quiz.view, GTK_TYPE_BUTTON, "Try again"));
  close_quiz (&quiz);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  lyc_kit_init ();
  g_test_add_func ("/course/quiz-view/start", test_start);
  g_test_add_func ("/course/quiz-view/narrow", test_narrow);
  g_test_add_func ("/course/quiz-view/answers", test_answers);
  g_test_add_func ("/course/quiz-view/finish", test_finish);
  g_test_add_func ("/course/quiz-view/fields", test_fields);
  g_test_add_func ("/course/quiz-view/order", test_order);
  g_test_add_func ("/course/quiz-view/tab", test_tab);
  g_test_add_func ("/course/quiz-view/feedback", test_feedback);
  g_test_add_func ("/course/quiz-view/time", test_time);
  g_test_add_func ("/course/quiz-view/result", test_result);
  return g_test_run ();
}
