/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fixture.h"
#include "kit.h"
#include "own-reports.h"

/* The list is that of lyc_own_reports_new(), in a window, over services in memory. */

typedef struct
{
  LycServices *services;
  GtkWidget *parent;
  GtkWidget *window;
  GtkWidget *group;
  char *opened; /* what the window was asked to show */
} Scene;

static void
put_report (Scene *scene, guint n, const char *reporter, const char *reason, const char *more)
{
  g_autofree char *id = fixture_id (n);
  g_autofree char *json = g_strdup_printf (
      "{\"kind\":\"report\",\"id\":\"%s\",\"rev\":%u,\"cohort_id\":\"" FIXTURE_COHORT
      "\",\"container_id\":\"" FIXTURE_CHANNEL "\",\"post_id\":\"%s\",\"reporter_id\":\"%s\","
      "\"author_id\":\"" FIXTURE_TOM "\",\"reason\":\"%s\",\"created_at\":%u,%s}",
      id, n, id, reporter, reason, n, more);

  fixture_put (scene->services, json);
}

static void
open_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  Scene *scene = user_data;

  g_clear_pointer (&scene->opened, g_free);
  scene->opened = g_variant_print (parameter, FALSE);
}

static void
add_action (Scene *scene)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) open
      = g_simple_action_new ("notice-open", G_VARIANT_TYPE ("(ss)"));

  g_signal_connect (open, "activate", G_CALLBACK (open_cb), scene);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (open));
  gtk_widget_insert_action_group (scene->parent, "win", G_ACTION_GROUP (group));
}

static void
set_up (Scene *scene, gconstpointer data)
{
  scene->services = fixture_new ();
  scene->parent = gtk_window_new ();
  scene->window = gtk_window_new ();
  scene->group = lyc_own_reports_new (scene->services);
  add_action (scene);
  gtk_window_set_transient_for (GTK_WINDOW (scene->window), GTK_WINDOW (scene->parent));
  gtk_window_set_child (GTK_WINDOW (scene->window), scene->group);
  gtk_window_present (GTK_WINDOW (scene->parent));
  gtk_window_present (GTK_WINDOW (scene->window));
  while (!gtk_widget_get_mapped (scene->window))
    g_main_context_iteration (NULL, TRUE);
}

static void
tear_down (Scene *scene, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (scene->parent));
  g_free (scene->opened);
  g_object_unref (scene->services);
}

static GtkWidget *
find_row (GtkWidget *widget, int index)
{
  GtkWidget *found = NULL;

  if (ADW_IS_ACTION_ROW (widget)
      && gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (widget)) == index)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_row (child, index);
  return found;
}

static void
assert_row (Scene *scene, int index, const char *title, const char *subtitle)
{
  GtkWidget *row = find_row (scene->group, index);

  g_assert_nonnull (row);
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==, title);
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, subtitle);
}

/* The own ones, the newest first, with what became of each; not those of others, whom one decides
 * about, nor what waits for approval. */
static void
test_own (Scene *scene, gconstpointer data)
{
  g_assert_null (find_row (scene->group, 0));
  put_report (scene, 11, FIXTURE_ME, "spam",
              "\"words\":\"\",\"state\":\"open\",\"outcome\":\"\",\"answer\":\"\"");
  put_report (scene, 12, FIXTURE_INES, "spam",
              "\"words\":\"\",\"state\":\"open\",\"outcome\":\"\",\"answer\":\"\"");
  put_report (scene, 13, FIXTURE_ME, "approval",
              "\"words\":\"\",\"state\":\"open\",\"outcome\":\"\",\"answer\":\"\"");
  put_report (scene, 14, FIXTURE_ME, "other",
              "\"words\":\"Not <b> here\",\"state\":\"open\",\"outcome\":\"\",\"answer\":\"\"");
  assert_row (scene, 0, "Something else, written by Tom Okafor",
              "Nothing is decided yet\nYou said: Not <b> here");
  assert_row (scene, 1, "Spam or advertising, written by Tom Okafor", "Nothing is decided yet");
  g_assert_null (find_row (scene->group, 2));
  put_report (scene, 11, FIXTURE_ME, "spam",
              "\"words\":\"\",\"state\":\"resolved\",\"outcome\":\"hidden\",\"answer\":\"An ad\"");
  assert_row (scene, 1, "Spam or advertising, written by Tom Okafor",
              "The post that you reported was hidden: An ad");
}

/* The row leads to the post in the window below, and the list goes. */
static void
test_opens (Scene *scene, gconstpointer data)
{
  g_autofree char *id = fixture_id (11);
  g_autofree char *expected = g_strdup_printf ("('" FIXTURE_CHANNEL "', '%s')", id);

  put_report (scene, 11, FIXTURE_ME, "spam",
              "\"words\":\"\",\"state\":\"open\",\"outcome\":\"\",\"answer\":\"\"");
  adw_action_row_activate (ADW_ACTION_ROW (find_row (scene->group, 0)));
  g_assert_cmpstr (scene->opened, ==, expected);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  lyc_kit_init ();
  g_test_add ("/own-reports/own", Scene, NULL, set_up, test_own, tear_down);
  g_test_add ("/own-reports/opens", Scene, NULL, set_up, test_opens, tear_down);
  return g_test_run ();
}
