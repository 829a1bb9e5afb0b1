/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "row-list.h"

typedef struct
{
  GtkListBox *list; /* not owned: it owns this */
  GListModel *model;
  GtkListBoxCreateWidgetFunc create;
  gpointer user_data;
  GHashTable *rows; /* item, owned -> row, a child of the list */
} RowList;

static GQuark
index_quark (void)
{
  return g_quark_from_static_string ("lyc-row-index");
}

static int
compare_rows (GtkListBoxRow *a, GtkListBoxRow *b, gpointer user_data)
{
  return GPOINTER_TO_INT (g_object_get_qdata (G_OBJECT (a), index_quark ()))
         - GPOINTER_TO_INT (g_object_get_qdata (G_OBJECT (b), index_quark ()));
}

static GtkWidget *
create_row (RowList *self, gpointer item)
{
  GtkWidget *widget = self->create (item, self->user_data);
  GtkWidget *row = widget;

  if (!GTK_IS_LIST_BOX_ROW (widget))
    {
      row = gtk_list_box_row_new ();
      gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), widget);
    }
  g_hash_table_insert (self->rows, g_object_ref (item), row);
  return row;
}

static void
remove_gone (RowList *self)
{
  g_autoptr (GHashTable) there = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
  guint n = self->model != NULL ? g_list_model_get_n_items (self->model) : 0;
  GHashTableIter iter;
  gpointer item, row;

  for (guint i = 0; i < n; i++)
    g_hash_table_add (there, g_list_model_get_item (self->model, i));
  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &item, &row))
    if (!g_hash_table_contains (there, item))
      {
        gtk_list_box_remove (self->list, row);
        g_hash_table_iter_remove (&iter);
      }
}

/* Rows that stay are only sorted, never taken out, so the focus stays in them. */
static void
update (GListModel *model, guint position, guint removed, guint added, RowList *self)
{
  guint n = self->model != NULL ? g_list_model_get_n_items (self->model) : 0;

  remove_gone (self);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (self->model, i);
      GtkWidget *row = g_hash_table_lookup (self->rows, item);
      gboolean fresh = row == NULL;

      if (fresh)
        row = create_row (self, item);
      g_object_set_qdata (G_OBJECT (row), index_quark (), GINT_TO_POINTER ((int) i));
      if (fresh)
        gtk_list_box_append (self->list, row);
    }
  gtk_list_box_invalidate_sort (self->list);
}

static void
row_list_free (gpointer data)
{
  RowList *self = data;

  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  g_clear_object (&self->model);
  g_hash_table_unref (self->rows);
  g_free (self);
}

void
lyc_row_list_bind (GtkListBox *list, GListModel *model, GtkListBoxCreateWidgetFunc create,
                   gpointer user_data)
{
  RowList *self = g_new0 (RowList, 1);
  GtkWidget *child;

  g_object_set_data (G_OBJECT (list), "lyc-row-list", NULL);
  while ((child = GTK_WIDGET (gtk_list_box_get_row_at_index (list, 0))) != NULL)
    gtk_list_box_remove (list, child);
  self->list = list;
  self->model = model != NULL ? g_object_ref (model) : NULL;
  self->create = create;
  self->user_data = user_data;
  self->rows = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
  gtk_list_box_set_sort_func (list, compare_rows, NULL, NULL);
  if (model != NULL)
    g_signal_connect (model, "items-changed", G_CALLBACK (update), self);
  g_object_set_data_full (G_OBJECT (list), "lyc-row-list", self, row_list_free);
  update (model, 0, 0, 0, self);
}

static gboolean
reveal_cb (GtkWidget *row, GdkFrameClock *clock, gpointer user_data)
{
  if (gtk_widget_get_height (row) <= 0)
    return G_SOURCE_CONTINUE;
  gtk_widget_grab_focus (row);
  return G_SOURCE_REMOVE;
}

void
lyc_row_reveal (GtkWidget *row)
{
  gtk_widget_add_tick_callback (row, reveal_cb, NULL, NULL);
}
