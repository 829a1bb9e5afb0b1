/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "badges-page.h"
#include "fixture.h"
#include "kit.h"

static void
put_badge (LycServices *services, guint n, const char *name, gint64 have, gint64 goal,
           gint64 earned_at)
{
  g_autofree char *id = fixture_id (n);
  g_autofree char *class_id = fixture_id (n + 50);
  g_autofree char *definition = g_strdup_printf (
      "{\"kind\":\"badge_class\",\"id\":\"%s\",\"rev\":1,\"cohort_id\":\"" FIXTURE_COHORT
      "\",\"name\":\"%s\",\"criteria\":\"\",\"measure\":\"tasks_done\",\"goal\":%d,\"icon\":"
      "\"star\","
      "\"colours\":[\"#112233\",\"#445566\"]}",
      class_id, name, (int) goal);
  g_autofree char *badge = g_strdup_printf (
      "{\"kind\":\"badge\",\"id\":\"%s\",\"rev\":1,\"cohort_id\":\"" FIXTURE_COHORT
      "\",\"badge_class_id\":\"%s\",\"have\":%d,\"goal\":%d,\"earned_at\":%" G_GINT64_FORMAT "}",
      id, class_id, (int) have, (int) goal, earned_at);

  fixture_put (services, definition);
  fixture_put (services, badge);
}

/* The texts of every label that is shown below @widget, in order. */
static void
collect (GtkWidget *widget, GString *text)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_visible (widget))
    g_string_append_printf (text, "%s|", gtk_label_get_text (GTK_LABEL (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_visible (child))
      collect (child, text);
}

static int
at (const char *text, const char *part)
{
  const char *found = strstr (text, part);

  g_assert_nonnull (found);
  return (int) (found - text);
}

static GtkWidget *
show (LycServices *services, GtkWidget **page)
{
  GtkWidget *window = gtk_window_new ();

  *page = lyc_badges_page_new (services);
  gtk_window_set_child (GTK_WINDOW (window), *page);
  lyc_badges_page_set_cohort (LYC_BADGES_PAGE (*page), FIXTURE_COHORT);
  gtk_window_present (GTK_WINDOW (window));
  return window;
}

/* Begun and near stands first, then what was earned, then the rest below the challenge. */
static void
test_order (void)
{
  g_autoptr (LycServices) services = fixture_new ();
  g_autoptr (GString) text = g_string_new (NULL);
  GtkWidget *page, *window;

  put_badge (services, 1, "Untouched", 0, 2, 0);
  put_badge (services, 2, "Earned", 3, 3, 1000);
  put_badge (services, 3, "Far", 1, 5, 0);
  put_badge (services, 4, "Near", 2, 3, 0);
  window = show (services, &page);
  collect (page, text);
  g_assert_cmpint (at (text->str, "Near"), <, at (text->str, "Far"));
  g_assert_cmpint (at (text->str, "Far"), <, at (text->str, "Earned"));
  g_assert_cmpint (at (text->str, "Earned"), <, at (text->str, "More badges"));
  g_assert_cmpint (at (text->str, "More badges"), <, at (text->str, "Untouched"));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
put_challenge (LycServices *services, const char *fifth)
{
  g_autofree char *id = fixture_id (90);
  g_autofree char *json = g_strdup_printf (
      "{\"kind\":\"challenge\",\"id\":\"%s\",\"rev\":1,\"cohort_id\":\"" FIXTURE_COHORT
      "\",\"title\":\"Together\",\"rows\":[{\"user_id\":\"" FIXTURE_INES
      "\",\"points\":401},{\"user_id\":\"" FIXTURE_TOM
      "\",\"points\":302},{\"user_id\":\"" FIXTURE_MARTA
      "\",\"points\":203},{\"user_id\":\"%s\",\"points\":104},{\"user_id\":\"" FIXTURE_ME
      "\",\"points\":5}]}",
      id, fifth);

  fixture_put (services, json);
}

/* Those who lead, and the learner at their own place; nobody in between. */
static void
test_standings (void)
{
  g_autoptr (LycServices) services = fixture_new ();
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *other = fixture_id (77);
  GtkWidget *page, *window;

  put_challenge (services, other);
  window = show (services, &page);
  collect (page, text);
  g_assert_cmpint (at (text->str, "Together"), <, at (text->str, "401"));
  g_assert_cmpint (at (text->str, "401"), <, at (text->str, "302"));
  g_assert_cmpint (at (text->str, "302"), <, at (text->str, "203"));
  g_assert_cmpint (at (text->str, "203"), <, at (text->str, "You|5|"));
  g_assert_null (strstr (text->str, "104"));
  g_assert_null (strstr (text->str, "More badges"));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* A person who comes later than the standing gets their name in it. */
static void
test_late_name (void)
{
  g_autoptr (LycServices) services = fixture_new ();
  g_autoptr (GString) before = g_string_new (NULL), after = g_string_new (NULL);
  g_autofree char *other = fixture_id (77);
  g_autofree char *challenge_id = fixture_id (91);
  g_autofree char *challenge = g_strdup_printf (
      "{\"kind\":\"challenge\",\"id\":\"%s\",\"rev\":1,\"cohort_id\":\"" FIXTURE_COHORT
      "\",\"title\":\"Together\",\"rows\":[{\"user_id\":\"%s\",\"points\":9}]}",
      challenge_id, other);
  g_autofree char *user = g_strdup_printf (
      "{\"kind\":\"user\",\"id\":\"%s\",\"rev\":1,\"name\":\"Late Comer\"}", other);
  GtkWidget *page, *window;

  fixture_put (services, challenge);
  window = show (services, &page);
  collect (page, before);
  g_assert_null (strstr (before->str, "Late Comer"));
  fixture_put (services, user);
  collect (page, after);
  at (after->str, "Late Comer");
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
wait_for_focus (GtkWidget *window, const char *name)
{
  gboolean there = FALSE;

  while (!there)
    {
      GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (window));
      g_autoptr (GString) text = g_string_new (NULL);

      if (focus != NULL && GTK_IS_LIST_BOX_ROW (focus))
        collect (focus, text);
      there = strstr (text->str, name) != NULL;
      if (!there)
        g_main_context_iteration (NULL, TRUE);
    }
}

/* The badge that is asked for is shown, also where it comes later or stands below the challenge. */
static void
test_asked_for (void)
{
  g_autoptr (LycServices) services = fixture_new ();
  g_autofree char *last = fixture_id (51);
  g_autofree char *late = fixture_id (56);
  GtkWidget *page, *window;

  put_badge (services, 1, "Untouched", 0, 2, 0);
  put_badge (services, 2, "Earned", 3, 3, 1000);
  put_badge (services, 3, "Far", 1, 5, 0);
  put_badge (services, 4, "Near", 2, 3, 0);
  window = show (services, &page);
  lyc_badges_page_show_badge (LYC_BADGES_PAGE (page), last);
  wait_for_focus (window, "Untouched");
  lyc_badges_page_show_badge (LYC_BADGES_PAGE (page), late);
  put_badge (services, 6, "Late", 0, 2, 0);
  wait_for_focus (window, "Late");
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  lyc_kit_init ();
  g_test_add_func ("/badges/order", test_order);
  g_test_add_func ("/badges/standings", test_standings);
  g_test_add_func ("/badges/late-name", test_late_name);
  g_test_add_func ("/badges/asked-for", test_asked_for);
  return g_test_run ();
}
