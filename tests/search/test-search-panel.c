/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>

#include "kit.h"
#include "memory-services.h"
#include "search-panel.h"

#define ME "0190a6f0-0000-7000-8000-00000000000c"
#define ADA "0190a6f0-0000-7000-8000-00000000000e"
#define CHANNEL "0190a6f0-0000-7000-8000-00000000000b"
#define POST "0190a6f0-0000-7000-8000-0000000000a"
#define CUES "0190a6f0-0000-7000-8000-0000000000d1"

static const char objects[]
    = "[{\"kind\":\"user\",\"id\":\"" ADA "\",\"rev\":1,\"name\":\"Ada Stille\",\"about\":\"\"},"
      "{\"kind\":\"container\",\"id\":\"" CHANNEL
      "\",\"rev\":1,\"cohort_id\":null,\"course_id\":null,"
      "\"lesson_id\":null,\"container_kind\":\"channel\",\"last_at\":2,\"last_pos\":4},"
      "{\"kind\":\"post\",\"id\":\"" POST "1\",\"rev\":1,\"container_id\":\"" CHANNEL
      "\",\"pos\":1,"
      "\"author_id\":\"" ADA "\",\"created_at\":1767600000000,\"body\":\"the **stillness** after\","
      "\"post_kind\":\"discussion\",\"file_ids\":[]},"
      "{\"kind\":\"post\",\"id\":\"" POST "2\",\"rev\":1,\"container_id\":\"" CHANNEL
      "\",\"pos\":2,"
      "\"author_id\":\"" ME "\",\"created_at\":1767700000000,\"body\":\"still here\","
      "\"post_kind\":\"discussion\",\"file_ids\":[]},"
      "{\"kind\":\"transcript\",\"id\":\"" CUES
      "\",\"rev\":1,\"asset_id\":\"v\",\"lesson_id\":\"l\","
      "\"course_id\":\"c\",\"cues\":[{\"start_ms\":321000,\"text\":\"be still\"}]}]";

static const LycSearchCommand commands[]
    = { { "win.home", "Go to Home", "<Alt>Home", "lyceum-home-symbolic" },
        { "win.still", "Still the notices", NULL, "lyceum-bell-symbolic" } };

typedef struct
{
  LycMemoryServices *memory;
  GtkWidget *window;
  LycSearchPanel *panel;
  GString *said; /* what the panel asked for */
} Fixture;

static void
open_cb (LycSearchPanel *panel, LycSearchHit *hit, Fixture *f)
{
  g_string_append_printf (f->said, "open %s %" G_GINT64_FORMAT ";", hit->id, hit->position_ms);
}

static void
run_cb (LycSearchPanel *panel, const char *action, Fixture *f)
{
  g_string_append_printf (f->said, "run %s;", action);
}

static void
set_up (Fixture *f)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    g_ptr_array_add (list, (gpointer) &commands[i]);
  f->memory = lyc_memory_services_new (objects, ME);
  f->said = g_string_new (NULL);
  f->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (f->window), 700, 600);
  f->panel = g_object_new (LYC_TYPE_SEARCH_PANEL, NULL);
  gtk_window_set_child (GTK_WINDOW (f->window), GTK_WIDGET (f->panel));
  lyc_search_panel_set_commands (f->panel, g_steal_pointer (&list));
  lyc_search_panel_set_services (f->panel, lyc_memory_services_get (f->memory));
  g_signal_connect (f->panel, "open", G_CALLBACK (open_cb), f);
  g_signal_connect (f->panel, "run", G_CALLBACK (run_cb), f);
  gtk_window_present (GTK_WINDOW (f->window));
  lyc_search_panel_open (f->panel, NULL);
}

static void
tear_down (Fixture *f)
{
  gtk_window_destroy (GTK_WINDOW (f->window));
  lyc_memory_services_free (f->memory);
  g_string_free (f->said, TRUE);
}

