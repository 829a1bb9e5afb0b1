/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "allow.h"
#include "avatar.h"
#include "count-pill.h"
#include "emoji-button.h"
#include "empty-state.h"
#include "flow-row.h"
#include "kit.h"
#include "menu-focus.h"
#include "pane-head.h"
#include "progress-line.h"
#include "spinner.h"
#include "time-label.h"
#include "timecode-chip.h"

#define MINUTE (G_GINT64_CONSTANT (60000))

static void
test_timecode (void)
{
  const struct
  {
    gint64 ms;
    const char *text;
  } rows[] = { { -5, "0:00" }, { 0, "0:00" }, { 309999, "5:09" }, { 3723000, "1:02:03" } };
  GtkWidget *chip = g_object_ref_sink (lyc_timecode_chip_new ());

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = lyc_timecode_format (rows[i].ms);

      g_assert_cmpstr (text, ==, rows[i].text);
    }
  g_assert_false (gtk_widget_get_visible (chip));
  lyc_timecode_chip_set_time (chip, 0);
  g_assert_true (gtk_widget_get_visible (chip));
  g_assert_cmpint (lyc_timecode_chip_get_time (chip), ==, 0);
  g_assert_finalize_object (chip);
}

static void
test_time_label (void)
{
  const gint64 now = G_GINT64_CONSTANT (1764000000000); /* Mon 24 Nov 2025, 16:00 UTC */
  const struct
  {
    gint64 ago;
    const char *text;
  } rows[] = { { -MINUTE, "now" },           { 59000, "now" },
               { 12 * MINUTE, "12 min" },    { 120 * MINUTE, "2 h" },
               { 17 * 60 * MINUTE, "yesterday" }, { 3 * 1440 * MINUTE, "Fri" },
               { 8 * 1440 * MINUTE, "16 Nov" },  { 400 * 1440 * MINUTE, "20 Oct 2024" } };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = lyc_time_label_format (LYC_TIME_RELATIVE, now - rows[i].ago, now);

      g_assert_cmpstr (text, ==, rows[i].text);
    }
  g_assert_finalize_object (g_object_ref_sink (lyc_time_label_new (LYC_TIME_RELATIVE)));
}

static void
count_cb (guint *count)
{
  ++*count;
}

static void
test_pane_head (void)
{
  LycPaneHead *head = LYC_PANE_HEAD (lyc_pane_head_new ("lyceum-chat-symbolic", "Chat"));
  guint notified = 0;

  g_object_ref_sink (head);
  g_signal_connect_swapped (head, "notify::count", G_CALLBACK (count_cb), &notified);
  lyc_pane_head_set_count (head, 0);
  g_assert_cmpuint (notified, ==, 0);
  lyc_pane_head_set_count (head, 2);
  lyc_pane_head_set_count (head, 2);
  g_assert_cmpuint (notified, ==, 1);
  g_assert_cmpstr (lyc_pane_head_get_title (head), ==, "Chat");
  lyc_pane_head_add_action (head, gtk_button_new ());
  lyc_pane_head_add_start (head, gtk_button_new ());
  g_assert_finalize_object (head);
}

static void
test_empty_state (void)
{
  LycEmptyState *state = LYC_EMPTY_STATE (lyc_empty_state_new ("lyceum-chat-symbolic", "None", NULL));

  g_object_ref_sink (state);
  lyc_empty_state_set_busy (state, TRUE);
  g_assert_true (lyc_empty_state_get_busy (state));
  lyc_empty_state_set_button (state, "Try again", NULL);
  g_assert_finalize_object (state);
}

