/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Widths that change, and a list whose last item is not its end. */
#include "kit.h"
#include "timeline-fixture.h"

static void
bind_words_cb (GtkWidget *row, gpointer item, guint position, gpointer user_data)
{
  gtk_label_set_text (GTK_LABEL (row), "Some words that need more lines the less room there is "
                                       "for them, and then a few more words than that.");
}

static GtkWidget *
create_label_cb (guint kind, gpointer user_data)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  return label;
}

static void
test_width_change (void)
{
  static const LycTimelineFactory words = { .create = create_label_cb, .bind = bind_words_cb };
  guint position;
  Fixture f;
  int before, after, height;

  fixture_set_up (&f, 300, FALSE);
  lyc_timeline_set_factory (f.timeline, &words, NULL, NULL);
  fixture_frames (&f, 2);
  lyc_timeline_jump_to (f.timeline, 150, 0.3);
  fixture_frames (&f, 2);
  g_assert_true (lyc_timeline_get_anchor (f.timeline, &position, &before));
  height = gtk_widget_get_height (lyc_timeline_get_row (f.timeline, position));
  gtk_window_set_default_size (GTK_WINDOW (f.window), 220, 600);
  while (gtk_widget_get_width (GTK_WIDGET (f.scroller)) != 220)
    g_main_context_iteration (NULL, TRUE);
  fixture_frames (&f, 3);
  g_assert_cmpint (gtk_widget_get_height (lyc_timeline_get_row (f.timeline, position)), >, height);
  g_assert_true (lyc_timeline_get_row_top (f.timeline, position, &after));
  g_assert_cmpint (after, ==, before);
  fixture_tear_down (&f);
}

static void
resize_to (Fixture *f, int width, int height)
{
  gtk_window_set_default_size (GTK_WINDOW (f->window), width, height);
  while (gtk_widget_get_width (GTK_WIDGET (f->scroller)) != width
         || gtk_widget_get_height (GTK_WIDGET (f->scroller)) != height)
    g_main_context_iteration (NULL, TRUE);
  fixture_frames (f, 3);
}

static void
resize (Fixture *f, int width)
{
  resize_to (f, width, 600);
}

/* What was jumped to stays in view where the pane gets lower, until the reader scrolls. */
static void
test_held (void)
{
  Fixture f;
  int top, height;

  fixture_set_up (&f, 5, FALSE);
  fixture_append (&f, 1, 300);
  resize_to (&f, 400, 900);
  lyc_timeline_jump_to (f.timeline, 5, 0.3);
  fixture_frames (&f, 2);
  resize_to (&f, 400, 320);
  g_assert_true (lyc_timeline_get_row_top (f.timeline, 5, &top));
  height = gtk_widget_get_height (lyc_timeline_get_row (f.timeline, 5));
  g_assert_cmpint (top, >=, 0);
  g_assert_cmpint (top + height, <=, gtk_widget_get_height (GTK_WIDGET (f.timeline)));
  resize_to (&f, 400, 200); /* higher than the pane: from its beginning */
  g_assert_true (lyc_timeline_get_row_top (f.timeline, 5, &top));
  g_assert_cmpint (top, ==, 0);
  gtk_adjustment_set_value (fixture_adjustment (&f), 0);
  fixture_frames (&f, 2);
  resize_to (&f, 400, 320);
  g_assert_true (lyc_timeline_get_row_top (f.timeline, 0, &top));
  g_assert_cmpint (top, ==, 0);
  fixture_tear_down (&f);
}

/* Rows that become lower leave no hole below the last one. */
static void
test_width_near_end (void)
{
  static const LycTimelineFactory words = { .create = create_label_cb, .bind = bind_words_cb };
  Fixture f;
  int top, viewport;

  fixture_set_up (&f, 60, TRUE);
  lyc_timeline_set_factory (f.timeline, &words, NULL, NULL);
  resize (&f, 220);
  gtk_adjustment_set_value (fixture_adjustment (&f),
                            gtk_adjustment_get_value (fixture_adjustment (&f)) - 40);
  fixture_frames (&f, 3);
  g_assert_false (lyc_timeline_get_at_end (f.timeline));
  resize (&f, 700);
  viewport = gtk_widget_get_height (GTK_WIDGET (f.timeline));
  g_assert_true (lyc_timeline_get_row_top (f.timeline, 59, &top));
  g_assert_cmpint (top + gtk_widget_get_height (lyc_timeline_get_row (f.timeline, 59)), >=,
                   viewport);
  fixture_tear_down (&f);
}

/* What ends with the last item only because no more is loaded is no end to rest at. */
static void
test_goes_on (void)
{
  guint first, last, reach_first, reach_last;
  Fixture f;
  int before, after;

  fixture_set_up (&f, 100, TRUE);
  g_assert_true (lyc_timeline_get_at_end (f.timeline));
  lyc_timeline_set_goes_on (f.timeline, TRUE);
  fixture_frames (&f, 2);
  g_assert_false (lyc_timeline_get_at_end (f.timeline));
  before = fixture_painted_top (&f, 99, NULL);
  fixture_append (&f, 20, 0);
  g_assert_true (lyc_timeline_get_reach (f.timeline, 1, &reach_first, &reach_last));
  fixture_frames (&f, 3);
  after = fixture_painted_top (&f, 99, NULL);
  g_assert_cmpint (after, ==, before);
  g_assert_true (lyc_timeline_get_visible_range (f.timeline, &first, &last));
  g_assert_cmpuint (reach_first, <, first);
  g_assert_cmpuint (reach_last, >, last);
  lyc_timeline_jump_to_end (f.timeline);
  lyc_timeline_set_goes_on (f.timeline, FALSE);
  lyc_timeline_jump_to_end (f.timeline);
  fixture_frames (&f, 2);
  g_assert_true (lyc_timeline_get_at_end (f.timeline));
  fixture_tear_down (&f);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  lyc_kit_init ();
  g_test_add_func ("/kit/timeline/width-change", test_width_change);
  g_test_add_func ("/kit/timeline/held", test_held);
  g_test_add_func ("/kit/timeline/width-near-end", test_width_near_end);
  g_test_add_func ("/kit/timeline/goes-on", test_goes_on);
  return g_test_run ();
}
