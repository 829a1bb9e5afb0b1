/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "height-tree.h"
#include "kit.h"
#include "timeline-fixture.h"

static void
assert_at_end (Fixture *f)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (f->store));
  GtkWidget *row = lyc_timeline_get_row (f->timeline, n - 1);
  graphene_rect_t bounds;

  g_assert_nonnull (row);
  g_assert_true (gtk_widget_compute_bounds (row, GTK_WIDGET (f->timeline), &bounds));
  g_assert_cmpint ((int) (bounds.origin.y + bounds.size.height), ==,
                   gtk_widget_get_height (GTK_WIDGET (f->timeline)));
  g_assert_true (lyc_timeline_get_at_end (f->timeline));
}

static void
test_tree (void)
{
  g_autoptr (LycHeightTree) tree = lyc_height_tree_new (10);
  g_autoptr (GArray) plain = g_array_new (FALSE, FALSE, sizeof (int));
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (int round = 0; round < 2000; round++)
    {
      guint at = g_rand_int_range (rand, 0, plain->len + 1);
      guint removed = g_rand_int_range (rand, 0, MIN (3, plain->len - at) + 1);
      guint added = g_rand_int_range (rand, 0, 4);
      gint64 sum = 0;
      int into;

      if (round % 3 == 0)
        at = plain->len, removed = 0;
      lyc_height_tree_splice (tree, at, removed, added);
      if (removed)
        g_array_remove_range (plain, at, removed);
      for (guint i = 0; i < added; i++)
        g_array_insert_val (plain, at, ((int){ 10 }));
      if (plain->len == 0)
        continue;
      at = g_rand_int_range (rand, 0, plain->len);
      g_array_index (plain, int, at) = g_rand_int_range (rand, 1, 50);
      lyc_height_tree_set (tree, at, g_array_index (plain, int, at));
      for (guint i = 0; i < plain->len; i++)
        {
          if (i % 17 == round % 17)
            {
              g_assert_cmpint (lyc_height_tree_get_top (tree, i), ==, sum);
              g_assert_cmpuint (lyc_height_tree_find (tree, sum, &into), ==, i);
              g_assert_cmpint (into, ==, 0);
            }
          sum += g_array_index (plain, int, i);
        }
      g_assert_cmpint (lyc_height_tree_get_top (tree, plain->len), ==, sum);
      g_assert_cmpuint (lyc_height_tree_find (tree, sum + 5, NULL), ==, plain->len - 1);
    }
}

static void
test_start (void)
{
  Fixture f;
  guint first, last;

  fixture_set_up (&f, 100000, TRUE);
  assert_at_end (&f);
  g_assert_cmpuint (lyc_timeline_get_n_rows_alive (f.timeline), <=, 30);
  fixture_tear_down (&f);
  fixture_set_up (&f, 1000, FALSE);
  g_assert_true (lyc_timeline_get_visible_range (f.timeline, &first, &last));
  g_assert_cmpuint (first, ==, 0);
  g_assert_cmpint (fixture_painted_top (&f, 0, NULL), ==, 0);
  fixture_tear_down (&f);
  fixture_set_up (&f, 2, TRUE);
  g_assert_cmpint (fixture_painted_top (&f, 0, NULL), ==, 0);
  fixture_tear_down (&f);
}

static void
assert_still (Fixture *f, guint position, const char *text, int top)
{
  g_autofree char *now = NULL;

  g_assert_cmpint (fixture_painted_top (f, position, &now), ==, top);
  g_assert_cmpstr (now, ==, text);
}

static void
test_prepend_and_append (void)
{
  g_autofree char *text = NULL;
  guint position;
  Fixture f;
  int top;

  fixture_set_up (&f, 500, TRUE);
  lyc_timeline_jump_to (f.timeline, 250, 0.4);
  fixture_frames (&f, 2);
  position = fixture_eye (&f);
  top = fixture_painted_top (&f, position, &text);
  for (int i = 0; i < 1000; i++)
    {
      fixture_insert (&f, 0, 30 + i % 100);
      fixture_append (&f, 1, 30 + i % 70);
      position++;
      if (i % 50 == 0)
        {
          fixture_frames (&f, 1);
          assert_still (&f, position, text, top);
        }
    }
  fixture_frames (&f, 2);
  assert_still (&f, position, text, top);
  fixture_tear_down (&f);
}

