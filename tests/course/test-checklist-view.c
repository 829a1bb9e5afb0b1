/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>

#include "checklist-view.h"
#include "kit.h"
#include "memory-services.h"

#define ME "0190a6f0-0000-7000-8000-00000000000c"
#define LESSON "0190a6f0-0000-7000-8000-00000000000d"
#define POINT(n) "0190a6f0-0000-7000-8000-00000000002" n
#define GIVEN(n, text) "{\"id\":\"" POINT (n) "\",\"text\":\"" text "\"}"

static const char *const lesson_json
    = "[{\"kind\":\"lesson\",\"id\":\"" LESSON "\",\"rev\":1,\"course_id\":\"" LESSON
      "\",\"number\":1,\"title\":\"List\",\"lesson_kind\":\"checklist\",\"summary\":\"\","
      "\"checklist\":"
      "[" GIVEN ("1", "Do **it** <b>") "," GIVEN (
          "2", "[x](file:///etc/passwd)") "]},"
                                          "{\"kind\":\"progress\",\"id\":\"" LESSON
                                          "\",\"rev\":1,\"lesson_id\":\"" LESSON
                                          "\",\"course_id\":\"" LESSON "\",\"checked\":[]}]";

typedef struct
{
  LycMemoryServices *memory;
  GtkWidget *window;
  GtkWidget *view;
  LycRecord *lesson;
  LycRecord *progress;
} Fixture;

static GtkWidget *
find (GtkWidget *widget, GType type, guint *skip)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type) && (*skip)-- == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type, skip);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkCheckButton *
tick (Fixture *fixture, guint n)
{
  return GTK_CHECK_BUTTON (find (fixture->view, GTK_TYPE_CHECK_BUTTON, &n));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  LycLibrary *library;

  fixture->memory = lyc_memory_services_new (lesson_json, ME);
  library = lyc_services_get_library (lyc_memory_services_get (fixture->memory));
  fixture->lesson = lyc_library_lookup (library, LYC_KIND_LESSON, LESSON);
  fixture->progress = lyc_library_lookup (library, LYC_KIND_PROGRESS, LESSON);
  while (!lyc_record_is_loaded (fixture->lesson) || !lyc_record_is_loaded (fixture->progress))
    g_main_context_iteration (NULL, TRUE);
  fixture->window = gtk_window_new ();
  fixture->view = lyc_checklist_view_new (lyc_memory_services_get (fixture->memory));
  gtk_window_set_child (GTK_WINDOW (fixture->window), fixture->view);
  lyc_checklist_view_set_lesson (LYC_CHECKLIST_VIEW (fixture->view), LYC_LESSON (fixture->lesson),
                                 LYC_PROGRESS (fixture->progress));
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_object_unref (fixture->lesson);
  g_object_unref (fixture->progress);
  lyc_memory_services_free (fixture->memory);
}

static void
wait_for_checked (Fixture *fixture, const char *point, gboolean checked)
{
  while (lyc_progress_is_checked (LYC_PROGRESS (fixture->progress), point) != checked)
    g_main_context_iteration (NULL, TRUE);
}

/* A tick shows at once, offline as well, and waits in the outbox; the last one completes. */
static void
test_ticks (Fixture *fixture, gconstpointer data)
{
  LycAct *act;

  gtk_check_button_set_active (tick (fixture, 0), TRUE);
  wait_for_checked (fixture, POINT ("1"), TRUE);
  act = lyc_memory_services_get_last_act (fixture->memory);
  g_assert_cmpstr (lyc_act_get_verb (act), ==, "progress.check");
  g_assert_cmpstr (lyc_act_get_target (act), ==, POINT ("1"));
  g_assert_cmpint (lyc_progress_get_percent (LYC_PROGRESS (fixture->progress)), ==, 50);
  gtk_check_button_set_active (tick (fixture, 1), TRUE);
  wait_for_checked (fixture, POINT ("2"), TRUE);
  g_assert_true (lyc_progress_is_checked (LYC_PROGRESS (fixture->progress), POINT ("1")));
  g_assert_cmpint (lyc_progress_get_completed_at (LYC_PROGRESS (fixture->progress)), >, 0);
  gtk_check_button_set_active (tick (fixture, 0), FALSE);
  wait_for_checked (fixture, POINT ("1"), FALSE);
  g_assert_cmpint (lyc_progress_get_completed_at (LYC_PROGRESS (fixture->progress)), >, 0);
}

/* What another device ticked shows, and is not said again. */
static void
test_from_elsewhere (Fixture *fixture, gconstpointer data)
{
  lyc_memory_services_put (fixture->memory,
                           "[{\"kind\":\"progress\",\"id\":\"" LESSON
                           "\",\"rev\":2,\"lesson_id\":\"" LESSON "\",\"course_id\":\"" LESSON
                           "\",\"checked\":[\"" POINT ("2") "\"]}]");
  wait_for_checked (fixture, POINT ("2"), TRUE);
  g_assert_true (gtk_check_button_get_active (tick (fixture, 1)));
  g_assert_false (gtk_check_button_get_active (tick (fixture, 0)));
  g_assert_null (lyc_memory_services_get_last_act (fixture->memory));
}

/* The words take all of the row, so that no line breaks early. */
static void
test_width (Fixture *fixture, gconstpointer data)
{
  GtkWidget *row = gtk_widget_get_parent (GTK_WIDGET (tick (fixture, 0)));
  GtkWidget *words = gtk_widget_get_next_sibling (GTK_WIDGET (tick (fixture, 0)));
  graphene_rect_t bounds;

  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 600, 400);
  while (gtk_widget_get_width (row) < 400)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (gtk_widget_compute_bounds (words, row, &bounds));
  g_assert_cmpint ((int) (bounds.origin.x + bounds.size.width), ==, gtk_widget_get_width (row));
}

static void
test_words (Fixture *fixture, gconstpointer data)
{
  GtkWidget *first = gtk_widget_get_next_sibling (GTK_WIDGET (tick (fixture, 0)));
  GtkWidget *second = gtk_widget_get_next_sibling (GTK_WIDGET (tick (fixture, 1)));

  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (first)), ==, "Do <b>it</b> &lt;b&gt;");
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (second)), ==, "x");
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  lyc_kit_init ();
  g_test_add ("/checklist-view/ticks", Fixture, NULL, set_up, test_ticks, tear_down);
  g_test_add ("/checklist-view/from-elsewhere", Fixture, NULL, set_up, test_from_elsewhere,
              tear_down);
  g_test_add ("/checklist-view/words", Fixture, NULL, set_up, test_words, tear_down);
  g_test_add ("/checklist-view/width", Fixture, NULL, set_up, test_width, tear_down);
  return g_test_run ();
}
