/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

#include "transcript-view.h"

#define N_CUES 60

/* One line every second. */
static LycCueList *
create_cues (void)
{
  GPtrArray *cues = g_ptr_array_new_with_free_func ((GDestroyNotify) lyc_cue_free);

  for (int i = 0; i < N_CUES; i++)
    g_ptr_array_add (cues, lyc_cue_new (NULL, i * 1000, i * 1000 + 1000, NULL, "A line"));
  return lyc_cue_list_new (cues);
}

static GtkWidget *
find (GtkWidget *widget, GType type)
{
  GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (widget, type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find (child, type);
  return found;
}

static LycTranscriptView *
create_view (GtkWindow **window)
{
  g_autoptr (LycCueList) cues = create_cues ();
  GtkWidget *view = lyc_transcript_view_new ();

  *window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_default_size (*window, 300, 200);
  gtk_window_set_child (*window, view);
  lyc_transcript_view_set_cues (LYC_TRANSCRIPT_VIEW (view), cues);
  gtk_window_present (*window);
  while (gtk_widget_get_height (view) == 0)
    g_main_context_iteration (NULL, TRUE);
  lyc_transcript_view_set_position (LYC_TRANSCRIPT_VIEW (view), 10500);
  gtk_window_set_focus (*window, NULL); /* a new window puts it somewhere */
  return LYC_TRANSCRIPT_VIEW (view);
}

static int
index_at_focus (GtkWindow *window)
{
  return gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (gtk_window_get_focus (window)));
}

/* Tab comes to the line that is said, and following goes on; with the next Tab it is over. */
static void
test_tab (void)
{
  GtkWindow *window;
  LycTranscriptView *view = create_view (&window);

  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (view), GTK_DIR_TAB_FORWARD));
  g_assert_cmpint (index_at_focus (window), ==, 10);
  lyc_transcript_view_set_position (view, 10900);
  g_assert_true (lyc_transcript_view_is_following (view));
  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (view), GTK_DIR_TAB_FORWARD));
  g_assert_cmpint (index_at_focus (window), ==, 11);
  g_assert_false (lyc_transcript_view_is_following (view));
  gtk_window_destroy (window);
}

/* Page Down reads elsewhere; the button follows again, and the focus goes to what is said. */
static void
test_keys (void)
{
  GtkWindow *window;
  LycTranscriptView *view = create_view (&window);
  GtkWidget *list = find (GTK_WIDGET (view), GTK_TYPE_LIST_BOX);
  GtkWidget *button = find (GTK_WIDGET (view), GTK_TYPE_BUTTON);

  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (view), GTK_DIR_TAB_FORWARD));
  g_assert_false (gtk_widget_get_visible (button));
  g_signal_emit_by_name (list, "move-cursor", GTK_MOVEMENT_PAGES, 1, FALSE, FALSE);
  g_assert_false (lyc_transcript_view_is_following (view));
  g_assert_true (gtk_widget_get_visible (button));
  g_assert_true (gtk_widget_grab_focus (button));
  lyc_transcript_view_set_position (view, 20500);
  g_signal_emit_by_name (button, "clicked");
  g_assert_true (lyc_transcript_view_is_following (view));
  g_assert_cmpint (index_at_focus (window), ==, 20);
  gtk_window_destroy (window);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/transcript-view/tab", test_tab);
  g_test_add_func ("/transcript-view/keys", test_keys);
  return g_test_run ();
}
