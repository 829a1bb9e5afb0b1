/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kit.h"
#include "workbench.h"

#define HEIGHT 900

typedef struct
{
  GtkWidget *window;
  LycWorkbench *bench;
  GtkWidget *full;
  GtkWidget *rail;
  guint compacts;
  gboolean compact;
  guint modes;
} Fixture;

static const LycPaneSpec specs[] = {
  { "main", 320, 670, 10, 1, 9.0 / 16, 0, 0 }, { "second", 300, 350, 5, 2, 0, 0, 0 },
  { "third", 300, 360, 4, 3, 0, 0, 0 },        { "fourth", 300, 360, 3, 3, 0, 0, 0 },
  { "docked", 230, 250, 2, 0, 0, 0, 0 },
};

static GtkWidget *
new_pane (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (box), gtk_button_new_with_label ("A control"));
  return box;
}

static void
compact_cb (LycWorkbench *bench, const char *id, gboolean compact, Fixture *f)
{
  g_assert_cmpstr (id, ==, "main");
  f->compacts++;
  f->compact = compact;
}

static void
mode_cb (Fixture *f)
{
  f->modes++;
}

static void
settle (void)
{
  gint64 quiet = g_get_monotonic_time () + 5000;

  /* The size is given by hand below, so there is no frame to wait for, only idle work. */
  while (g_main_context_iteration (NULL, FALSE) || g_get_monotonic_time () < quiet)
    ;
}

/* Gives the bench a size as a window would, then lets the main loop follow up. */
static void
give (Fixture *f, int width, int height)
{
  for (int i = 0; i < 2; i++)
    {
      int minimum;

      gtk_widget_measure (GTK_WIDGET (f->bench), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL,
                          NULL, NULL);
      g_assert_cmpint (minimum, <=, 348);
      gtk_window_set_default_size (GTK_WINDOW (f->window), width, height);
      while (gtk_widget_get_width (GTK_WIDGET (f->bench)) != width
             || gtk_widget_get_height (GTK_WIDGET (f->bench)) != height)
        g_main_context_iteration (NULL, TRUE);
      settle ();
    }
}

static void
redo (Fixture *f)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (f->window);
  gint64 start = gdk_frame_clock_get_frame_counter (clock);

  while (gdk_frame_clock_get_frame_counter (clock) < start + 2)
    {
      gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_PAINT);
      g_main_context_iteration (NULL, TRUE);
    }
  settle ();
}

static void
set_up (Fixture *f, int width)
{
  *f = (Fixture){ 0 };
  f->bench = LYC_WORKBENCH (lyc_workbench_new ());
  f->full = new_pane ();
  f->rail = new_pane ();
  lyc_workbench_set_sidebar (f->bench, f->full, f->rail);
  for (guint i = 0; i < G_N_ELEMENTS (specs); i++)
    lyc_workbench_add_pane (f->bench, &specs[i], LYC_PANE_CARD, specs[i].id, NULL,
                            "lyceum-chat-symbolic", new_pane ());
  g_signal_connect (f->bench, "pane-compact", G_CALLBACK (compact_cb), f);
  g_signal_connect_swapped (f->bench, "notify::mode", G_CALLBACK (mode_cb), f);
  f->window = gtk_window_new ();
  gtk_window_set_decorated (GTK_WINDOW (f->window), FALSE);
  gtk_window_set_child (GTK_WINDOW (f->window), GTK_WIDGET (f->bench));
  gtk_window_set_default_size (GTK_WINDOW (f->window), width, HEIGHT);
  gtk_window_present (GTK_WINDOW (f->window));
  give (f, width, HEIGHT);
}

static void
tear_down (Fixture *f)
{
  g_object_add_weak_pointer (G_OBJECT (f->bench), (gpointer *) &f->bench);
  gtk_window_destroy (GTK_WINDOW (f->window));
  settle ();
  g_assert_null (f->bench);
}

