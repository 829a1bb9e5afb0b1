/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>
#include <gst/gst.h>

#include "kit.h"
#include "lesson-page.h"
#include "memory-services.h"

#define ME "0190a6f0-0000-7000-8000-00000000000c"
#define COURSE "01890a5d-ac96-774b-bcce-b302099a8055"
#define STRANGE "01890a5d-ac96-774b-bcce-b302099a8057"
#define LINKED "01890a5d-ac96-774b-bcce-b302099a8058"
#define FORGED "01890a5d-ac96-774b-bcce-b302099a8059"
#define LESSON(id, number, more)                                                                   \
  "{\"kind\":\"lesson\",\"id\":\"" id "\",\"rev\":1,\"course_id\":\"" COURSE                       \
  "\",\"number\":" number ",\"title\":\"Lesson " number                                            \
  "\",\"lesson_kind\":\"hologram\",\"summary\":\"\"" more "}"

static const char *const objects
    = "[" LESSON (STRANGE, "1", "") "," LESSON (
        LINKED, "2",
        ",\"web_url\":\"https://learn.example/2\"") "," LESSON (FORGED, "3",
                                                                ",\"web_url\":\"file:///etc/"
                                                                "passwd\"") ",{\"kind\":\"course\","
                                                                            "\"id\":\"" COURSE
                                                                            "\",\"rev\":1,"
                                                                            "\"title\":\"Course\","
                                                                            "\"modules\":[{"
                                                                            "\"id\":\"" COURSE
                                                                            "\",\"title\":"
                                                                            "\"Module\",\"lesson_"
                                                                            "ids\":[\"" STRANGE
                                                                            "\",\"" LINKED
                                                                            "\",\"" FORGED
                                                                            "\"]}]}]";

/* Depth first: the first widget that is seen and says @words. */
static GtkWidget *
find (GtkWidget *widget, GType type, const char *words)
{
  const char *own = GTK_IS_LABEL (widget)    ? gtk_label_get_text (GTK_LABEL (widget))
                    : GTK_IS_BUTTON (widget) ? gtk_button_get_label (GTK_BUTTON (widget))
                                             : NULL;

  if (!gtk_widget_get_mapped (widget))
    return NULL;
  if (g_type_is_a (G_OBJECT_TYPE (widget), type) && own != NULL && strstr (own, words) != NULL)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type, words);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkWidget *
wait_for (GtkWidget *page, GType type, const char *words)
{
  GtkWidget *found;

  while ((found = find (page, type, words)) == NULL)
    g_main_context_iteration (NULL, TRUE);
  return found;
}

/* A kind from the future says so; the browser is offered where there is a web page, and the rest
 * of the course goes on. */
static void
test_unknown (void)
{
  LycMemoryServices *memory = lyc_memory_services_new (objects, ME);
  GtkWidget *window = gtk_window_new ();
  GtkWidget *page = lyc_lesson_page_new (lyc_memory_services_get (memory));

  gtk_window_set_default_size (GTK_WINDOW (window), 400, 600);
  gtk_window_set_child (GTK_WINDOW (window), page);
  gtk_window_present (GTK_WINDOW (window));
  lyc_lesson_page_open (LYC_LESSON_PAGE (page), STRANGE, -1);
  wait_for (page, GTK_TYPE_LABEL, "A newer version will.");
  g_assert_null (find (page, GTK_TYPE_BUTTON, "Open in the browser"));
  lyc_lesson_page_open (LYC_LESSON_PAGE (page), LINKED, -1);
  wait_for (page, GTK_TYPE_BUTTON, "Open in the browser");
  lyc_lesson_page_open (LYC_LESSON_PAGE (page), FORGED, -1);
  wait_for (page, GTK_TYPE_LABEL, "A newer version will.");
  g_assert_null (find (page, GTK_TYPE_BUTTON, "Open in the browser"));
  gtk_toggle_button_set_active (
      GTK_TOGGLE_BUTTON (wait_for (page, GTK_TYPE_TOGGLE_BUTTON, "Lessons")), TRUE);
  wait_for (page, GTK_TYPE_LABEL, "3 · Lesson 3");
  g_assert_nonnull (find (page, GTK_TYPE_LABEL, "Another kind of lesson"));
  gtk_window_destroy (GTK_WINDOW (window));
  lyc_memory_services_free (memory);
}

int
main (int argc, char **argv)
{
  gst_init (&argc, &argv);
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  lyc_kit_init ();
  g_test_add_func ("/lesson-page/unknown", test_unknown);
  return g_test_run ();
}
