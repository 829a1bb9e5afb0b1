/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "duty-group.h"
#include "fixture.h"
#include "kit.h"
#include "pause-button.h"

/* The rows are those of lyc_duty_group_new(), in a window, over services in memory. */

typedef struct
{
  LycServices *services;
  GtkWidget *window;
  GtkWidget *group;
  GtkWidget *button;
} Scene;

static void
put_duty (Scene *scene, const char *role, const char *moderates)
{
  g_autofree char *json = g_strdup_printf (
      "{\"kind\":\"membership\",\"id\":\"mine\",\"cohort_id\":\"" FIXTURE_COHORT
      "\",\"user_id\":\"" FIXTURE_ME "\",\"role\":\"%s\",\"state\":\"active\",\"moderates\":\"%s\","
      "\"asked_by_id\":\"" FIXTURE_MARTA "\",\"asked_words\":\"You are fair\"}",
      role, moderates);

  fixture_put (scene->services, json);
}

static void
set_up (Scene *scene, gconstpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  scene->services = fixture_new ();
  put_duty (scene, "learner", "none");
  scene->window = gtk_window_new ();
  scene->group = lyc_duty_group_new (scene->services);
  scene->button = lyc_pause_button_new (scene->services);
  gtk_box_append (GTK_BOX (box), scene->group);
  gtk_box_append (GTK_BOX (box), scene->button);
  gtk_box_append (GTK_BOX (box), gtk_label_new ("Something"));
  gtk_window_set_child (GTK_WINDOW (scene->window), box);
  gtk_window_present (GTK_WINDOW (scene->window));
  while (!gtk_widget_get_mapped (scene->window))
    g_main_context_iteration (NULL, TRUE);
}

static void
tear_down (Scene *scene, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (scene->window));
  g_object_unref (scene->services);
}

/* Everything that is to be seen there, buttons in brackets. */
static void
collect (GtkWidget *widget, GString *text)
{
  if (!gtk_widget_get_visible (widget))
    return;
  if (GTK_IS_BUTTON (widget))
    g_string_append_printf (text, "[%s]", gtk_button_get_label (GTK_BUTTON (widget)));
  else if (GTK_IS_LABEL (widget))
    g_string_append_printf (text, "%s|", gtk_label_get_text (GTK_LABEL (widget)));
  else
    for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
         child = gtk_widget_get_next_sibling (child))
      collect (child, text);
}

static void
assert_says (Scene *scene, const char *what)
{
  g_autoptr (GString) text = g_string_new (NULL);

  collect (scene->group, text);
  if (strstr (text->str, what) == NULL)
    g_error ("the group says “%s”, not “%s”", text->str, what);
}

static GtkWidget *
find_button (GtkWidget *widget, const char *label)
{
  GtkWidget *found = NULL;

  if (GTK_IS_BUTTON (widget) && gtk_widget_get_visible (widget)
      && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_button (child, label);
  return found;
}

static void
press (Scene *scene, const char *label)
{
  GtkWidget *button = find_button (scene->group, label);

  g_assert_nonnull (button);
  gtk_widget_grab_focus (button);
  g_signal_emit_by_name (button, "clicked");
}

static void
assert_said (Scene *scene, const char *state)
{
  LycAct *act = fixture_get_last_act (scene->services);

  g_assert_cmpstr (lyc_act_get_verb (act), ==, "membership.moderate");
  g_assert_cmpstr (lyc_act_get_target (act), ==, FIXTURE_ME);
  g_assert_cmpstr (lyc_act_get_parent (act), ==, FIXTURE_COHORT);
  g_assert_cmpstr (json_object_get_string_member (lyc_act_get_body (act), "state"), ==, state);
}

/* Who was not asked sees nothing of it. */
static void
test_nobody_asks (Scene *scene, gconstpointer data)
{
  g_assert_false (gtk_widget_get_visible (scene->group));
  g_assert_false (gtk_widget_get_visible (scene->button));
}

static void
test_accept_pause_resume (Scene *scene, gconstpointer data)
{
  put_duty (scene, "learner", "invited");
  g_assert_true (gtk_widget_get_visible (scene->group));
  g_assert_false (gtk_widget_get_visible (scene->button));
  assert_says (scene,
               "Spring Managers|Marta Lind asks whether you would moderate here.\nYou are fair");
  assert_says (scene, "[Decline][Accept]");
  press (scene, "Accept");
  assert_said (scene, "active");
  assert_says (scene, "You moderate here: reported posts come to you.|[Pause][Give it up…]");
  g_assert_true (gtk_widget_has_focus (find_button (scene->group, "Pause")));
  g_assert_true (gtk_widget_get_visible (scene->button));
  press (scene, "Pause");
  assert_said (scene, "paused");
  assert_says (scene, "You pause: no reports come to you.|[Resume][Give it up…]");
  g_assert_false (gtk_widget_get_visible (scene->button));
  press (scene, "Resume");
  assert_said (scene, "active");
}

static void
test_decline_and_think_again (Scene *scene, gconstpointer data)
{
  put_duty (scene, "learner", "invited");
  press (scene, "Decline");
  assert_said (scene, "declined");
  assert_says (scene, "You declined to moderate here.|[Moderate after all]");
  g_assert_true (gtk_widget_has_focus (find_button (scene->group, "Moderate after all")));
  put_duty (scene, "learner", "none");
  g_assert_false (gtk_widget_get_visible (scene->group));
}

static GtkWindow *
find_dialog (Scene *scene)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (window))
        return window;
    }
  return NULL;
}

/* Giving it up asks first, since only who asked can ask again. */
static void
test_give_up (Scene *scene, gconstpointer data)
{
  guint before;

  put_duty (scene, "moderator", "active");
  before = fixture_n_acts (scene->services);
  press (scene, "Give it up…");
  g_assert_cmpuint (fixture_n_acts (scene->services), ==, before);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (find_dialog (scene)), "left");
  assert_said (scene, "left");
  g_assert_false (gtk_widget_get_visible (scene->group));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  lyc_kit_init ();
  g_test_add ("/duty/nobody-asks", Scene, NULL, set_up, test_nobody_asks, tear_down);
  g_test_add ("/duty/accept-pause-resume", Scene, NULL, set_up, test_accept_pause_resume,
              tear_down);
  g_test_add ("/duty/decline", Scene, NULL, set_up, test_decline_and_think_again, tear_down);
  g_test_add ("/duty/give-up", Scene, NULL, set_up, test_give_up, tear_down);
  return g_test_run ();
}