static GtkWidget *
find (GtkWidget *widget, GType type)
{
  GtkWidget *found = g_type_is_a (G_OBJECT_TYPE (widget), type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find (child, type);
  return found;
}

static GtkListBox *
list (Fixture *f)
{
  return GTK_LIST_BOX (find (GTK_WIDGET (f->panel), GTK_TYPE_LIST_BOX));
}

static guint
count (Fixture *f)
{
  guint n = 0;

  while (gtk_list_box_get_row_at_index (list (f), (int) n) != NULL)
    n++;
  return n;
}

static void
wait_for_rows (Fixture *f, guint n)
{
  while (count (f) != n)
    g_main_context_iteration (NULL, TRUE);
}

static LycSearchRow *
row (Fixture *f, int i)
{
  return LYC_SEARCH_ROW (gtk_list_box_get_row_at_index (list (f), i));
}

/* What is found stands in groups, the newest first, and what can be done last. */
static void
test_find (void)
{
  Fixture f = { 0 };

  set_up (&f);
  wait_for_rows (&f, 2);
  lyc_search_panel_set_text (f.panel, "stil");
  wait_for_rows (&f, 5);
  g_assert_cmpstr (lyc_search_row_get_hit (row (&f, 0))->id, ==, CUES);
  g_assert_cmpstr (lyc_search_row_get_hit (row (&f, 1))->id, ==, POST "2");
  g_assert_cmpstr (lyc_search_row_get_hit (row (&f, 2))->id, ==, POST "1");
  g_assert_cmpstr (lyc_search_row_get_hit (row (&f, 3))->id, ==, ADA);
  g_assert_cmpstr (lyc_search_row_get_command (row (&f, 4))->action, ==, "win.still");
  lyc_search_panel_set_text (f.panel, "stil from:ada ");
  wait_for_rows (&f, 1);
  g_assert_cmpstr (lyc_search_row_get_hit (row (&f, 0))->id, ==, POST "1");
  tear_down (&f);
}

static void
press (Fixture *f, guint key)
{
  GtkWidget *entry = find (GTK_WIDGET (f->panel), GTK_TYPE_SEARCH_ENTRY);
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (entry);
  gboolean taken = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !taken; i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller)
          && gtk_event_controller_get_propagation_phase (controller) == GTK_PHASE_CAPTURE)
        g_signal_emit_by_name (controller, "key-pressed", key, 0, 0, &taken);
    }
  g_assert_true (taken);
}

/* Arrows choose and Return opens, with the focus in the box all the while. */
static void
test_keys (void)
{
  Fixture f = { 0 };
  GtkWidget *entry;

  set_up (&f);
  entry = find (GTK_WIDGET (f.panel), GTK_TYPE_SEARCH_ENTRY);
  lyc_search_panel_set_text (f.panel, "stil");
  wait_for_rows (&f, 5);
  g_assert_true (gtk_list_box_row_is_selected (GTK_LIST_BOX_ROW (row (&f, 0))));
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpstr (f.said->str, ==, "open " CUES " 321000;");
  g_assert_false (lyc_search_panel_is_open (f.panel));
  lyc_search_panel_open (f.panel, NULL);
  wait_for_rows (&f, 5);
  for (int i = 0; i < 9; i++)
    press (&f, GDK_KEY_Down);
  g_assert_true (gtk_list_box_row_is_selected (GTK_LIST_BOX_ROW (row (&f, 4))));
  g_string_truncate (f.said, 0);
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpstr (f.said->str, ==, "run win.still;");
  lyc_search_panel_open (f.panel, NULL);
  gtk_widget_activate_action (GTK_WIDGET (f.panel), "search.close", NULL);
  g_assert_false (lyc_search_panel_is_open (f.panel));
  tear_down (&f);
}

/* Each filter is a word in the box, and gone from it when it is pressed again. */
static void
test_chips (void)
{
  Fixture f = { 0 };
  GtkEditable *entry;
  GtkWidget *chips, *chip;

  set_up (&f);
  entry = GTK_EDITABLE (find (GTK_WIDGET (f.panel), GTK_TYPE_SEARCH_ENTRY));
  chips = find (GTK_WIDGET (f.panel), g_type_from_name ("LycSearchChips"));
  lyc_search_panel_open (f.panel, "Say it back");
  lyc_search_panel_set_text (f.panel, "still");
  chip = gtk_widget_get_next_sibling (find (chips, GTK_TYPE_TOGGLE_BUTTON));
  g_signal_emit_by_name (chip, "clicked");
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "still in:\"Say it back\"");
  g_signal_emit_by_name (gtk_widget_get_last_child (gtk_widget_get_parent (chip)), "clicked");
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "still in:\"Say it back\" is:unanswered");
  g_signal_emit_by_name (chip, "clicked");
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "still is:unanswered");
  g_signal_emit_by_name (gtk_widget_get_prev_sibling (chip), "clicked");
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "still");
  tear_down (&f);
}

static const char *
text (Fixture *f)
{
  return gtk_editable_get_text (GTK_EDITABLE (find (GTK_WIDGET (f->panel), GTK_TYPE_SEARCH_ENTRY)));
}

static gboolean
says (GtkWidget *widget, const char *words)
{
  gboolean said = GTK_IS_LABEL (widget) && gtk_widget_get_visible (widget)
                  && strstr (gtk_label_get_text (GTK_LABEL (widget)), words) != NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && !said;
       child = gtk_widget_get_next_sibling (child))
    said = says (child, words);
  return said;
}