static void
test_height_changes (void)
{
  g_autofree char *text = NULL;
  guint position, first, last;
  Fixture f;
  int top;

  fixture_set_up (&f, 500, FALSE);
  lyc_timeline_jump_to (f.timeline, 250, 0.4);
  fixture_frames (&f, 2);
  position = fixture_eye (&f);
  top = fixture_painted_top (&f, position, &text);
  for (int i = 0; i < 100; i++)
    {
      g_assert_true (lyc_timeline_get_visible_range (f.timeline, &first, &last));
      gtk_widget_set_size_request (lyc_timeline_get_row (f.timeline, i % 2 ? last : first - 1), -1,
                                   40 + i * 13 % 120);
      fixture_frames (&f, 1);
      assert_still (&f, position, text, top);
    }
  fixture_tear_down (&f);
}

static void
test_resting_at_end (void)
{
  Fixture f;

  fixture_set_up (&f, 50, TRUE);
  for (int i = 0; i < 100; i++)
    {
      guint n = g_list_model_get_n_items (G_LIST_MODEL (f.store));

      if (i % 3 == 0)
        fixture_append (&f, 1 + i % 5, 0);
      else if (i % 3 == 1)
        gtk_widget_set_size_request (lyc_timeline_get_row (f.timeline, n - 2), -1, 40 + i);
      else
        fixture_insert (&f, 0, 50);
      fixture_frames (&f, 1);
      assert_at_end (&f);
    }
  gtk_window_set_default_size (GTK_WINDOW (f.window), 500, 420);
  fixture_frames (&f, 10);
  assert_at_end (&f);
  fixture_tear_down (&f);
}

static void
test_scroll (void)
{
  Fixture f;
  guint position;
  int top;

  fixture_set_up (&f, 2000, TRUE);
  for (int i = 0; i < 60; i++)
    {
      position = fixture_eye (&f);
      top = fixture_painted_top (&f, position, NULL);
      gtk_adjustment_set_value (fixture_adjustment (&f),
                                gtk_adjustment_get_value (fixture_adjustment (&f)) - 37);
      fixture_frames (&f, 1);
      g_assert_cmpint (fixture_painted_top (&f, position, NULL), ==, top + 37);
      g_assert_cmpuint (lyc_timeline_get_n_rows_alive (f.timeline), <=, 30);
    }
  g_assert_false (lyc_timeline_get_at_end (f.timeline));
  gtk_adjustment_set_value (fixture_adjustment (&f), 0);
  fixture_frames (&f, 2);
  g_assert_cmpint (fixture_painted_top (&f, 0, NULL), ==, 0);
  gtk_adjustment_set_value (fixture_adjustment (&f),
                            gtk_adjustment_get_upper (fixture_adjustment (&f)));
  fixture_frames (&f, 2);
  assert_at_end (&f);
  fixture_tear_down (&f);
}

/* Asked for before there was a size: the rows after the target fit the size that is guessed, not
 * the real one, and the target is where it was asked for all the same. */
static void
test_jump_before_size (void)
{
  static const LycTimelineFactory factory
      = { .create = fixture_create_cb, .bind = fixture_bind_cb };
  GtkWidget *stack = gtk_stack_new ();
  Fixture f;

  fixture_set_up (&f, 100, TRUE);
  fixture_append (&f, 11, 70);
  f.timeline = LYC_TIMELINE (lyc_timeline_new ());
  f.scroller = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ());
  gtk_scrolled_window_set_child (f.scroller, GTK_WIDGET (f.timeline));
  gtk_window_set_child (GTK_WINDOW (f.window), stack);
  gtk_stack_add_named (GTK_STACK (stack), gtk_label_new ("Other"), "other");
  gtk_stack_add_named (GTK_STACK (stack), GTK_WIDGET (f.scroller), "timeline");
  fixture_frames (&f, 2);
  lyc_timeline_set_factory (f.timeline, &factory, &f, NULL);
  gtk_stack_set_visible_child_name (GTK_STACK (stack), "timeline");
  lyc_timeline_set_model (f.timeline, G_LIST_MODEL (f.store));
  lyc_timeline_jump_to (f.timeline, 101, 0);
  fixture_frames (&f, 4);
  g_assert_cmpint (fixture_painted_top (&f, 101, NULL), ==, 0);
  g_assert_false (lyc_timeline_get_at_end (f.timeline));
  fixture_tear_down (&f);
}