static graphene_rect_t
bounds (Fixture *f, const char *id)
{
  graphene_rect_t rect;
  GtkWidget *pane = lyc_workbench_get_pane (f->bench, id);

  g_assert_true (gtk_widget_compute_bounds (pane, GTK_WIDGET (f->bench), &rect));
  return rect;
}

static void
assert_shown (Fixture *f, const char *expected)
{
  g_autoptr (GString) shown = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (specs); i++)
    {
      gboolean is = lyc_workbench_is_pane_shown (f->bench, specs[i].id);

      g_assert_cmpint (gtk_widget_get_mapped (lyc_workbench_get_pane (f->bench, specs[i].id)), ==,
                       is);
      if (is)
        g_string_append_c (shown, specs[i].id[0]);
    }
  g_assert_cmpstr (shown->str, ==, expected);
}

static void
test_modes (void)
{
  Fixture f;

  set_up (&f, 1670);
  assert_shown (&f, "mstfd");
  g_assert_cmpint (lyc_workbench_get_mode (f.bench), ==, LYC_WORKBENCH_WIDE);
  g_assert_cmpint (bounds (&f, "main").origin.x, ==, 266);
  g_assert_cmpint (bounds (&f, "main").size.width, ==, 670);
  g_assert_true (gtk_widget_get_mapped (f.full));
  g_assert_false (gtk_widget_get_mapped (f.rail));

  give (&f, 1270, HEIGHT);
  assert_shown (&f, "ms");
  g_assert_cmpint (lyc_workbench_get_mode (f.bench), ==, LYC_WORKBENCH_LAPTOP);
  g_assert_true (gtk_widget_get_mapped (f.rail));
  g_assert_cmpuint (f.modes, ==, 1);
  g_assert_cmpuint (f.compacts, ==, 0);

  give (&f, 390, HEIGHT);
  assert_shown (&f, "m");
  lyc_workbench_set_active_pane (f.bench, "fourth");
  redo (&f);
  assert_shown (&f, "mf");
  g_assert_true (f.compact);
  g_assert_cmpint (bounds (&f, "main").size.height, ==, 213);
  g_assert_cmpint (bounds (&f, "fourth").origin.y, ==, 219);

  give (&f, 360, HEIGHT);
  give (&f, 1670, HEIGHT);
  assert_shown (&f, "mstfd");
  g_assert_false (f.compact);
  tear_down (&f);
}

static void
test_open_and_available (void)
{
  Fixture f;

  set_up (&f, 1670);
  lyc_workbench_set_pane_open (f.bench, "third", FALSE);
  redo (&f);
  assert_shown (&f, "msfd");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f.bench), "pane.open", "s", "third"));
  redo (&f);
  assert_shown (&f, "mstfd");
  lyc_workbench_set_pane_available (f.bench, "main", FALSE);
  redo (&f);
  assert_shown (&f, "stfd");
  g_assert_false (lyc_workbench_get_pane_open (f.bench, "unknown"));
  tear_down (&f);
}

static void
test_sidebar (void)
{
  Fixture f;

  set_up (&f, 1670);
  lyc_workbench_set_sidebar_open (f.bench, FALSE);
  redo (&f);
  g_assert_true (gtk_widget_get_mapped (f.rail));
  g_assert_false (gtk_widget_get_mapped (f.full));
  give (&f, 390, HEIGHT);
  g_assert_false (lyc_workbench_get_sidebar_open (f.bench));
  lyc_workbench_set_sidebar_open (f.bench, TRUE);
  redo (&f);
  g_assert_true (gtk_widget_get_mapped (f.full));
  g_assert_true (gtk_widget_has_css_class (f.full, "drawer"));
  gtk_window_set_focus (GTK_WINDOW (f.window), NULL);
  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (f.bench), GTK_DIR_TAB_FORWARD));
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (f.window)), f.full));
  g_assert_false (gtk_widget_child_focus (GTK_WIDGET (f.bench), GTK_DIR_TAB_FORWARD));
  lyc_workbench_set_sidebar_open (f.bench, FALSE);
  redo (&f);
  g_assert_false (gtk_widget_get_mapped (f.full));
  tear_down (&f);
}

