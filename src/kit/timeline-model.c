/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "timeline-private.h"

/* What the timeline does when its items change: what is read stays where it is. */

/* As for a list that was never looked at. */
void
lyc_timeline_start_over (LycTimeline *self)
{
  self->anchor = 0;
  self->anchor_top = 0;
  self->cursor = self->start_at_end && self->model ? G_MAXINT : 0;
  self->stick = self->start_at_end;
  self->settle = TRUE;
  self->slack_above = self->slack_below = 0;
  self->last_scroll = 0;
  self->jump_pending = FALSE;
  self->held = -1;
}

/* Takes the row for the anchor, if its item is still there after the splice. */
static gboolean
anchor_at (LycTimeline *self, LycTimelineRow *row, guint position, guint removed, guint added)
{
  gint64 now = row->position;

  if (row->position >= position + removed)
    now += (gint64) added - removed;
  else if (row->position >= position)
    now = lyc_timeline_find_again (self, row, position, removed, added);
  if (now < 0)
    return FALSE;
  self->anchor = (guint) now;
  self->anchor_top = row->top;
  return TRUE;
}

/* The anchor goes where its item has gone; where that is gone, to the next row that stays, or else
 * to the one before. Each stays where it is on the screen. */
static void
move_anchor (LycTimeline *self, guint position, guint removed, guint added)
{
  guint anchor = self->anchor;

  for (guint i = 0; i < self->rows->len; i++)
    {
      LycTimelineRow *row = g_ptr_array_index (self->rows, i);

      if (row->position >= anchor && anchor_at (self, row, position, removed, added))
        return;
    }
  for (guint i = self->rows->len; i > 0; i--)
    {
      LycTimelineRow *row = g_ptr_array_index (self->rows, i - 1);

      if (row->position < anchor && anchor_at (self, row, position, removed, added))
        return;
    }
  self->anchor = position;
}

static void
move_held (LycTimeline *self, guint position, guint removed, guint added)
{
  if (self->held >= (gint64) position + removed)
    self->held += (gint64) added - removed;
  else if (self->held >= position)
    self->held = -1;
}

static void
items_changed_cb (LycTimeline *self, guint position, guint removed, guint added)
{
  gboolean was_empty = lyc_height_tree_get_n (self->tree) == 0;

  if (self->anchor >= position + removed)
    self->anchor += added - removed;
  else if (self->anchor >= position)
    move_anchor (self, position, removed, added);
  if (self->cursor >= position + removed && self->cursor != G_MAXINT)
    self->cursor += added - removed;
  move_held (self, position, removed, added);
  lyc_height_tree_splice (self->tree, position, removed, added);
  lyc_timeline_rows_changed (self, position, removed, added);
  if (was_empty)
    lyc_timeline_start_over (self);
  if (removed != added)
    self->older_asked = self->newer_asked = FALSE;
  lyc_timeline_queue_populate (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
lyc_timeline_set_model (LycTimeline *self, GListModel *model)
{
  if (self->model == model)
    return;
  if (self->model)
    g_signal_handlers_disconnect_by_func (self->model, items_changed_cb, self);
  lyc_timeline_recycle_all (self);
  lyc_height_tree_splice (self->tree, 0, lyc_height_tree_get_n (self->tree),
                          model ? g_list_model_get_n_items (model) : 0);
  g_set_object (&self->model, model);
  lyc_timeline_start_over (self);
  self->shown = FALSE;
  self->older_asked = self->newer_asked = FALSE;
  if (model)
    g_signal_connect_object (model, "items-changed", G_CALLBACK (items_changed_cb), self,
                             G_CONNECT_SWAPPED);
  lyc_timeline_queue_populate (self);
}

GListModel *
lyc_timeline_get_model (LycTimeline *self)
{
  return self->model;
}