/* Past the first few of a group there are more, and what was chosen goes on with them. */
static void
test_more (void)
{
  Fixture f = { 0 };
  g_autoptr (GString) posts = g_string_new ("[");
  GtkWidget *kept;
  LycSearchGroup group;

  set_up (&f);
  for (int i = 10; i < 40; i++)
    g_string_append_printf (posts,
                            "%s{\"kind\":\"post\",\"id\":\"0190a6f0-0000-7000-8000-0000000001%d\","
                            "\"rev\":1,\"container_id\":\"" CHANNEL "\",\"pos\":%d,"
                            "\"author_id\":\"" ADA "\",\"created_at\":%d00000000,"
                            "\"body\":\"walrus\",\"post_kind\":\"discussion\",\"file_ids\":[]}",
                            i > 10 ? "," : "", i, i, 17680 + i);
  g_string_append (posts, "]");
  lyc_memory_services_put (f.memory, posts->str);
  lyc_search_panel_set_text (f.panel, "walrus");
  wait_for_rows (&f, 7);
  kept = GTK_WIDGET (row (&f, 0));
  g_assert_false (lyc_search_row_is_more (row (&f, 5), &group));
  g_assert_true (lyc_search_row_is_more (row (&f, 6), &group));
  g_assert_cmpint (group, ==, LYC_SEARCH_CHAT);
  for (int i = 0; i < 6; i++)
    press (&f, GDK_KEY_Down);
  g_signal_emit_by_name (find (GTK_WIDGET (f.panel), GTK_TYPE_SEARCH_ENTRY), "activate");
  wait_for_rows (&f, 27);
  g_assert_true (lyc_search_panel_is_open (f.panel));
  g_assert_true (kept == GTK_WIDGET (row (&f, 0)));
  g_assert_true (gtk_list_box_row_is_selected (GTK_LIST_BOX_ROW (row (&f, 6))));
  g_assert_cmpstr (lyc_search_row_get_hit (row (&f, 6))->id, ==,
                   "0190a6f0-0000-7000-8000-000000000133");
  g_signal_emit_by_name (list (&f), "row-activated", row (&f, 26));
  wait_for_rows (&f, 30);
  g_assert_false (lyc_search_row_is_more (row (&f, 29), &group));
  tear_down (&f);
}

/* A filter that is not understood is left out, and said to be. */
static void
test_misread (void)
{
  Fixture f = { 0 };

  set_up (&f);
  wait_for_rows (&f, 2);
  g_assert_true (says (GTK_WIDGET (f.panel), "after:"));
  lyc_search_panel_set_text (f.panel, "stil after:tomorow");
  wait_for_rows (&f, 5);
  g_assert_true (
      says (GTK_WIDGET (f.panel), "“after:tomorow” isn’t a day; write after:2026-11-02."));
  lyc_search_panel_set_text (f.panel, "stil after:2026-01-06 ");
  wait_for_rows (&f, 1);
  g_assert_false (says (GTK_WIDGET (f.panel), "isn’t"));
  tear_down (&f);
}

/* A filter that is begun says how it may go on: with nothing behind the colon that is what Return
 * means, else it is what was found. */
static void
test_complete (void)
{
  Fixture f = { 0 };
  GtkWidget *entry;

  set_up (&f);
  entry = find (GTK_WIDGET (f.panel), GTK_TYPE_SEARCH_ENTRY);
  lyc_search_panel_set_text (f.panel, "stil from:");
  wait_for_rows (&f, 7);
  g_assert_cmpstr (lyc_search_row_get_suggestion (row (&f, 0))->name, ==, "from:me");
  g_assert_cmpstr (lyc_search_row_get_suggestion (row (&f, 1))->name, ==, "from:\"Ada Stille\"");
  g_assert_true (gtk_list_box_row_is_selected (GTK_LIST_BOX_ROW (row (&f, 0))));
  press (&f, GDK_KEY_Down);
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpstr (text (&f), ==, "stil from:\"Ada Stille\" ");
  wait_for_rows (&f, 1);
  lyc_search_panel_set_text (f.panel, "stil from:ad");
  wait_for_rows (&f, 2);
  g_assert_nonnull (lyc_search_row_get_suggestion (row (&f, 0)));
  g_assert_true (gtk_list_box_row_is_selected (GTK_LIST_BOX_ROW (row (&f, 1))));
  lyc_search_panel_set_text (f.panel, "kind:a");
  wait_for_rows (&f, 3);
  g_assert_cmpstr (lyc_search_row_get_suggestion (row (&f, 0))->text, ==, "kind:answer");
  g_assert_cmpstr (lyc_search_row_get_suggestion (row (&f, 1))->text, ==, "kind:announcement");
  g_assert_cmpstr (lyc_search_row_get_suggestion (row (&f, 2))->text, ==, "kind:article");
  tear_down (&f);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  lyc_kit_init ();
  g_test_add_func ("/search/panel/find", test_find);
  g_test_add_func ("/search/panel/keys", test_keys);
  g_test_add_func ("/search/panel/chips", test_chips);
  g_test_add_func ("/search/panel/more", test_more);
  g_test_add_func ("/search/panel/misread", test_misread);
  g_test_add_func ("/search/panel/complete", test_complete);
  return g_test_run ();
}
