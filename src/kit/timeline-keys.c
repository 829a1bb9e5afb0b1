/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "timeline-private.h"

typedef enum
{
  MOVE_UP,
  MOVE_DOWN,
  MOVE_PAGE_UP,
  MOVE_PAGE_DOWN,
  MOVE_FIRST,
  MOVE_LAST,
} Move;

void
lyc_timeline_reveal (LycTimeline *self, guint position)
{
  LycTimelineRow *row = lyc_timeline_find_row (self, position);
  int viewport = lyc_timeline_viewport (self);
  int top, bottom;

  if (position >= lyc_height_tree_get_n (self->tree))
    return;
  if (!row)
    {
      lyc_timeline_jump_to (self, position, position < self->anchor ? 0 : 1);
      return;
    }
  top = row->top;
  bottom = top + row->height;
  if (top >= 0 && bottom <= viewport)
    return;
  self->anchor = position;
  self->anchor_top = top < 0 || row->height > viewport ? 0 : viewport - row->height;
  self->stick = FALSE;
  self->settle = TRUE;
  self->last_scroll = 0;
  lyc_timeline_populate (self);
  self->stick = self->at_end && self->start_at_end;
  lyc_timeline_queue_populate (self);
}

void
lyc_timeline_focus_row (LycTimeline *self, guint position)
{
  LycTimelineRow *row;

  lyc_timeline_reveal (self, position);
  row = lyc_timeline_find_row (self, position);
  if (!row)
    return;
  self->cursor = position;
  gtk_widget_grab_focus (GTK_WIDGET (row));
}

static guint
page_from (LycTimeline *self, int direction)
{
  gint64 top = lyc_height_tree_get_top (self->tree, self->cursor);

  return lyc_height_tree_find (self->tree, top + direction * lyc_timeline_viewport (self), NULL);
}

static guint
target (LycTimeline *self, Move move, guint n)
{
  switch (move)
    {
    case MOVE_UP:
      return self->cursor > 0 ? self->cursor - 1 : 0;
    case MOVE_DOWN:
      return MIN (self->cursor + 1, n - 1);
    case MOVE_PAGE_UP:
      return page_from (self, -1);
    case MOVE_PAGE_DOWN:
      return page_from (self, 1);
    case MOVE_FIRST:
      return 0;
    case MOVE_LAST:
    default:
      return n - 1;
    }
}

static void
follow_focus (LycTimeline *self)
{
  GtkWidget *child = gtk_widget_get_focus_child (GTK_WIDGET (self));

  if (child)
    self->cursor = LYC_TIMELINE_ROW (child)->position;
}

static gboolean
move_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  LycTimeline *self = LYC_TIMELINE (widget);
  guint n = lyc_height_tree_get_n (self->tree);

  if (n == 0)
    return FALSE;
  follow_focus (self);
  self->cursor = MIN (self->cursor, n - 1);
  lyc_timeline_focus_row (self, target (self, g_variant_get_int32 (args), n));
  return TRUE;
}

/* @args: which signal */
static gboolean
act_on_row_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  LycTimeline *self = LYC_TIMELINE (widget);
  LycTimelineRow *row = (LycTimelineRow *) gtk_widget_get_focus_child (widget);

  if (!row || !gtk_widget_is_focus (GTK_WIDGET (row)))
    return FALSE;
  lyc_timeline_emit (self, g_variant_get_uint32 (args), row->position, 0);
  return TRUE;
}

static gboolean
grab_focus (GtkWidget *widget)
{
  LycTimeline *self = LYC_TIMELINE (widget);
  guint n = lyc_height_tree_get_n (self->tree);
  guint position = self->cursor;

  if (n == 0 || !self->shown)
    return FALSE;
  if (position < self->first || position > self->last)
    position = self->stick ? self->last : self->first;
  lyc_timeline_focus_row (self, position);
  return TRUE;
}

/* One stop in the window's order: into the cursor's row, through its controls, and out again. */
static gboolean
focus (GtkWidget *widget, GtkDirectionType direction)
{
  GtkWidget *child = gtk_widget_get_focus_child (widget);

  if (child)
    return gtk_widget_child_focus (child, direction);
  return grab_focus (widget);
}

void
lyc_timeline_keys_class_init (LycTimelineClass *klass)
{
  static const struct
  {
    guint key, keypad;
    Move move;
  } keys[] = {
    { GDK_KEY_Up, GDK_KEY_KP_Up, MOVE_UP },
    { GDK_KEY_Down, GDK_KEY_KP_Down, MOVE_DOWN },
    { GDK_KEY_Page_Up, GDK_KEY_KP_Page_Up, MOVE_PAGE_UP },
    { GDK_KEY_Page_Down, GDK_KEY_KP_Page_Down, MOVE_PAGE_DOWN },
    { GDK_KEY_Home, GDK_KEY_KP_Home, MOVE_FIRST },
    { GDK_KEY_End, GDK_KEY_KP_End, MOVE_LAST },
  };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      gtk_widget_class_add_binding (widget_class, keys[i].key, 0, move_cb, "i", keys[i].move);
      gtk_widget_class_add_binding (widget_class, keys[i].keypad, 0, move_cb, "i", keys[i].move);
    }
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, 0, act_on_row_cb, "u",
                                LYC_TIMELINE_ROW_ACTIVATED);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Enter, 0, act_on_row_cb, "u",
                                LYC_TIMELINE_ROW_ACTIVATED);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, act_on_row_cb, "u",
                                LYC_TIMELINE_ROW_MENU);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, act_on_row_cb, "u",
                                LYC_TIMELINE_ROW_MENU);
  widget_class->grab_focus = grab_focus;
  widget_class->focus = focus;
}