static void
test_jump_and_removal (void)
{
  g_autofree char *text = NULL;
  guint position;
  Fixture f;
  int top;

  fixture_set_up (&f, 1000, TRUE);
  lyc_timeline_jump_to (f.timeline, 400, 0);
  fixture_frames (&f, 2);
  g_assert_cmpint (fixture_painted_top (&f, 400, NULL), ==, 0);
  position = fixture_eye (&f) + 2;
  top = fixture_painted_top (&f, position, &text);
  g_list_store_splice (f.store, 100, 300, NULL, 0);
  fixture_frames (&f, 2);
  assert_still (&f, position - 300, text, top);
  g_list_store_splice (f.store, position - 302, 2, NULL, 0);
  fixture_frames (&f, 2);
  assert_still (&f, position - 302, text, top);
  g_list_store_remove_all (f.store);
  fixture_frames (&f, 2);
  g_assert_cmpuint (lyc_timeline_get_n_rows_alive (f.timeline), ==, 0);
  fixture_append (&f, 80, 50);
  fixture_frames (&f, 2);
  assert_at_end (&f);
  fixture_tear_down (&f);
}

/* The read row stays where it is when its item moves, and when the list below gets too short. */
static void
test_moved_item_and_gap (void)
{
  g_autoptr (GObject) item = NULL;
  g_autofree char *text = NULL;
  Fixture f;
  int top;

  fixture_set_up (&f, 100, FALSE);
  lyc_timeline_jump_to (f.timeline, 50, 0.1);
  fixture_frames (&f, 2);
  item = g_list_model_get_item (G_LIST_MODEL (f.store), fixture_eye (&f));
  top = fixture_painted_top (&f, fixture_eye (&f), &text);
  g_list_store_splice (f.store, 40, 20, (gpointer *) &item, 1);
  fixture_frames (&f, 2);
  assert_still (&f, 40, text, top);
  g_list_store_splice (f.store, 41, 40, NULL, 0);
  fixture_frames (&f, 2);
  assert_still (&f, 40, text, top);
  g_assert_false (lyc_timeline_get_at_end (f.timeline));
  lyc_timeline_jump_to_end (f.timeline);
  fixture_frames (&f, 2);
  assert_at_end (&f);
  fixture_tear_down (&f);
}

static void
test_change_in_place (void)
{
  g_autoptr (GtkStringObject) item = NULL;
  GtkWidget *row;
  Fixture f;

  fixture_set_up (&f, 100, FALSE);
  row = lyc_timeline_get_row (f.timeline, 3);
  lyc_timeline_focus_row (f.timeline, 3);
  g_assert_true (gtk_widget_is_focus (gtk_widget_get_parent (row)));
  item = fixture_new_item (&f, 99);
  g_list_store_splice (f.store, 3, 1, (gpointer *) &item, 1);
  fixture_frames (&f, 2);
  g_assert_true (lyc_timeline_get_row (f.timeline, 3) == row);
  g_assert_true (gtk_widget_is_focus (gtk_widget_get_parent (row)));
  g_assert_true (g_str_has_prefix (gtk_button_get_label (GTK_BUTTON (row)), "99 "));
  gtk_adjustment_set_value (fixture_adjustment (&f), 4000);
  fixture_frames (&f, 2);
  g_assert_true (lyc_timeline_get_row (f.timeline, 3) == row);
  fixture_tear_down (&f);
}