static gboolean
set_true (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

/* Out of sight it must not turn: each of its frames lays out the whole window. */
static void
test_spinner_rests (void)
{
  GtkWidget *window = gtk_window_new (), *stack = gtk_stack_new ();
  GtkWidget *spinner = lyc_spinner_new (16);
  gboolean painted = FALSE;

  gtk_stack_add_named (GTK_STACK (stack), gtk_label_new ("seen"), "seen");
  gtk_stack_add_named (GTK_STACK (stack), spinner, "spinner");
  gtk_window_set_child (GTK_WINDOW (window), stack);
  lyc_spinner_set_busy (spinner, TRUE);
  gtk_window_present (GTK_WINDOW (window));
  g_timeout_add (50, set_true, &painted);
  while (!painted)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (lyc_spinner_get_busy (spinner));
  g_assert_false (gtk_spinner_get_spinning (GTK_SPINNER (spinner)));
  gtk_stack_set_visible_child_name (GTK_STACK (stack), "spinner");
  while (!gtk_widget_get_mapped (spinner))
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (gtk_spinner_get_spinning (GTK_SPINNER (spinner)));
  gtk_stack_set_visible_child_name (GTK_STACK (stack), "seen");
  while (gtk_widget_get_mapped (spinner))
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (gtk_spinner_get_spinning (GTK_SPINNER (spinner)));
  gtk_window_destroy (GTK_WINDOW (window));
}

static int
height_for (GtkWidget *widget, int width)
{
  int height;

  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);
  return height;
}

static void
test_flow_row (void)
{
  GtkWidget *row = g_object_ref_sink (lyc_flow_row_new (4));

  for (int i = 0; i < 6; i++)
    {
      GtkWidget *chip = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

      gtk_widget_set_size_request (chip, 50, 20);
      lyc_flow_row_append (LYC_FLOW_ROW (row), chip);
    }
  g_assert_cmpint (height_for (row, 320), ==, 20);
  g_assert_cmpint (height_for (row, 319), ==, 44);
  g_assert_cmpint (height_for (row, 50), ==, 6 * 20 + 5 * 4);
  g_assert_finalize_object (row);
}

static void
load_cb (AdwAvatar *avatar, const char *key, gpointer user_data)
{
  g_ptr_array_add (user_data, g_strdup (key));
}

/* A row used again for another person must not get the first person's face. */
static void
test_avatar (void)
{
  g_autoptr (GPtrArray) asked = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GdkPaintable) face = gdk_paintable_new_empty (8, 8);
  AdwAvatar *avatar = ADW_AVATAR (g_object_ref_sink (lyc_avatar_new (32)));

  lyc_avatar_set_loader (load_cb, asked, NULL);
  lyc_avatar_set_person (avatar, "Ines", "a");
  lyc_avatar_set_person (avatar, "Tom", "b");
  lyc_avatar_take_picture (avatar, "a", face);
  g_assert_null (adw_avatar_get_custom_image (avatar));
  lyc_avatar_take_picture (avatar, "b", face);
  g_assert_true (adw_avatar_get_custom_image (avatar) == face);
  lyc_avatar_set_person (avatar, "Tom", "b");
  g_assert_cmpuint (asked->len, ==, 2);
  lyc_avatar_set_loader (NULL, NULL, NULL);
  g_assert_finalize_object (avatar);
}

static void
test_progress_and_pill (void)
{
  LycProgressLine *line = LYC_PROGRESS_LINE (g_object_ref_sink (lyc_progress_line_new ()));
  LycCountPill *pill = LYC_COUNT_PILL (g_object_ref_sink (lyc_count_pill_new ()));

  lyc_progress_line_set_fraction (line, 7);
  g_assert_cmpfloat (lyc_progress_line_get_fraction (line), ==, 1);
  lyc_progress_line_set_fraction (line, 0.0 / 0.0 * -1);
  g_assert_cmpfloat (lyc_progress_line_get_fraction (line), ==, 0);
  lyc_count_pill_set_count (pill, 3);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (pill)));
  lyc_count_pill_set_count (pill, 0);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (pill)));
  g_assert_finalize_object (line);
  g_assert_finalize_object (pill);
}

