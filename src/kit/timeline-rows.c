/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "timeline-private.h"

#define POOL_SIZE 12
/* How far a splice is searched for the item of a live row. */
#define MATCH_LIMIT 1024

LycTimelineRow *
lyc_timeline_find_row (LycTimeline *self, guint position)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      LycTimelineRow *row = g_ptr_array_index (self->rows, i);

      if (row->position == position)
        return row;
    }
  return NULL;
}

static void
unbind (LycTimeline *self, LycTimelineRow *row)
{
  if (row->item && self->factory.unbind)
    self->factory.unbind (row->child, row->item, self->user_data);
  g_clear_object (&row->item);
}

static void
describe (LycTimeline *self, LycTimelineRow *row)
{
  g_autofree char *words
      = self->factory.describe ? self->factory.describe (row->item, self->user_data) : NULL;

  if (words)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

void
lyc_timeline_describe_again (GtkWidget *widget)
{
  GtkWidget *row = gtk_widget_get_ancestor (widget, LYC_TYPE_TIMELINE_ROW);

  if (row && LYC_TIMELINE_ROW (row)->item)
    describe (LYC_TIMELINE (gtk_widget_get_parent (row)), LYC_TIMELINE_ROW (row));
}

static void
bind (LycTimeline *self, LycTimelineRow *row, gpointer item, guint position)
{
  row->item = g_object_ref (item);
  row->position = position;
  self->factory.bind (row->child, item, position, self->user_data);
  describe (self, row);
}

static void
recycle (LycTimeline *self, LycTimelineRow *row)
{
  GPtrArray *pool = self->pool[row->kind];

  unbind (self, row);
  if (pool->len < POOL_SIZE)
    {
      gtk_widget_set_visible (GTK_WIDGET (row), FALSE);
      g_ptr_array_add (pool, row);
    }
  else
    gtk_widget_unparent (GTK_WIDGET (row));
}

static guint
kind_of (LycTimeline *self, gpointer item)
{
  guint kind = self->factory.kind ? self->factory.kind (item, self->user_data) : 0;

  return MIN (kind, LYC_TIMELINE_MAX_KINDS - 1);
}

/* Hidden until it is bound: of what is in view GTK asks the display server where the pointer is,
 * for each tooltip that is set, and waits for the answer. */
static LycTimelineRow *
take_row (LycTimeline *self, guint kind)
{
  GPtrArray *pool = self->pool[kind];
  LycTimelineRow *row;

  if (pool->len > 0)
    return g_ptr_array_steal_index_fast (pool, pool->len - 1);
  row = lyc_timeline_row_new (kind, self->factory.create (kind, self->user_data));
  gtk_widget_set_visible (GTK_WIDGET (row), FALSE);
  gtk_widget_set_parent (GTK_WIDGET (row), GTK_WIDGET (self));
  return row;
}

static void
insert_sorted (LycTimeline *self, LycTimelineRow *row)
{
  guint i = self->rows->len;

  while (i > 0
         && ((LycTimelineRow *) g_ptr_array_index (self->rows, i - 1))->position > row->position)
    i--;
  g_ptr_array_insert (self->rows, i, row);
  /* A screen reader goes through the children in their order. */
  gtk_widget_insert_after (GTK_WIDGET (row), GTK_WIDGET (self),
                           i > 0 ? g_ptr_array_index (self->rows, i - 1) : NULL);
}

/* The row of the item, made and measured if need be. During an allocation only what is there. */
LycTimelineRow *
lyc_timeline_ensure_row (LycTimeline *self, guint position)
{
  LycTimelineRow *row = lyc_timeline_find_row (self, position);
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int height;

  if (!row && self->allocating)
    return NULL;
  if (!row)
    {
      g_autoptr (GObject) item = g_list_model_get_item (self->model, position);

      row = take_row (self, kind_of (self, item));
      bind (self, row, item, position);
      insert_sorted (self, row);
      gtk_widget_set_visible (GTK_WIDGET (row), TRUE);
    }
  height = lyc_timeline_row_measure (row, width);
  row->height = height > 0 ? height : lyc_height_tree_get (self->tree, position);
  if (height > 0)
    lyc_height_tree_set (self->tree, position, height);
  return row;
}

static gboolean
has_focus (LycTimelineRow *row)
{
  return gtk_widget_is_focus (GTK_WIDGET (row)) || gtk_widget_get_focus_child (GTK_WIDGET (row));
}

/* The focused row stays alive out of view: what is being typed or read aloud must not go away. */
void
lyc_timeline_recycle_outside (LycTimeline *self, guint first, guint end)
{
  for (guint i = self->rows->len; i > 0; i--)
    {
      LycTimelineRow *row = g_ptr_array_index (self->rows, i - 1);

      if ((row->position >= first && row->position < end) || has_focus (row))
        continue;
      g_ptr_array_remove_index (self->rows, i - 1);
      recycle (self, row);
    }
}

void
lyc_timeline_recycle_all (LycTimeline *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    recycle (self, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
}

/* Where the row's item is after a splice that hit it, or -1. Equal counts mean "these changed". */
gint64
lyc_timeline_find_again (LycTimeline *self, LycTimelineRow *row, guint position, guint removed,
                         guint added)
{
  for (guint i = 0; i < MIN (added, MATCH_LIMIT); i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (self->model, position + i);

      if (item == row->item)
        return position + i;
    }
  return removed == added ? (gint64) row->position : -1;
}

static void
rebind_or_drop (LycTimeline *self, LycTimelineRow *row, gint64 position)
{
  g_autoptr (GObject) item = position < 0 ? NULL : g_list_model_get_item (self->model, position);
  guint kind = item ? kind_of (self, item) : G_MAXUINT;

  if (kind == row->kind && !lyc_timeline_find_row (self, position))
    {
      unbind (self, row);
      bind (self, row, item, position);
      insert_sorted (self, row);
      lyc_height_tree_set (self->tree, position, row->height);
      return;
    }
  self->refocus = self->refocus || has_focus (row);
  recycle (self, row);
}

/* Brings the live rows to the model's new positions. The tree is up to date already. */
void
lyc_timeline_rows_changed (LycTimeline *self, guint position, guint removed, guint added)
{
  g_autoptr (GPtrArray) hit = g_ptr_array_new ();

  for (guint i = self->rows->len; i > 0; i--)
    {
      LycTimelineRow *row = g_ptr_array_index (self->rows, i - 1);

      if (row->position >= position + removed)
        row->position += added - removed;
      else if (row->position >= position)
        g_ptr_array_add (hit, g_ptr_array_remove_index (self->rows, i - 1));
    }
  for (guint i = 0; i < hit->len; i++)
    {
      LycTimelineRow *row = g_ptr_array_index (hit, i);

      rebind_or_drop (self, row, lyc_timeline_find_again (self, row, position, removed, added));
    }
}