/* Whatever happens to other items, the row that is read stays. */
static void
test_random_changes (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);
  g_autofree char *text = NULL;
  guint position;
  Fixture f;
  int top;

  fixture_set_up (&f, 400, TRUE);
  lyc_timeline_jump_to (f.timeline, 200, 0.5);
  fixture_frames (&f, 2);
  g_assert_true (lyc_timeline_get_anchor (f.timeline, &position, &top));
  g_assert_cmpint (fixture_painted_top (&f, position, &text), ==, top);
  for (int i = 0; i < 400; i++)
    {
      guint n = g_list_model_get_n_items (G_LIST_MODEL (f.store));
      guint at = g_rand_int_range (rand, 0, n);
      guint removed = g_rand_int_range (rand, 0, 4), added = g_rand_int_range (rand, 0, 5);
      gpointer items[4];

      /* Below it anything, above it too: only its own neighbourhood must stay full. */
      removed = MIN (removed, at < position ? position - at : n - at);
      if (at == position)
        continue;
      if (position - (at < position ? removed : 0) < 30 || n - position < 30)
        added = 4, removed = 0;
      for (guint j = 0; j < added; j++)
        items[j] = fixture_new_item (&f, g_rand_int_range (rand, 20, 200));
      g_list_store_splice (f.store, at, removed, items, added);
      for (guint j = 0; j < added; j++)
        g_object_unref (items[j]);
      position += at < position ? added - removed : 0;
      if (i % 3 == 0)
        {
          fixture_frames (&f, 1);
          assert_still (&f, position, text, top);
        }
    }
  g_assert_cmpuint (lyc_timeline_get_n_rows_alive (f.timeline), <=, 60);
  fixture_tear_down (&f);
}

static void
count_cb (guint *count)
{
  ++*count;
}

static void
test_requests (void)
{
  guint older = 0;
  Fixture f;

  fixture_set_up (&f, 200, TRUE);
  g_signal_connect_swapped (f.timeline, "request-older", G_CALLBACK (count_cb), &older);
  fixture_frames (&f, 3);
  g_assert_cmpuint (older, ==, 0);
  lyc_timeline_jump_to (f.timeline, 12, 0);
  fixture_frames (&f, 3);
  g_assert_cmpuint (older, ==, 1);
  gtk_adjustment_set_value (fixture_adjustment (&f), 10);
  fixture_frames (&f, 3);
  g_assert_cmpuint (older, ==, 1);
  fixture_insert (&f, 0, 50);
  fixture_frames (&f, 3);
  g_assert_cmpuint (older, ==, 2);
  fixture_tear_down (&f);
}

static void
test_keys (void)
{
  GtkWidget *row;
  Fixture f;

  fixture_set_up (&f, 300, FALSE);
  gtk_window_set_focus (GTK_WINDOW (f.window), NULL);
  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (f.timeline), GTK_DIR_TAB_FORWARD));
  row = lyc_timeline_get_row (f.timeline, 0);
  g_assert_true (gtk_widget_is_focus (gtk_widget_get_parent (row)));
  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (f.timeline), GTK_DIR_TAB_FORWARD));
  g_assert_true (gtk_widget_is_focus (row));
  g_assert_false (gtk_widget_child_focus (GTK_WIDGET (f.timeline), GTK_DIR_TAB_FORWARD));
  lyc_timeline_focus_row (f.timeline, 299);
  fixture_frames (&f, 2);
  row = lyc_timeline_get_row (f.timeline, 299);
  g_assert_true (gtk_widget_is_focus (gtk_widget_get_parent (row)));
  assert_at_end (&f);
  fixture_tear_down (&f);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  lyc_kit_init ();
  g_test_add_func ("/kit/timeline/tree", test_tree);
  g_test_add_func ("/kit/timeline/start", test_start);
  g_test_add_func ("/kit/timeline/prepend-and-append", test_prepend_and_append);
  g_test_add_func ("/kit/timeline/height-changes", test_height_changes);
  g_test_add_func ("/kit/timeline/resting-at-end", test_resting_at_end);
  g_test_add_func ("/kit/timeline/scroll", test_scroll);
  g_test_add_func ("/kit/timeline/jump-before-size", test_jump_before_size);
  g_test_add_func ("/kit/timeline/jump-and-removal", test_jump_and_removal);
  g_test_add_func ("/kit/timeline/moved-item-and-gap", test_moved_item_and_gap);
  g_test_add_func ("/kit/timeline/change-in-place", test_change_in_place);
  g_test_add_func ("/kit/timeline/random-changes", test_random_changes);
  g_test_add_func ("/kit/timeline/requests", test_requests);
  g_test_add_func ("/kit/timeline/keys", test_keys);
  return g_test_run ();
}
