/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "timeline-private.h"

/* The viewport taken for one not yet allocated. */
#define GUESSED_VIEWPORT 800
/* Rows are kept this part of a viewport beyond its edges. */
#define OVERSCAN 0.25
/* Further than this many viewports at once is a jump, not a scroll. */
#define JUMP_VIEWPORTS 4
/* Within this time after a scroll a kinetic one may be going on, and the value is not ours. */
#define MOVING_US 250000

int
lyc_timeline_viewport (LycTimeline *self)
{
  int height = gtk_widget_get_height (GTK_WIDGET (self));

  return height > 0 ? height : GUESSED_VIEWPORT;
}

static guint
n_items (LycTimeline *self)
{
  return lyc_height_tree_get_n (self->tree);
}

/* Rows from the anchor down to the limit. Returns where the last one ends, and the first position
 * not reached. */
static int
walk_down (LycTimeline *self, int limit, guint *end)
{
  int y = self->anchor_top;
  guint i = self->anchor;

  for (; i < n_items (self) && (y < limit || i == self->anchor); i++)
    {
      LycTimelineRow *row = lyc_timeline_ensure_row (self, i);

      if (!row)
        break;
      row->top = y;
      y += row->height;
    }
  *end = i;
  return y;
}

static int
walk_up (LycTimeline *self, int limit, guint *first)
{
  int y = self->anchor_top;
  guint i = self->anchor;

  for (; i > 0 && y > limit; i--)
    {
      LycTimelineRow *row = lyc_timeline_ensure_row (self, i - 1);

      if (!row)
        break;
      y -= row->height;
      row->top = y;
    }
  *first = i;
  return y;
}

/* How far the rows are from where a list of their height lies: a gap above the first or below the
 * last one. A list that is lower than the viewport lies at its top. */
static void
find_gaps (LycTimeline *self, int top, guint first, int bottom, guint end, int viewport, int *above,
           int *below)
{
  gboolean all_above = first == 0, all_below = end == n_items (self);
  int rest = all_above ? MAX (viewport - (bottom - top), 0) : 0;

  *above = all_above ? MAX (top, 0) : 0;
  *below = all_below ? MAX (viewport - bottom - rest, 0) : 0;
}

/* How far everything has to move. Where content has changed, not at all, even if that leaves a gap:
 * what is read stays where it is. Where the reader scrolls, a gap only gets smaller. */
static int
edge_correction (LycTimeline *self, int top, guint first, int bottom, guint end, int viewport)
{
  int above, below;

  find_gaps (self, top, first, bottom, end, viewport, &above, &below);
  if (self->stick)
    {
      gboolean fits = first == 0 && bottom - top <= viewport;

      return end < n_items (self) ? 0 : fits ? -top : viewport - bottom;
    }
  if (!self->settle && bottom > 0 && top < viewport)
    return 0;
  if (below > self->slack_below)
    return below - self->slack_below;
  return above > self->slack_above ? self->slack_above - above : 0;
}

static void
note_gaps (LycTimeline *self, int top, guint first, int bottom, guint end, int viewport)
{
  int above, below;

  find_gaps (self, top, first, bottom, end, viewport, &above, &below);
  self->slack_above = above;
  self->slack_below = below;
}

/* The anchor is what was jumped to, as long as that is what is read; else the topmost row that
 * begins in view. */
static void
settle_anchor (LycTimeline *self, int viewport)
{
  LycTimelineRow *best
      = self->held >= 0 ? lyc_timeline_find_row (self, (guint) self->held) : NULL;

  if (best && best->top >= 0 && best->top < viewport)
    {
      self->anchor = best->position;
      self->anchor_top = best->top;
      return;
    }
  best = NULL;
  for (guint i = 0; i < self->rows->len; i++)
    {
      LycTimelineRow *row = g_ptr_array_index (self->rows, i);

      if (row->position < self->first || row->position > self->last)
        continue;
      if (row->top >= viewport)
        break;
      best = row;
      if (row->top >= 0)
        break;
    }
  if (best)
    {
      self->anchor = best->position;
      self->anchor_top = best->top;
    }
}

static void
note_shown (LycTimeline *self, int viewport)
{
  self->shown = FALSE;
  for (guint i = 0; i < self->rows->len; i++)
    {
      LycTimelineRow *row = g_ptr_array_index (self->rows, i);

      if (row->top + row->height <= 0 || row->top >= viewport)
        continue;
      if (!self->shown)
        self->first = row->position;
      self->last = row->position;
      self->shown = TRUE;
    }
}

/* Tells the scroll bar. While a kinetic scroll may be going on the value stays what it is, as the
 * scroll sets absolute values; it is put right at either end, where the scroll stops anyway. */
