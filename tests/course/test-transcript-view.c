/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

#include "cue-row.h"
#include "kit.h"
#include "transcript-view-private.h"

#define LESSON "11111111-1111-4111-8111-111111111111"
#define ASSET "22222222-2222-4222-8222-222222222222"

typedef struct
{
  GtkWindow *window;
  LycTranscriptView *view;
  GVariant *composed; /* what win.moment-compose was asked for */
  GVariant *noted;    /* what note.compose was asked for */
  gint64 sought;
} Fixture;

/* One line every second. */
static LycCueList *
create_cues (int n, const char *words)
{
  GPtrArray *cues = g_ptr_array_new_with_free_func ((GDestroyNotify) lyc_cue_free);

  for (int i = 0; i < n; i++)
    {
      g_autofree char *id = g_strdup_printf ("cue-%d", i);
      g_autofree char *text = g_strdup_printf ("Line %d: %s", i, words);

      g_ptr_array_add (cues, lyc_cue_new (id, i * 1000, i * 1000 + 1000, NULL, text));
    }
  return lyc_cue_list_new (cues);
}

/* The frame clock turns, and with it what waits for a frame. */
static void
turn (Fixture *f, guint frames)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (f->view));
  gint64 from = gdk_frame_clock_get_frame_counter (clock);

  while (gdk_frame_clock_get_frame_counter (clock) < from + frames)
    {
      gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_PAINT);
      g_main_context_iteration (NULL, TRUE);
    }
}

static void
seek_cb (LycTranscriptView *view, gint64 position_ms, Fixture *f)
{
  f->sought = position_ms;
}

static void
remember_cb (GSimpleAction *action, GVariant *parameter, GVariant **place)
{
  g_clear_pointer (place, g_variant_unref);
  *place = g_variant_ref (parameter);
}

static void
add_action (GtkWidget *widget, const char *group_name, const char *name, const char *type,
            GVariant **place)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) action = g_simple_action_new (name, G_VARIANT_TYPE (type));

  g_signal_connect (action, "activate", G_CALLBACK (remember_cb), place);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
  gtk_widget_insert_action_group (widget, group_name, G_ACTION_GROUP (group));
}

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (LycCueList) cues = create_cues (GPOINTER_TO_INT (data), "say it back");

  f->view = LYC_TRANSCRIPT_VIEW (lyc_transcript_view_new ());
  f->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_default_size (f->window, 320, 240);
  gtk_window_set_child (f->window, GTK_WIDGET (f->view));
  add_action (GTK_WIDGET (f->window), "win", "moment-compose", "(ssxxss)", &f->composed);
  g_signal_connect (f->view, "seek", G_CALLBACK (seek_cb), f);
  lyc_transcript_view_set_place (f->view, LESSON, ASSET);
  lyc_transcript_view_set_cues (f->view, cues);
  gtk_window_present (f->window);
  while (!gtk_widget_get_mapped (GTK_WIDGET (f->view)))
    g_main_context_iteration (NULL, TRUE);
  turn (f, 2);
  lyc_transcript_view_set_position (f->view, 10500);
  turn (f, 2);
  gtk_window_set_focus (f->window, NULL); /* a new window puts it somewhere */
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  gtk_window_destroy (f->window);
  g_clear_pointer (&f->composed, g_variant_unref);
  g_clear_pointer (&f->noted, g_variant_unref);
}

static guint
focused (Fixture *f)
{
  guint cue = G_MAXUINT;

  g_assert_true (lyc_transcript_view_get_focused_cue (f->view, &cue));
  return cue;
}

/* As if the key had been pressed on the line that has the focus. */
static gboolean
press (Fixture *f, guint key, GdkModifierType state)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (f->view->list));
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !handled; i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", key, 0, state, &handled);
    }
  return handled;
}

static gboolean
is_lit (Fixture *f, guint cue)
{
  GtkWidget *row = lyc_timeline_get_row (f->view->list, cue);

  return row != NULL && gtk_widget_has_css_class (row, "now");
}

/* The line that is said is lit, in sight and goes on; Tab comes to it. */
static void
test_follow (Fixture *f, gconstpointer data)
{
  int top;

  g_assert_true (is_lit (f, 10));
  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (f->view), GTK_DIR_TAB_FORWARD));
  g_assert_cmpuint (focused (f), ==, 10);
  lyc_transcript_view_set_position (f->view, 40500);
  turn (f, 2);
  g_assert_true (is_lit (f, 40));
  g_assert_false (is_lit (f, 10));
  g_assert_true (lyc_timeline_get_row_top (f->view->list, 40, &top));
  g_assert_cmpint (top, >, 20);
  g_assert_cmpint (top, <, 140);
  g_assert_true (lyc_transcript_view_is_following (f->view));
}

