/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workbench-private.h"

#define DRAWER_WIDTH 290
/* Around the title of a tab: padding, and two figures where it ever counts. */
#define TAB_ROOM 22
#define TAB_COUNT_ROOM 22
/* What stays free beside the drawer, to press and so close it. */
#define DRAWER_REST 56
/* Thousandths of the height for what is docked, and for the upper of two stacked panes, where they
 * ask for no height; and the most that they get. */
#define DOCKED_SHARE 370
#define UPPER_SHARE 340
#define MOST_SHARE 500

struct _LycWorkbenchLayout
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (LycWorkbenchLayout, lyc_workbench_layout, GTK_TYPE_LAYOUT_MANAGER)

/* One pass over the desk. */
typedef struct
{
  LycWorkbench *bench;
  int width;
  int height; /* without the gap at the bottom */
} Pass;

static void
put (Pass *pass, GtkWidget *child, int x, int y, int width, int height)
{
  GtkAllocation area = { x, y, width, height };
  int minimum;

  if (!child || width <= 0 || height <= 0)
    return;
  if (gtk_widget_get_direction (GTK_WIDGET (pass->bench)) == GTK_TEXT_DIR_RTL)
    area.x = pass->width - x - width;
  gtk_widget_set_child_visible (child, TRUE);
  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  area.width = MAX (width, minimum);
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, area.width, &minimum, NULL, NULL, NULL);
  area.height = MAX (height, minimum);
  gtk_widget_size_allocate (child, &area, -1);
  g_ptr_array_add (pass->bench->order, child);
}

static void
put_pane (Pass *pass, LycWorkbenchPane *pane, int x, int y, int width, int height)
{
  put (pass, pane->widget, x, y, width, height);
  pane->shown = TRUE;
  pane->width = width;
  pane->height = height;
}

static LycWorkbenchPane *
pane_at (Pass *pass, int index)
{
  return pass->bench->plan_panes[index];
}

static int
height_of (LycWorkbenchPane *pane, int room, int share)
{
  if (pane->spec.share > 0)
    return room * CLAMP (pane->spec.share, 150, 850) / 1000;
  if (pane->spec.height > 0)
    return MIN (pane->spec.height, room * MOST_SHARE / 1000);
  return room * share / 1000;
}

static int
docked_height (Pass *pass, guint i)
{
  int n = (int) pass->bench->plan.n_docked;

  return height_of (pane_at (pass, pass->bench->plan.docked[i]), pass->height / n, DOCKED_SHARE);
}

/* The sidebar, and below it the panes docked there. Heights come from the window alone, never from
 * content: what arrives from the network must not move a pane. */
static void
put_sidebar (Pass *pass)
{
  LycWorkbenchPlan *plan = &pass->bench->plan;
  int y = pass->height;

  for (guint i = 0; i < plan->n_docked; i++)
    y -= docked_height (pass, i) + plan->gap;

  if (plan->sidebar == LYC_SIDEBAR_RAIL)
    put (pass, pass->bench->rail, plan->gap, 0, plan->sidebar_width, pass->height);
  if (plan->sidebar != LYC_SIDEBAR_FULL || plan->sidebar_width == 0)
    return;
  put (pass, pass->bench->full, plan->gap, 0, plan->sidebar_width, y);
  for (guint i = 0; i < plan->n_docked; i++)
    {
      int height = docked_height (pass, i);

      y += plan->gap;
      put_pane (pass, pane_at (pass, plan->docked[i]), plan->gap, y, plan->sidebar_width, height);
      y += height;
    }
}

/* For the title, with room for a count whether there is one or not: what is unread must not move a
 * tab. */
static int
tab_width (LycWorkbenchPane *pane, gboolean tight)
{
  const char *title = tight ? pane->short_title : pane->title;
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (pane->tab, title);
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  return width + TAB_ROOM + (pane->counts ? TAB_COUNT_ROOM : 0);
}

static int
tabs_width (Pass *pass, const LycWorkbenchColumn *column, gboolean tight)
{
  int sum = 0;

  for (guint i = 0; i < column->n_panes; i++)
    sum += tab_width (pane_at (pass, column->panes[i]), tight);
  return sum;
}

/* As wide as their words, in fewer words where there is less room, or all narrower by the same
 * part. */