static void
test_focus_of_hidden (void)
{
  GtkWidget *pane, *focus;
  Fixture f;

  set_up (&f, 1670);
  pane = lyc_workbench_get_pane (f.bench, "fourth");
  gtk_widget_grab_focus (gtk_widget_get_first_child (pane));
  lyc_workbench_set_pane_open (f.bench, "fourth", FALSE);
  redo (&f);
  focus = gtk_root_get_focus (GTK_ROOT (f.window));
  g_assert_nonnull (focus);
  g_assert_true (gtk_widget_get_mapped (focus));
  g_assert_false (gtk_widget_is_ancestor (focus, pane));
  tear_down (&f);
}

static gboolean
has_focus (Fixture *f, const char *id)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (f->window));

  return focus != NULL && gtk_widget_is_ancestor (focus, lyc_workbench_get_pane (f->bench, id));
}

/* The last has the focus, though one that was presented before it comes to the screen later. */
static void
test_presented (void)
{
  Fixture f;

  set_up (&f, 1670);
  lyc_workbench_set_pane_open (f.bench, "fourth", FALSE);
  redo (&f);
  lyc_workbench_present_pane (f.bench, "fourth");
  lyc_workbench_present_pane (f.bench, "second");
  redo (&f);
  g_assert_true (lyc_workbench_is_pane_shown (f.bench, "fourth"));
  g_assert_true (has_focus (&f, "second"));
  lyc_workbench_set_pane_open (f.bench, "fourth", FALSE);
  redo (&f);
  lyc_workbench_present_pane (f.bench, "second");
  lyc_workbench_present_pane (f.bench, "fourth");
  redo (&f);
  g_assert_true (has_focus (&f, "fourth"));
  tear_down (&f);
}

/* Tab reaches every control on the desk, once each, column by column. */
static void
test_tab_order (void)
{
  const char *order[] = { "main", "second", "third", "fourth" };
  guint next = 0;
  Fixture f;

  set_up (&f, 1670);
  gtk_window_set_focus (GTK_WINDOW (f.window), NULL);
  while (gtk_widget_child_focus (GTK_WIDGET (f.bench), GTK_DIR_TAB_FORWARD))
    {
      GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (f.window));

      if (next < G_N_ELEMENTS (order)
          && gtk_widget_is_ancestor (focus, lyc_workbench_get_pane (f.bench, order[next])))
        next++;
    }
  g_assert_cmpuint (next, ==, G_N_ELEMENTS (order));
  tear_down (&f);
}

static GtkWidget *
find_handle (Fixture *f, GtkOrientation sideways, int skip)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (f->bench)); child;
       child = gtk_widget_get_next_sibling (child))
    if (g_str_equal (gtk_widget_get_css_name (child), "workbench-handle")
        && gtk_widget_get_mapped (child)
        && (gtk_widget_get_height (child) > gtk_widget_get_width (child))
               == (sideways == GTK_ORIENTATION_HORIZONTAL)
        && skip-- == 0)
      return child;
  return NULL;
}

static void
move (GtkWidget *handle, int pixels)
{
  g_assert_nonnull (handle);
  g_signal_emit_by_name (handle, "grabbed");
  g_signal_emit_by_name (handle, "moved", pixels);
}

static void
test_resize_and_state (void)
{
  g_autofree char *state = NULL;
  Fixture f;
  int height;

  set_up (&f, 1670);
  move (find_handle (&f, GTK_ORIENTATION_HORIZONTAL, 0), -40);
  redo (&f);
  g_assert_cmpint (bounds (&f, "second").size.width, ==, 390);
  g_assert_cmpint (bounds (&f, "main").size.width, ==, 630);
  move (find_handle (&f, GTK_ORIENTATION_HORIZONTAL, 0), 5000);
  redo (&f);
  g_assert_cmpint (bounds (&f, "second").size.width, ==, 300);
  height = bounds (&f, "third").size.height;
  move (find_handle (&f, GTK_ORIENTATION_VERTICAL, 0), 100);
  redo (&f);
  g_assert_cmpint (ABS ((int) bounds (&f, "third").size.height - height - 100), <=, 1);
  lyc_workbench_set_pane_open (f.bench, "docked", FALSE);
  state = lyc_workbench_get_state (f.bench);
  tear_down (&f);

  set_up (&f, 1670);
  lyc_workbench_set_state (f.bench, state);
  redo (&f);
  g_assert_cmpint (bounds (&f, "second").size.width, ==, 300);
  assert_shown (&f, "mstf");
  tear_down (&f);
}

