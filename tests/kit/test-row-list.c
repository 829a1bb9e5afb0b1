/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "row-list.h"

static GtkWidget *
create_cb (gpointer item, gpointer user_data)
{
  return gtk_label_new (gtk_string_object_get_string (item));
}

static void
append (GListStore *store, const char *text)
{
  g_autoptr (GtkStringObject) item = gtk_string_object_new (text);

  g_list_store_append (store, item);
}

/* The words of all rows, in their order. */
static char *
words (GtkListBox *list)
{
  GString *text = g_string_new (NULL);
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (list, i)) != NULL; i++)
    g_string_append (text, gtk_label_get_text (GTK_LABEL (gtk_list_box_row_get_child (row))));
  return g_string_free (text, FALSE);
}

static void
assert_words (GtkListBox *list, const char *expected)
{
  g_autofree char *text = words (list);

  g_assert_cmpstr (text, ==, expected);
}

/* Moves item 1 to the front and takes item 2 away, as one change. */
static void
reorder (GListStore *store)
{
  g_autoptr (GObject) a = g_list_model_get_item (G_LIST_MODEL (store), 0);
  g_autoptr (GObject) b = g_list_model_get_item (G_LIST_MODEL (store), 1);
  g_autoptr (GtkStringObject) fresh = gtk_string_object_new ("e");
  gpointer items[] = { b, fresh, a };

  g_list_store_splice (store, 0, 3, items, 3);
}

static void
test_focus_stays (void)
{
  g_autoptr (GListStore) store = g_list_store_new (GTK_TYPE_STRING_OBJECT);
  GtkListBox *list = GTK_LIST_BOX (gtk_list_box_new ());
  GtkWidget *window = gtk_window_new ();
  GtkWidget *row;

  append (store, "a");
  append (store, "b");
  append (store, "c");
  append (store, "d");
  lyc_row_list_bind (list, G_LIST_MODEL (store), create_cb, NULL);
  assert_words (list, "abcd");
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (list));
  gtk_window_present (GTK_WINDOW (window));
  row = GTK_WIDGET (gtk_list_box_get_row_at_index (list, 1));
  gtk_widget_grab_focus (row);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == row);
  reorder (store);
  assert_words (list, "bead");
  g_assert_true (GTK_WIDGET (gtk_list_box_get_row_at_index (list, 0)) == row);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == row);
  lyc_row_list_bind (list, NULL, NULL, NULL);
  assert_words (list, "");
  append (store, "f");
  assert_words (list, "");
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/kit/row-list/focus-stays", test_focus_stays);
  return g_test_run ();
}
