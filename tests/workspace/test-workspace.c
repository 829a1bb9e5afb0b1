/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "badges-page.h"
#include "kit.h"
#include "memory-services.h"
#include "workspace-page.h"

#define ME "0190a000-0000-7000-8000-000000000001"
#define COHORT "0190a000-0000-7000-8000-0000000000c1"
#define TASK "0190a000-0000-7000-8000-0000000000a1"
#define ELSEWHERE "0190a000-0000-7000-8000-0000000000c9"
#define DEADLINE_S 30

static const char objects[]
    = "[{\"kind\":\"user\",\"id\":\"" ME "\",\"rev\":1,\"name\":\"Robin\"},"
      "{\"kind\":\"cohort\",\"id\":\"" COHORT
      "\",\"rev\":1,\"name\":\"Spring\",\"mission\":\"One hour"
      " back\",\"colours\":[\"#112233\",\"#445566\"],\"member_count\":1,\"starts_at\":0,\"ends_"
      "at\":0,"
      "\"can\":[\"task.create\"]},"
      "{\"kind\":\"task\",\"id\":\"" TASK "\",\"rev\":1,\"cohort_id\":\"" COHORT
      "\",\"title\":\"Watch it\",\"state\":\"done\",\"assignee_ids\":[\"" ME
      "\"],\"created_at\":1}]";

/* The visible label that says @text. */
static GtkWidget *
find (GtkWidget *widget, const char *text)
{
  if (!gtk_widget_get_visible (widget))
    return NULL;
  if (GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, text);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
wait_for (GtkWidget *page, const char *text)
{
  gint64 deadline = g_get_monotonic_time () + DEADLINE_S * G_USEC_PER_SEC;

  while (find (page, text) == NULL)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (1000);
    }
}

static GtkWidget *
show (GtkWidget *page)
{
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_default_size (GTK_WINDOW (window), 360, 500);
  gtk_window_set_child (GTK_WINDOW (window), page);
  gtk_window_present (GTK_WINDOW (window));
  return window;
}

static void
test_cohort (void)
{
  LycMemoryServices *services = lyc_memory_services_new (objects, ME);
  GtkWidget *page = lyc_workspace_page_new (lyc_memory_services_get (services));
  GtkWidget *window = show (page);

  lyc_workspace_page_set_cohort (LYC_WORKSPACE_PAGE (page), COHORT);
  wait_for (page, "Watch it");
  wait_for (page, "1 of 1");
  wait_for (page, "One hour back");
  g_assert_null (find (page, "Not a member"));
  gtk_window_destroy (GTK_WINDOW (window));
  lyc_memory_services_free (services);
}

/* Whoever is no longer a member is told, and what was the cohort's is not shown. */
static void
test_not_a_member (void)
{
  LycMemoryServices *services = lyc_memory_services_new (objects, ME);
  GtkWidget *workspace = lyc_workspace_page_new (lyc_memory_services_get (services));
  GtkWidget *badges = lyc_badges_page_new (lyc_memory_services_get (services));
  GtkWidget *first = show (workspace), *second = show (badges);

  lyc_workspace_page_set_cohort (LYC_WORKSPACE_PAGE (workspace), ELSEWHERE);
  lyc_badges_page_set_cohort (LYC_BADGES_PAGE (badges), ELSEWHERE);
  wait_for (workspace, "Not a member");
  wait_for (badges, "Not a member");
  g_assert_null (find (workspace, "This week together"));
  gtk_window_destroy (GTK_WINDOW (first));
  gtk_window_destroy (GTK_WINDOW (second));
  lyc_memory_services_free (services);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  lyc_kit_init ();
  g_test_add_func ("/workspace/cohort", test_cohort);
  g_test_add_func ("/workspace/not-a-member", test_not_a_member);
  return g_test_run ();
}
