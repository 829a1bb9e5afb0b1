/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fixture.h"
#include "kit.h"
#include "lesson-people.h"

static void
collect (GtkWidget *widget, GString *text)
{
  if (GTK_IS_LABEL (widget))
    g_string_append_printf (text, "%s|", gtk_label_get_text (GTK_LABEL (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect (child, text);
}

static char *
words_of (GtkWidget *widget)
{
  g_autoptr (GString) text = g_string_new (NULL);

  collect (widget, text);
  return g_strdup (text->str);
}

static GtkWidget *
find_switch (GtkWidget *widget)
{
  GtkWidget *found = NULL;

  if (GTK_IS_SWITCH (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_switch (child);
  return found;
}

/* Nobody there: no line. Somebody: how many, and the names of those who are told by name. */
static void
test_names (void)
{
  const char *const two[] = { FIXTURE_INES, FIXTURE_TOM, NULL };
  g_autoptr (LycServices) services = fixture_new ();
  g_autoptr (GtkWidget) line = g_object_ref_sink (lyc_lesson_people_new (services));
  g_autofree char *words = NULL;

  g_assert_false (gtk_widget_get_visible (line));
  fixture_set_lesson_people (services, two, 25);
  g_assert_true (gtk_widget_get_visible (line));
  words = words_of (line);
  g_assert_nonnull (strstr (words, "25 of your cohort are at this lesson|"));
  g_assert_nonnull (strstr (words, "Ines Duarte|"));
  g_assert_nonnull (strstr (words, "Tom Okafor|"));
  fixture_set_lesson_people (services, NULL, 0);
  g_assert_false (gtk_widget_get_visible (line));
}

/* The switch is the person's setting, and follows it when another device changes it. */
static void
test_hide_me (void)
{
  g_autoptr (LycServices) services = fixture_new ();
  g_autoptr (GtkWidget) line = g_object_ref_sink (lyc_lesson_people_new (services));
  GtkWidget *show_me = find_switch (line);
  JsonObject *body;

  g_assert_true (gtk_switch_get_active (GTK_SWITCH (show_me)));
  gtk_switch_set_active (GTK_SWITCH (show_me), FALSE);
  g_assert_cmpstr (lyc_act_get_verb (fixture_get_last_act (services)), ==, "settings.edit");
  body = lyc_act_get_body (fixture_get_last_act (services));
  g_assert_false (json_object_get_boolean_member (body, "lesson_presence"));
  g_assert_cmpuint (fixture_n_acts (services), ==, 1);
  fixture_put (services,
               "{\"kind\":\"settings\",\"id\":\"" FIXTURE_ME "\",\"lesson_presence\":true}");
  g_assert_true (gtk_switch_get_active (GTK_SWITCH (show_me)));
  g_assert_cmpuint (fixture_n_acts (services), ==, 1);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  lyc_kit_init ();
  g_test_add_func ("/lesson-people/names", test_names);
  g_test_add_func ("/lesson-people/hide-me", test_hide_me);
  return g_test_run ();
}