static void
configure_adjustment (LycTimeline *self, int viewport)
{
  GtkAdjustment *adjustment = self->adjustment[GTK_ORIENTATION_VERTICAL];
  double total = lyc_height_tree_get_top (self->tree, n_items (self));
  double max = MAX (total, viewport) - viewport + self->slack_above + self->slack_below;
  double real = n_items (self) == 0 ? 0
                                    : lyc_height_tree_get_top (self->tree, self->anchor)
                                          - self->anchor_top + self->slack_above;
  gboolean moving = g_get_monotonic_time () - self->last_scroll < MOVING_US;
  double value = moving && adjustment ? gtk_adjustment_get_value (adjustment) : real;

  if (real <= 0)
    value = 0;
  else if (real >= max)
    value = max;
  else if (value <= 0 || value >= max)
    value = real;
  self->last_value = value;
  self->at_end = real >= max - 1 && self->slack_below <= 1 && !self->goes_on;
  if (!adjustment)
    return;
  self->updating = TRUE;
  gtk_adjustment_configure (adjustment, value, 0, max + viewport, viewport * 0.1, viewport * 0.9,
                            viewport);
  self->updating = FALSE;
}

/* Rows that are alive but out of reach (the focused one) lie where the tree says. */
static void
place_strays (LycTimeline *self, guint first, guint end)
{
  gint64 origin = lyc_height_tree_get_top (self->tree, self->anchor) - self->anchor_top;

  for (guint i = 0; i < self->rows->len; i++)
    {
      LycTimelineRow *row = g_ptr_array_index (self->rows, i);
      gint64 top;

      if (row->position >= first && row->position < end)
        continue;
      top = lyc_height_tree_get_top (self->tree, row->position) - origin;
      row->top = CLAMP (top, -100000, 100000);
    }
}

static void
start_from_end (LycTimeline *self, int viewport)
{
  self->anchor = n_items (self) - 1;
  self->anchor_top = viewport - lyc_height_tree_get (self->tree, self->anchor);
}

/* Finds the rows for the anchor and corrects the anchor at the edges. TRUE if the viewport is full
 * or the list is at its end. */
static gboolean
arrange (LycTimeline *self)
{
  int viewport = lyc_timeline_viewport (self);
  int over = viewport * OVERSCAN;
  guint first = 0, end = 0;
  int top = 0, bottom = 0;
  gboolean full;

  if (self->stick)
    start_from_end (self, viewport);
  /* At another width every row has another height: a gap that comes of it is nobody's content. */
  self->settle = self->settle || viewport != self->viewport
                 || gtk_widget_get_width (GTK_WIDGET (self)) != self->width;
  self->viewport = viewport;
  self->width = gtk_widget_get_width (GTK_WIDGET (self));
  self->anchor = MIN (self->anchor, n_items (self) - 1);
  for (int round = 0; round < 4; round++)
    {
      int correction;

      bottom = walk_down (self, viewport + over, &end);
      top = walk_up (self, -over, &first);
      correction = edge_correction (self, top, first, bottom, end, viewport);
      if (correction == 0)
        break;
      self->anchor_top += correction;
      /* Pulled down to the end: this is where the reader rests from now on. */
      if (end == n_items (self) && bottom + correction == viewport && !self->jump_pending)
        self->stick = !self->goes_on;
    }
  note_gaps (self, top, first, bottom, end, viewport);
  full = (first == 0 || top <= 0) && (end == n_items (self) || bottom >= viewport);
  /* An allocation makes no rows: what it could not fill yet is settled with the rows that come. */
  self->settle = self->settle
                 && (gtk_widget_get_height (GTK_WIDGET (self)) <= 0 || (self->allocating && !full));
  place_strays (self, first, end);
  if (!self->allocating)
    lyc_timeline_recycle_outside (self, first, end);
  note_shown (self, viewport);
  /* A jump that has yet to see the real size still needs its row. */
  if (self->shown && !self->jump_pending)
    settle_anchor (self, viewport);
  configure_adjustment (self, viewport);
  return full;
}

static void
apply_jump (LycTimeline *self)
{
  LycTimelineRow *row;

  if (!self->jump_pending)
    return;
  self->anchor = MIN (self->anchor, n_items (self) - 1);
  row = lyc_timeline_ensure_row (self, self->anchor);
  if (!row)
    return;
  self->anchor_top = MAX (0, self->jump_align * (lyc_timeline_viewport (self) - row->height));
  /* Kept until there is a real size to be right for. */
  self->jump_pending = gtk_widget_get_height (GTK_WIDGET (self)) <= 0;
}

/* Whether the viewport, at another size than before, no longer has what was jumped to: a window is
 * often laid out more than once before it is painted. */
static gboolean
lost_held (LycTimeline *self, int viewport)
{
  LycTimelineRow *row;

  if (self->held < 0 || self->held >= n_items (self) || self->jump_pending)
    return FALSE;
  row = lyc_timeline_find_row (self, (guint) self->held);
  return !row || row->top < 0 || row->top + MIN (row->height, viewport) > viewport;
}