/* A key that moves reads elsewhere: nothing scrolls under the reader until F. */
static void
test_follow_off (Fixture *f, gconstpointer data)
{
  int before, after;

  lyc_timeline_focus_row (f->view->list, 10);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (f->view->follow_button)));
  press (f, GDK_KEY_Page_Down, 0);
  g_assert_false (lyc_transcript_view_is_following (f->view));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (f->view->follow_button)));
  turn (f, 2);
  g_assert_true (lyc_timeline_get_row_top (f->view->list, 10, &before));
  lyc_transcript_view_set_position (f->view, 30500);
  turn (f, 2);
  g_assert_true (lyc_timeline_get_row_top (f->view->list, 10, &after));
  g_assert_cmpint (before, ==, after);
  g_assert_true (press (f, GDK_KEY_f, 0));
  turn (f, 2);
  g_assert_true (lyc_transcript_view_is_following (f->view));
  g_assert_cmpuint (focused (f), ==, 30);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (f->view->follow_button)));
}

static void
test_follow_scrollbar (Fixture *f, gconstpointer data)
{
  GtkWidget *bar = gtk_scrolled_window_get_vscrollbar (f->view->scroller);
  gboolean handled;

  g_signal_emit_by_name (gtk_widget_get_first_child (bar), "change-value", GTK_SCROLL_JUMP, 300.0,
                         &handled);
  g_assert_false (lyc_transcript_view_is_following (f->view));
  lyc_transcript_view_set_position (f->view, 50500);
  turn (f, 2);
  g_assert_false (is_lit (f, 50)); /* far from what is read */
  g_signal_emit_by_name (f->view->follow_button, "clicked");
  turn (f, 2);
  g_assert_true (is_lit (f, 50));
}

static void
test_activate (Fixture *f, gconstpointer data)
{
  g_signal_emit_by_name (f->view->list, "row-activated", 12);
  g_assert_cmpint (f->sought, ==, 12000);
}

static void
assert_selected (Fixture *f, const char *words)
{
  g_autofree char *selected = lyc_transcript_view_dup_selection (f->view);

  g_assert_cmpstr (selected, ==, words);
}

/* Shift selects lines and words; the bar offers what can be done, and Escape takes it away. */
static void
test_select (Fixture *f, gconstpointer data)
{
  lyc_timeline_focus_row (f->view->list, 3);
  g_assert_false (gtk_widget_get_visible (f->view->selection_bar));
  g_assert_true (press (f, GDK_KEY_Down, GDK_SHIFT_MASK));
  assert_selected (f, "Line 3: say it back Line 4: say it back");
  g_assert_true (gtk_widget_get_visible (f->view->selection_bar));
  g_assert_cmpuint (focused (f), ==, 4);
  g_assert_true (press (f, GDK_KEY_Escape, 0));
  assert_selected (f, "");
  g_assert_false (gtk_widget_get_visible (f->view->selection_bar));
  g_assert_true (press (f, GDK_KEY_Right, GDK_SHIFT_MASK));
  g_assert_true (press (f, GDK_KEY_Right, GDK_SHIFT_MASK));
  assert_selected (f, "Line 4:");
  for (int i = 0; i < 4; i++)
    press (f, GDK_KEY_Right, GDK_SHIFT_MASK);
  assert_selected (f, "Line 4: say it back Line");
  g_assert_true (press (f, GDK_KEY_Left, GDK_SHIFT_MASK));
  assert_selected (f, "Line 4: say it back");
  press (f, GDK_KEY_Up, 0); /* moves on, so nothing is selected any more */
  assert_selected (f, "");
}

static void
test_actions (Fixture *f, gconstpointer data)
{
  const char *kind, *asset, *cue, *quote;
  gint64 start, end;

  lyc_timeline_focus_row (f->view->list, 3);
  press (f, GDK_KEY_Down, GDK_SHIFT_MASK);
  g_signal_emit_by_name (f->view->question_button, "clicked");
  g_assert_nonnull (f->composed);
  g_variant_get (f->composed, "(&s&sxx&s&s)", &kind, &asset, &start, &end, &cue, &quote);
  g_assert_cmpstr (kind, ==, "question");
  g_assert_cmpstr (asset, ==, ASSET);
  g_assert_cmpint (start, ==, 3000);
  g_assert_cmpint (end, ==, 5000);
  g_assert_cmpstr (cue, ==, "cue-3");
  g_assert_cmpstr (quote, ==, "Line 3: say it back Line 4: say it back");
  g_assert_false (gtk_widget_get_visible (f->view->selection_bar));
  press (f, GDK_KEY_space, GDK_SHIFT_MASK);
  g_signal_emit_by_name (f->view->quote_button, "clicked");
  g_variant_get (f->composed, "(&s&sxx&s&s)", &kind, &asset, &start, &end, &cue, &quote);
  g_assert_cmpstr (kind, ==, "discussion");
}

