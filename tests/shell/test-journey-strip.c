/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>

#include "journey-step.h"
#include "journey-strip.h"
#include "kit.h"
#include "memory-services.h"

#define ME "0190a6f0-0000-7000-8000-00000000000c"
#define COHORT "0190a6f0-0000-7000-8000-000000000050"
#define OTHER "0190a6f0-0000-7000-8000-000000000051"
#define LESSON "0190a6f0-0000-7000-8000-000000000052"
#define TASK "0190a6f0-0000-7000-8000-000000000053"
#define STEP(kind, title, lesson, task, starts)                                                    \
  "{\"id\":\"" LESSON "\",\"step_kind\":\"" kind "\",\"title\":\"" title                           \
  "\",\"lesson_id\":" lesson ",\"task_id\":" task ",\"starts_at\":" starts ",\"due_at\":null}"
#define PROGRESS(rev, completed)                                                                   \
  "{\"kind\":\"progress\",\"id\":\"" LESSON "\",\"rev\":" rev ",\"lesson_id\":\"" LESSON           \
  "\",\"course_id\":\"" LESSON "\",\"percent\":40,\"completed_at\":" completed "}"
#define OBJECTS                                                                                    \
  "[" PROGRESS (                                                                                   \
      "1",                                                                                         \
      "null") ",{\"kind\":\"task\",\"id\":\"" TASK "\",\"rev\":1,\"cohort_id\":\"" COHORT          \
              "\",\"title\":\"Dots\",\"state\":\"done\"},"                                         \
              "{\"kind\":\"journey\",\"id\":\"" COHORT "\",\"rev\":1,\"cohort_id\":\"" COHORT      \
              "\",\"steps\":[" STEP ("group", "Dots", "null", "\"" TASK "\"", "null") "," STEP (   \
                  "solo", "Watch", "\"" LESSON "\"", "null",                                       \
                  "null") "," STEP ("live", "Meet", "null", "null", "4102444800000") "]}]"

/* Returns: (nullable): the step at @place, from 0 */
static GtkWidget *
find_step (GtkWidget *widget, guint *place)
{
  if (LYC_IS_JOURNEY_STEP (widget) && (*place)-- == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_step (child, place);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkWidget *
step_at (GtkWidget *strip, guint place)
{
  return find_step (strip, &place);
}

static void
wait_for_class (GtkWidget *strip, guint place, const char *css_class)
{
  GtkWidget *step;

  while ((step = step_at (strip, place)) == NULL || !gtk_widget_has_css_class (step, css_class))
    g_main_context_iteration (NULL, TRUE);
}

static gboolean
is_in_view (GtkWidget *strip, GtkWidget *step)
{
  graphene_rect_t bounds;

  return gtk_widget_compute_bounds (step, strip, &bounds) && bounds.size.width > 0
         && bounds.origin.x >= 0
         && bounds.origin.x + bounds.size.width <= gtk_widget_get_width (strip);
}

/* Where only one step has room, it is the next one. */
static void
test_narrow (void)
{
  LycMemoryServices *memory = lyc_memory_services_new (OBJECTS, ME);
  GtkWidget *strip = lyc_journey_strip_new (lyc_memory_services_get (memory));
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_default_size (GTK_WINDOW (window), 300, 200);
  gtk_window_set_child (GTK_WINDOW (window), strip);
  gtk_window_present (GTK_WINDOW (window));
  lyc_journey_strip_set_cohort (LYC_JOURNEY_STRIP (strip), COHORT);
  wait_for_class (strip, 1, "next");
  while (!is_in_view (strip, step_at (strip, 1)))
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (is_in_view (strip, step_at (strip, 0)));
  gtk_window_destroy (GTK_WINDOW (window));
  lyc_memory_services_free (memory);
}

static void
test_next (void)
{
  LycMemoryServices *memory = lyc_memory_services_new (OBJECTS, ME);
  GtkWidget *strip = lyc_journey_strip_new (lyc_memory_services_get (memory));
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_child (GTK_WINDOW (window), strip);
  gtk_window_present (GTK_WINDOW (window));
  g_assert_false (gtk_widget_get_visible (strip));
  lyc_journey_strip_set_cohort (LYC_JOURNEY_STRIP (strip), COHORT);
  wait_for_class (strip, 0, "done");
  wait_for_class (strip, 1, "next");
  g_assert_false (gtk_widget_has_css_class (step_at (strip, 2), "next"));
  g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (step_at (strip, 1))), ==,
                   "win.lesson-open");
  lyc_memory_services_put (memory, "[" PROGRESS ("2", "1700000000000") "]");
  wait_for_class (strip, 1, "done");
  wait_for_class (strip, 2, "next");
  lyc_journey_strip_set_cohort (LYC_JOURNEY_STRIP (strip), OTHER);
  while (gtk_widget_get_visible (strip))
    g_main_context_iteration (NULL, TRUE);
  gtk_window_destroy (GTK_WINDOW (window));
  lyc_memory_services_free (memory);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  lyc_kit_init ();
  g_test_add_func ("/journey-strip/next", test_next);
  g_test_add_func ("/journey-strip/narrow", test_narrow);
  return g_test_run ();
}