/* Finds the rows, and once more where what was jumped to would slide out of view. */
static gboolean
arrange_held (LycTimeline *self)
{
  int viewport = lyc_timeline_viewport (self);
  gboolean resized = viewport != self->viewport
                     || gtk_widget_get_width (GTK_WIDGET (self)) != self->width;
  gboolean full;

  apply_jump (self);
  full = arrange (self);
  if (!resized || !lost_held (self, viewport))
    return full;
  self->anchor = (guint) self->held;
  self->stick = FALSE;
  self->jump_pending = TRUE;
  self->settle = TRUE;
  apply_jump (self);
  return arrange (self);
}

/* Makes and measures the rows that are needed. Never during an allocation. */
void
lyc_timeline_populate (LycTimeline *self)
{
  if (!self->model || !self->factory.create || n_items (self) == 0)
    {
      lyc_timeline_recycle_all (self);
      self->shown = FALSE;
      configure_adjustment (self, lyc_timeline_viewport (self));
      return;
    }
  arrange_held (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  LycTimeline *self = LYC_TIMELINE (widget);

  self->tick = 0;
  lyc_timeline_populate (self);
  lyc_timeline_announce (self);
  return G_SOURCE_REMOVE;
}

/* The tick comes before the layout of the same frame, so nothing half done is ever painted. */
void
lyc_timeline_queue_populate (LycTimeline *self)
{
  if (self->tick == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), tick_cb, NULL, NULL);
}

/* In size_allocate: measures the live rows at the new size, and places them. */
void
lyc_timeline_layout_rows (LycTimeline *self, int width)
{
  guint first = self->first, last = self->last;
  gboolean was_shown = self->shown;

  if (n_items (self) == 0 || !self->model)
    return;
  self->allocating = TRUE;
  if (!arrange_held (self) || self->shown != was_shown || self->first != first || self->last != last)
    lyc_timeline_queue_populate (self);
  self->allocating = FALSE;
  for (guint i = 0; i < self->rows->len; i++)
    {
      LycTimelineRow *row = g_ptr_array_index (self->rows, i);
      int minimum;

      gtk_widget_measure (GTK_WIDGET (row), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL,
                          NULL);
      gtk_widget_size_allocate (
          GTK_WIDGET (row), &(GtkAllocation){ 0, row->top, MAX (width, minimum), row->height }, -1);
    }
}

void
lyc_timeline_value_changed (LycTimeline *self)
{
  GtkAdjustment *adjustment = self->adjustment[GTK_ORIENTATION_VERTICAL];
  double value = gtk_adjustment_get_value (adjustment);
  int viewport = lyc_timeline_viewport (self);
  int delta = (int) (value - self->last_value);
  int into;

  if (self->updating || n_items (self) == 0 || (delta == 0 && value != self->last_value))
    return;
  self->jump_pending = FALSE;
  self->held = -1;
  self->settle = TRUE;
  self->stick = !self->goes_on && value >= gtk_adjustment_get_upper (adjustment) - viewport - 1;
  if (ABS (value - self->last_value) > JUMP_VIEWPORTS * viewport)
    {
      self->anchor = lyc_height_tree_find (self->tree, (gint64) value, &into);
      self->anchor_top = -into;
      self->slack_above = self->slack_below = 0;
      self->last_scroll = 0;
    }
  else
    {
      self->anchor_top -= delta;
      self->last_scroll = g_get_monotonic_time ();
    }
  if (self->allocating)
    {
      lyc_timeline_queue_populate (self);
      return;
    }
  lyc_timeline_populate (self);
  self->stick = self->at_end && (delta > 0 || self->stick);
  lyc_timeline_queue_populate (self);
}

/* Says what changed: from the main loop only, as the answers may change the model. */
void
lyc_timeline_announce (LycTimeline *self)
{
  int viewport = lyc_timeline_viewport (self);
  gint64 above, below;

  lyc_timeline_emit (self, LYC_TIMELINE_ROWS_SHOWN, self->first, self->last);
  if (n_items (self) == 0)
    return;
  above = lyc_height_tree_get_top (self->tree, self->anchor) - self->anchor_top;
  below = lyc_height_tree_get_top (self->tree, n_items (self)) - above - viewport;
  if (above < 2 * viewport && !self->older_asked)
    {
      self->older_asked = TRUE;
      lyc_timeline_emit (self, LYC_TIMELINE_REQUEST_OLDER, 0, 0);
    }
  if (below < 2 * viewport && !self->newer_asked)
    {
      self->newer_asked = TRUE;
      lyc_timeline_emit (self, LYC_TIMELINE_REQUEST_NEWER, 0, 0);
    }
}