/* Without anybody who takes notes none are offered. */
static void
test_note (Fixture *f, gconstpointer data)
{
  const char *lesson, *asset, *quote;
  gint64 start, end;

  lyc_timeline_focus_row (f->view->list, 7);
  press (f, GDK_KEY_space, GDK_SHIFT_MASK);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (f->view->note_button)));
  add_action (GTK_WIDGET (f->window), "note", "compose", "(ssxxs)", &f->noted);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (f->view->note_button)));
  g_signal_emit_by_name (f->view->note_button, "clicked");
  g_variant_get (f->noted, "(&s&sxx&s)", &lesson, &asset, &start, &end, &quote);
  g_assert_cmpstr (lesson, ==, LESSON);
  g_assert_cmpint (start, ==, 7000);
  g_assert_cmpint (end, ==, 8000);
  g_assert_cmpstr (quote, ==, "Line 7: say it back");
}

static void
clipboard_cb (GObject *clipboard, GAsyncResult *result, gpointer data)
{
  *(char **) data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, NULL);
}

static void
test_link (Fixture *f, gconstpointer data)
{
  g_autofree char *text = NULL;

  lyc_timeline_focus_row (f->view->list, 7);
  press (f, GDK_KEY_space, GDK_SHIFT_MASK);
  g_signal_emit_by_name (f->view->link_button, "clicked");
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (f->view)), NULL,
                                 clipboard_cb, &text);
  while (text == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (text, ==, "lyceum:moment/" LESSON "/7000");
}

/* The Menu key selects the line and goes to what can be done with it. */
static void
test_menu (Fixture *f, gconstpointer data)
{
  g_signal_emit_by_name (f->view->list, "row-menu", 5);
  assert_selected (f, "Line 5: say it back");
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (f->view->quote_button)));
}

static void
type (Fixture *f, const char *words)
{
  gtk_editable_set_text (GTK_EDITABLE (f->view->find_entry), words);
  g_signal_emit_by_name (f->view->find_entry, "search-changed");
}

static void
assert_count (Fixture *f, const char *text)
{
  g_assert_cmpstr (gtk_label_get_text (f->view->find_count), ==, text);
}

/* Finding begins at what is said, counts, goes around, and ends on what was found. */
static void
test_find (Fixture *f, gconstpointer data)
{
  lyc_transcript_view_find (f->view);
  g_assert_true (gtk_widget_get_visible (f->view->find_bar));
  type (f, "LINE 3");
  assert_count (f, "2 of 11"); /* 3 is before what is said, 30 to 39 behind it */
  g_assert_false (lyc_transcript_view_is_following (f->view));
  g_signal_emit_by_name (f->view->find_entry, "activate");
  assert_count (f, "3 of 11");
  g_signal_emit_by_name (f->view->find_before, "clicked");
  g_signal_emit_by_name (f->view->find_before, "clicked");
  assert_count (f, "1 of 11");
  g_signal_emit_by_name (f->view->find_entry, "previous-match");
  assert_count (f, "11 of 11");
  type (f, "nobody says that");
  assert_count (f, "Nothing found");
  type (f, "line 7:");
  assert_count (f, "1 of 1");
  turn (f, 2);
  g_signal_emit_by_name (f->view->find_entry, "stop-search");
  g_assert_false (gtk_widget_get_visible (f->view->find_bar));
  g_assert_cmpuint (focused (f), ==, 7);
}

/* Enter or Escape right after the last letter, before the entry has told of it. */
static void
test_find_at_once (Fixture *f, gconstpointer data)
{
  lyc_transcript_view_find (f->view);
  gtk_editable_set_text (GTK_EDITABLE (f->view->find_entry), "line 12:");
  g_signal_emit_by_name (f->view->find_entry, "activate");
  assert_count (f, "1 of 1");
  gtk_editable_set_text (GTK_EDITABLE (f->view->find_entry), "line 14:");
  g_signal_emit_by_name (f->view->find_entry, "stop-search");
  g_assert_cmpuint (focused (f), ==, 14);
}

static PangoAttrList *
marks_of (Fixture *f, guint cue)
{
  GtkWidget *row = lyc_timeline_get_row (f->view->list, cue);

  return gtk_label_get_attributes (GTK_LABEL (gtk_widget_get_last_child (row)));
}