static void
test_hostile_state (void)
{
  const char *states[] = {
    NULL, "", "(", "42", "({}, [], 1)", "({'second': (-5, 2147483647)}, ['x', 'second'], true)",
    "({'second': (2147483647, -1), 'third': (2147483647, 1), 'ghost': (1, 1)}, @as [], false)",
  };
  Fixture f;

  set_up (&f, 1670);
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      lyc_workbench_set_state (f.bench, states[i]);
      redo (&f);
      g_assert_cmpint (bounds (&f, "main").size.width, >=, 320);
      g_assert_cmpint (bounds (&f, "fourth").origin.x + bounds (&f, "fourth").size.width, <=, 1670);
    }
  assert_shown (&f, "mstfd");
  tear_down (&f);
}

static void
act (Fixture *f, const char *pane, const char *name)
{
  g_assert_true (gtk_widget_activate_action (lyc_workbench_get_pane (f->bench, pane), name, NULL));
  redo (f);
}

/* What a pane's menu does; the last open pane of a page stays, since an empty desk says nothing. */
static void
test_menu (void)
{
  Fixture f;

  set_up (&f, 1670);
  act (&f, "second", "this.close");
  assert_shown (&f, "mtfd");
  act (&f, "third", "this.only");
  assert_shown (&f, "t");
  act (&f, "third", "this.close");
  assert_shown (&f, "t");
  act (&f, "third", "this.all");
  assert_shown (&f, "mstfd");
  tear_down (&f);
}

static guint
n_sections (Fixture *f, const char *pane)
{
  g_autoptr (GMenuModel) menu
      = lyc_workbench_dup_menu_around (lyc_workbench_get_pane (f->bench, pane));

  return menu ? (guint) g_menu_model_get_n_items (menu) : 0;
}

/* One pane at a time cannot be closed, so only what is the pane's own is left. */
static void
test_menu_model (void)
{
  g_autoptr (GMenu) own = g_menu_new ();
  Fixture f;

  g_menu_append (own, "Read", "win.read");
  set_up (&f, 1670);
  g_assert_cmpuint (n_sections (&f, "second"), ==, 1);
  lyc_workbench_set_pane_menu (f.bench, "second", G_MENU_MODEL (own));
  g_assert_cmpuint (n_sections (&f, "second"), ==, 2);
  give (&f, 400, HEIGHT);
  g_assert_cmpuint (n_sections (&f, "second"), ==, 1);
  g_assert_cmpuint (n_sections (&f, "third"), ==, 0);
  tear_down (&f);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  lyc_kit_init ();
  g_test_add_func ("/kit/workbench/modes", test_modes);
  g_test_add_func ("/kit/workbench/open-and-available", test_open_and_available);
  g_test_add_func ("/kit/workbench/sidebar", test_sidebar);
  g_test_add_func ("/kit/workbench/focus-of-hidden", test_focus_of_hidden);
  g_test_add_func ("/kit/workbench/presented", test_presented);
  g_test_add_func ("/kit/workbench/tab-order", test_tab_order);
  g_test_add_func ("/kit/workbench/resize-and-state", test_resize_and_state);
  g_test_add_func ("/kit/workbench/hostile-state", test_hostile_state);
  g_test_add_func ("/kit/workbench/menu", test_menu);
  g_test_add_func ("/kit/workbench/menu-model", test_menu_model);
  return g_test_run ();
}