static void
put_tabs (Pass *pass, const LycWorkbenchColumn *column)
{
  int x = column->x;
  int room = column->width - 2 * (int) (column->n_panes - 1);
  gboolean tight = tabs_width (pass, column, FALSE) > room;
  int sum = tabs_width (pass, column, tight);

  pass->bench->tight = tight;
  for (guint i = 0; i < column->n_panes; i++)
    {
      LycWorkbenchPane *pane = pane_at (pass, column->panes[i]);
      int width = tab_width (pane, tight);

      if (sum > room)
        width = (int) ((gint64) width * room / sum);
      put (pass, pane->tab, x, 2, width, LYC_WORKBENCH_TABS_HEIGHT - 6);
      x += width + 2;
    }
}

static void
put_stack (Pass *pass, const LycWorkbenchColumn *column)
{
  int gap = pass->bench->plan.gap;
  int free_height = pass->height - (int) (column->n_panes - 1) * gap;
  int y = 0;

  for (guint i = 0; i < column->n_panes; i++)
    {
      LycWorkbenchPane *pane = pane_at (pass, column->panes[i]);
      gboolean last = i + 1 == column->n_panes;
      int height = last ? pass->height - y : height_of (pane, free_height, UPPER_SHARE);

      put_pane (pass, pane, column->x, y, column->width, height);
      y += height;
      if (!last)
        put (pass, pane->below_handle, column->x, y, column->width, gap);
      y += gap;
    }
}

static void
put_columns (Pass *pass)
{
  LycWorkbenchPlan *plan = &pass->bench->plan;

  for (guint i = 0; i < plan->n_columns; i++)
    {
      LycWorkbenchColumn *column = &plan->columns[i];
      int top = LYC_WORKBENCH_TABS_HEIGHT;

      if (column->tabs)
        {
          LycWorkbenchPane *front = pane_at (pass, column->front);

          put_tabs (pass, column);
          put_pane (pass, front, column->x, top, column->width, pass->height - top);
          front->front = TRUE;
        }
      else
        put_stack (pass, column);
      if (i + 1 < plan->n_columns)
        put (pass, pane_at (pass, column->panes[0])->side_handle, column->x + column->width, 0,
             plan->gap, pass->height);
    }
}

static void
put_switcher (Pass *pass, const LycWorkbenchColumn *column, int y)
{
  int x = column->x;

  for (guint i = 0; i < column->n_panes; i++)
    {
      int end = column->x + column->width * (int) (i + 1) / (int) column->n_panes;

      put (pass, pane_at (pass, column->panes[i])->switcher, x, y, end - x,
           LYC_WORKBENCH_SWITCHER_HEIGHT - 8);
      x = end;
    }
}

static void
put_narrow (Pass *pass)
{
  LycWorkbenchPlan *plan = &pass->bench->plan;
  LycWorkbenchColumn *column = &plan->columns[0];
  gboolean switcher = plan->n_columns > 0 && column->n_panes > 1;
  int bottom = pass->height - (switcher ? LYC_WORKBENCH_SWITCHER_HEIGHT : 0);
  int y = 0;

  if (plan->n_columns == 0)
    return;
  if (plan->pinned >= 0)
    {
      put_pane (pass, pane_at (pass, plan->pinned), column->x, 0, column->width,
                plan->pinned_height);
      y = plan->pinned_height + plan->gap;
    }
  put_pane (pass, pane_at (pass, column->front), column->x, y, column->width, bottom - y);
  pane_at (pass, column->front)->front = TRUE;
  if (switcher)
    put_switcher (pass, column, bottom + 6);
}

static void
put_drawer (Pass *pass, int width, int height)
{
  LycWorkbench *bench = pass->bench;

  bench->drawer_shown = bench->drawer && bench->plan.mode != LYC_WORKBENCH_WIDE && bench->full;
  if (!bench->drawer_shown)
    return;
  put (pass, bench->scrim, 0, 0, width, height);
  put (pass, bench->full, 0, 0, MIN (DRAWER_WIDTH, width - DRAWER_REST), height);
}

static LycWorkbenchPane *
newest (LycWorkbench *self, const int *indexes, guint n)
{
  LycWorkbenchPane *best = NULL;

  for (guint i = 0; i < n; i++)
    {
      LycWorkbenchPane *pane = self->plan_panes[indexes ? indexes[i] : (int) i];

      if (pane->used > 0 && (!best || pane->used > best->used))
        best = pane;
    }
  return best;
}