static void
test_marks (Fixture *f, gconstpointer data)
{
  lyc_transcript_view_find (f->view);
  type (f, "back");
  turn (f, 2);
  g_assert_nonnull (marks_of (f, 10));
  lyc_transcript_view_close_find (f->view);
  g_assert_null (marks_of (f, 10));
}

/* Other words for the same times keep the place and the focus. */
static void
test_reword (Fixture *f, gconstpointer data)
{
  g_autoptr (LycCueList) other = create_cues (60, "was du gehört hast");

  lyc_timeline_focus_row (f->view->list, 10);
  press (f, GDK_KEY_Page_Down, 0);
  lyc_transcript_view_set_cues (f->view, other);
  turn (f, 2);
  g_assert_cmpuint (focused (f), ==, 10);
  g_assert_false (lyc_transcript_view_is_following (f->view));
  press (f, GDK_KEY_space, GDK_SHIFT_MASK);
  assert_selected (f, "Line 10: was du gehört hast");
}

/* Who speaks stands above what they say first, and is read before it. */
static void
test_speakers (Fixture *f, gconstpointer data)
{
  GPtrArray *spoken = g_ptr_array_new_with_free_func ((GDestroyNotify) lyc_cue_free);
  const char *const who[] = { "Lena", "Lena", "Jun" };
  g_autoptr (LycCueList) cues = NULL;
  g_autofree char *named = NULL;
  g_autofree char *again = NULL;
  int heights[2];

  for (int i = 0; i < 3; i++)
    g_ptr_array_add (spoken, lyc_cue_new (NULL, i * 1000, i * 1000 + 1000, who[i], "Yes."));
  cues = lyc_cue_list_new (spoken);
  named = lyc_cue_row_describe (lyc_cue_list_get (cues, 2), lyc_cue_list_new_speaker (cues, 2));
  again = lyc_cue_row_describe (lyc_cue_list_get (cues, 1), lyc_cue_list_new_speaker (cues, 1));
  g_assert_true (g_str_has_prefix (named, "Jun: Yes."));
  g_assert_true (g_str_has_prefix (again, "Yes."));
  lyc_transcript_view_set_cues (f->view, cues);
  turn (f, 2);
  for (int i = 0; i < 2; i++)
    heights[i] = gtk_widget_get_height (lyc_timeline_get_row (f->view->list, i));
  g_assert_cmpint (heights[0], >, heights[1]);
}

static void
language_cb (LycTranscriptView *view, guint index, int *chosen)
{
  *chosen = (int) index;
}

static void
test_languages (Fixture *f, gconstpointer data)
{
  const char *const one[] = { "English", NULL };
  const char *const two[] = { "English", "Deutsch", NULL };
  int chosen = -1;

  g_signal_connect (f->view, "language-chosen", G_CALLBACK (language_cb), &chosen);
  lyc_transcript_view_set_languages (f->view, one, 0);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (f->view->languages)));
  lyc_transcript_view_set_languages (f->view, two, 0);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (f->view->languages)));
  g_assert_cmpint (chosen, ==, -1);
  gtk_drop_down_set_selected (f->view->language, 1);
  g_assert_cmpint (chosen, ==, 1);
}

/* However long it is, only the rows near the view are made. */
static void
test_long (Fixture *f, gconstpointer data)
{
  g_assert_cmpuint (lyc_timeline_get_n_rows_alive (f->view->list), <, 60);
  lyc_transcript_view_set_position (f->view, 4900500);
  turn (f, 2);
  g_assert_true (is_lit (f, 4900));
  g_assert_cmpuint (lyc_timeline_get_n_rows_alive (f->view->list), <, 60);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  lyc_kit_init ();
  /* A scroll is there at once. */
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
#define ADD(name, n, func)                                                                         \
  g_test_add ("/transcript-view/" name, Fixture, GINT_TO_POINTER (n), set_up, func, tear_down)
  ADD ("follow", 60, test_follow);
  ADD ("follow-off", 60, test_follow_off);
  ADD ("follow-scrollbar", 60, test_follow_scrollbar);
  ADD ("activate", 60, test_activate);
  ADD ("select", 60, test_select);
  ADD ("actions", 60, test_actions);
  ADD ("note", 60, test_note);
  ADD ("link", 60, test_link);
  ADD ("menu", 60, test_menu);
  ADD ("find", 60, test_find);
  ADD ("find-at-once", 60, test_find_at_once);
  ADD ("marks", 60, test_marks);
  ADD ("reword", 60, test_reword);
  ADD ("speakers", 60, test_speakers);
  ADD ("languages", 60, test_languages);
  ADD ("long", 5000, test_long);
  return g_test_run ();
}