static void
test_resources (void)
{
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gdk_display_get_default ());
  GtkWidget *card = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0));
  GtkWidget *emoji = g_object_ref_sink (lyc_emoji_button_new (NULL));

  g_assert_true (gtk_icon_theme_has_icon (theme, "lyceum-lesson-symbolic"));
  g_assert_true (gtk_icon_theme_has_icon (theme, "lyceum-offline-symbolic"));
  lyc_kit_set_brand (card, "red; } * { all: unset", NULL);
  lyc_kit_set_brand (card, "#123456", "#abcdef");
  g_assert_finalize_object (card);
  g_assert_finalize_object (emoji);
}

/* What is refused keeps the focus until one leaves it. */
static void
test_allow (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *one = gtk_button_new_with_label ("one");
  GtkWidget *two = gtk_button_new_with_label ("two");

  gtk_box_append (GTK_BOX (box), one);
  gtk_box_append (GTK_BOX (box), two);
  gtk_window_set_child (GTK_WINDOW (window), box);
  gtk_window_present (GTK_WINDOW (window));
  gtk_widget_grab_focus (one);
  lyc_allow (one, "sensitive", FALSE);
  lyc_allow (two, "sensitive", FALSE);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == one);
  g_assert_false (lyc_is_allowed (one, "sensitive"));
  g_assert_true (gtk_widget_get_sensitive (one));
  g_assert_false (gtk_widget_get_sensitive (two));
  lyc_allow (two, "sensitive", TRUE);
  gtk_widget_grab_focus (two);
  while (gtk_widget_get_sensitive (one))
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == two);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* The first button of a menu with that text, which is in sight. */
static GtkWidget *
find_item (GtkWidget *widget, const char *text)
{
  g_autofree char *shown = NULL;

  if (g_str_equal (G_OBJECT_TYPE_NAME (widget), "GtkModelButton"))
    g_object_get (widget, "text", &shown, NULL);
  if (g_strcmp0 (shown, text) == 0 && gtk_widget_get_child_visible (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_item (child, text);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
choose_item (GtkMenuButton *button, const char *text)
{
  GtkWidget *item = NULL;

  while (item == NULL || !gtk_widget_get_mapped (item))
    {
      g_main_context_iteration (NULL, TRUE);
      item = find_item (GTK_WIDGET (gtk_menu_button_get_popover (button)), text);
    }
  gtk_widget_grab_focus (item);
  gtk_widget_activate (item);
}

/* A choice in a submenu leaves the keyboard where it can be used. */
static void
test_menu_focus (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) choices = g_menu_new ();

  g_menu_append (choices, "Choice", NULL);
  g_menu_append_submenu (menu, "More", G_MENU_MODEL (choices));
  lyc_menu_focus_keep (GTK_MENU_BUTTON (button));
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_window_set_child (GTK_WINDOW (window), button);
  gtk_window_present (GTK_WINDOW (window));
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  choose_item (GTK_MENU_BUTTON (button), "More");
  choose_item (GTK_MENU_BUTTON (button), "Choice");
  while (
      gtk_widget_get_visible (GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button)))))
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == gtk_widget_get_first_child (button));
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  lyc_kit_init ();
  g_test_add_func ("/kit/timecode", test_timecode);
  g_test_add_func ("/kit/time-label", test_time_label);
  g_test_add_func ("/kit/pane-head", test_pane_head);
  g_test_add_func ("/kit/empty-state", test_empty_state);
  g_test_add_func ("/kit/spinner-rests", test_spinner_rests);
  g_test_add_func ("/kit/flow-row", test_flow_row);
  g_test_add_func ("/kit/allow", test_allow);
  g_test_add_func ("/kit/menu-focus", test_menu_focus);
  g_test_add_func ("/kit/avatar", test_avatar);
  g_test_add_func ("/kit/progress-and-pill", test_progress_and_pill);
  g_test_add_func ("/kit/resources", test_resources);
  return g_test_run ();
}