static int
index_of (LycWorkbench *self, LycWorkbenchPane *pane)
{
  for (guint i = 0; i < self->n_plan_panes; i++)
    if (self->plan_panes[i] == pane)
      return i;
  return -1;
}

static void
solve_for (LycWorkbench *self, int width, int height, gboolean narrow)
{
  LycPaneSpec specs[LYC_WORKBENCH_MAX_PANES];
  LycWorkbenchRequest request = { .width = width,
                                  .height = height,
                                  .sidebar = self->full != NULL,
                                  .want_rail = self->want_rail && self->rail,
                                  .panes = specs };

  self->n_plan_panes = 0;
  for (guint i = 0; i < self->panes->len; i++)
    {
      LycWorkbenchPane *pane = g_ptr_array_index (self->panes, i);

      if (!lyc_workbench_pane_seen (self, pane, narrow))
        continue;
      specs[self->n_plan_panes] = pane->spec;
      self->plan_panes[self->n_plan_panes++] = pane;
    }
  request.n_panes = self->n_plan_panes;
  request.active = index_of (self, newest (self, NULL, self->n_plan_panes));
  lyc_workbench_solve (&request, &self->plan);
  for (guint i = 0; i < self->plan.n_columns && self->plan.mode != LYC_WORKBENCH_NARROW; i++)
    {
      LycWorkbenchColumn *column = &self->plan.columns[i];
      LycWorkbenchPane *front = newest (self, column->panes, column->n_panes);

      if (column->tabs && front)
        column->front = index_of (self, front);
    }
}

/* When one pane is seen at a time, closing others has no meaning: all that are there can be chosen.
 */
static void
solve (LycWorkbench *self, int width, int height)
{
  solve_for (self, width, height, FALSE);
  if (self->plan.mode == LYC_WORKBENCH_NARROW)
    {
      solve_for (self, width, height, TRUE);
      if (self->plan.mode != LYC_WORKBENCH_NARROW)
        solve_for (self, width, height, FALSE);
    }
}

static void
hide_rest (LycWorkbench *self)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_child_visible (child) && !g_ptr_array_find (self->order, child, NULL))
      {
        self->refocus = self->refocus || gtk_widget_get_focus_child (GTK_WIDGET (self)) == child;
        gtk_widget_set_child_visible (child, FALSE);
      }
}

static void
allocate (GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  LycWorkbench *self = LYC_WORKBENCH (widget);
  Pass pass = { self, width, 0 };

  solve (self, width, height);
  pass.height = height - self->plan.gap;
  g_ptr_array_set_size (self->order, 0);
  for (guint i = 0; i < self->panes->len; i++)
    {
      LycWorkbenchPane *pane = g_ptr_array_index (self->panes, i);

      pane->shown = pane->front = FALSE;
    }
  put_sidebar (&pass);
  if (self->plan.mode == LYC_WORKBENCH_NARROW)
    put_narrow (&pass);
  else
    put_columns (&pass);
  put_drawer (&pass, width, height);
  hide_rest (self);
  lyc_workbench_queue_sync (self);
}

static void
measure (GtkLayoutManager *manager, GtkWidget *widget, GtkOrientation orientation, int for_size,
         int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  LycWorkbench *self = LYC_WORKBENCH (widget);

  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 0 : 240;
  for (guint i = 0; i < self->panes->len && orientation == GTK_ORIENTATION_HORIZONTAL; i++)
    {
      LycWorkbenchPane *pane = g_ptr_array_index (self->panes, i);

      *minimum = MAX (*minimum, lyc_workbench_solve_minimum (&pane->spec, 1));
    }
  *natural = MAX (*minimum, orientation == GTK_ORIENTATION_HORIZONTAL ? 1280 : 760);
}

static GtkSizeRequestMode
get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
lyc_workbench_layout_class_init (LycWorkbenchLayoutClass *klass)
{
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  manager_class->measure = measure;
  manager_class->allocate = allocate;
  manager_class->get_request_mode = get_request_mode;
}

static void
lyc_workbench_layout_init (LycWorkbenchLayout *self)
{
}
