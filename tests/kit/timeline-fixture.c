/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "timeline-fixture.h"

GtkStringObject *
fixture_new_item (Fixture *f, int height)
{
  g_autofree char *text = g_strdup_printf ("%d %u", height, f->serial++);

  return gtk_string_object_new (text);
}

GtkWidget *
fixture_create_cb (guint kind, gpointer user_data)
{
  return gtk_button_new ();
}

void
fixture_bind_cb (GtkWidget *row, gpointer item, guint position, gpointer user_data)
{
  const char *text = gtk_string_object_get_string (item);

  gtk_widget_set_size_request (row, -1, atoi (text));
  gtk_button_set_label (GTK_BUTTON (row), text);
}

void
fixture_frames (Fixture *f, int n)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (f->window);
  gint64 start = gdk_frame_clock_get_frame_counter (clock);

  gtk_widget_queue_draw (f->window);
  while (gdk_frame_clock_get_frame_counter (clock) < start + n)
    {
      gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_PAINT);
      g_main_context_iteration (NULL, TRUE);
    }
}

void
fixture_append (Fixture *f, guint n, int height)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (items, fixture_new_item (f, height ? height : 40 + (int) (i * 37 % 90)));
  g_list_store_splice (f->store, g_list_model_get_n_items (G_LIST_MODEL (f->store)), 0,
                       items->pdata, n);
}

void
fixture_insert (Fixture *f, guint position, int height)
{
  g_autoptr (GtkStringObject) item = fixture_new_item (f, height);

  g_list_store_insert (f->store, position, item);
}

void
fixture_set_up (Fixture *f, guint n, gboolean at_end)
{
  static const LycTimelineFactory factory
      = { .create = fixture_create_cb, .bind = fixture_bind_cb };

  *f = (Fixture){ 0 };
  f->store = g_list_store_new (GTK_TYPE_STRING_OBJECT);
  fixture_append (f, n, 0);
  f->timeline = LYC_TIMELINE (lyc_timeline_new ());
  lyc_timeline_set_factory (f->timeline, &factory, f, NULL);
  lyc_timeline_set_start_at_end (f->timeline, at_end);
  lyc_timeline_set_model (f->timeline, G_LIST_MODEL (f->store));
  f->scroller = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ());
  gtk_scrolled_window_set_child (f->scroller, GTK_WIDGET (f->timeline));
  f->window = gtk_window_new ();
  gtk_window_set_decorated (GTK_WINDOW (f->window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (f->window), 400, 600);
  gtk_window_set_child (GTK_WINDOW (f->window), GTK_WIDGET (f->scroller));
  gtk_window_present (GTK_WINDOW (f->window));
  while (gtk_widget_get_height (GTK_WIDGET (f->timeline)) == 0)
    g_main_context_iteration (NULL, TRUE);
  fixture_frames (f, 3);
}

void
fixture_tear_down (Fixture *f)
{
  g_object_add_weak_pointer (G_OBJECT (f->timeline), (gpointer *) &f->timeline);
  gtk_window_destroy (GTK_WINDOW (f->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (f->timeline);
  g_assert_finalize_object (f->store);
}

GtkAdjustment *
fixture_adjustment (Fixture *f)
{
  return gtk_scrolled_window_get_vadjustment (f->scroller);
}

/* Where the button of a row really is on the window, and which text it has. */
int
fixture_painted_top (Fixture *f, guint position, char **text)
{
  GtkWidget *row = lyc_timeline_get_row (f->timeline, position);
  graphene_rect_t bounds;

  g_assert_nonnull (row);
  g_assert_true (gtk_widget_compute_bounds (row, GTK_WIDGET (f->timeline), &bounds));
  if (text)
    *text = g_strdup (gtk_button_get_label (GTK_BUTTON (row)));
  return (int) bounds.origin.y;
}

/* The first row that begins in view. */
guint
fixture_eye (Fixture *f)
{
  guint first, last;
  int top;

  g_assert_true (lyc_timeline_get_visible_range (f->timeline, &first, &last));
  while (lyc_timeline_get_row_top (f->timeline, first, &top) && top < 0)
    first++;
  return first;
}
