/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workbench-solver.h"

/* Of what is left over the main column takes three parts, every other one part. */
#define MAIN_WEIGHT 3
/* A stacked pane needs this height; where it is missing, the column gets tabs. */
#define STACK_HEIGHT 220
/* Below this height the pinned part would leave nothing for the pane. */
#define PIN_HEIGHT 420
#define MAX_STACKED 2

typedef struct
{
  int minimum;
  int ideal;
  int fixed; /* the user's width, 0 = none */
} Need;

/* How columns of panes become columns on the screen. */
typedef enum
{
  SEPARATE, /* each for itself */
  DOCKLESS, /* the same; what was docked goes to the last column */
  MERGED,   /* all but the main column become one of tabs */
} Scheme;

static int
main_pane (const LycWorkbenchRequest *request)
{
  int best = -1;

  for (guint i = 0; i < request->n_panes; i++)
    if (best < 0 || request->panes[i].priority > request->panes[best].priority)
      best = i;
  return best;
}

static void
add_to_column (LycWorkbenchColumn *column, int pane)
{
  column->panes[column->n_panes++] = pane;
}

static void
start_column (LycWorkbenchPlan *plan, const LycWorkbenchRequest *request, int number, int skip)
{
  LycWorkbenchColumn *column = &plan->columns[plan->n_columns];

  *column = (LycWorkbenchColumn){ .front = -1 };
  for (guint i = 0; i < request->n_panes; i++)
    if (request->panes[i].column == number && (int) i != skip)
      add_to_column (column, i);
  if (column->n_panes > 0)
    plan->n_columns++;
}

/* Below each other, panes stand by their row; in tabs by their order. */
static void
order_rows (LycWorkbenchColumn *column, const LycWorkbenchRequest *request)
{
  for (guint i = 1; i < column->n_panes && !column->tabs; i++)
    for (guint j = i; j > 0; j--)
      {
        int upper = column->panes[j - 1], lower = column->panes[j];

        if (request->panes[upper].row <= request->panes[lower].row)
          break;
        column->panes[j - 1] = lower;
        column->panes[j] = upper;
      }
}

/* In front of tabs is the active pane if it is there, else the first. */
static void
choose_front (LycWorkbenchColumn *column, const LycWorkbenchRequest *request)
{
  int room = request->height / (int) MAX (column->n_panes, 1);

  column->tabs = column->n_panes > MAX_STACKED || (column->n_panes > 1 && room < STACK_HEIGHT)
                 || (column->tabs && column->n_panes > 1);
  order_rows (column, request);
  column->front = column->panes[0];
  for (guint i = 0; i < column->n_panes; i++)
    if (column->panes[i] == request->active)
      column->front = request->active;
}

static int
last_column_number (const LycWorkbenchRequest *request)
{
  int last = 1;

  for (guint i = 0; i < request->n_panes; i++)
    last = MAX (last, request->panes[i].column);
  return last;
}

static void
add_docked_to_last (LycWorkbenchPlan *plan, const LycWorkbenchRequest *request, int main)
{
  gboolean alone = plan->n_columns == 1 && plan->columns[0].panes[0] == main;

  if (plan->n_columns == 0 || alone)
    {
      start_column (plan, request, 0, main);
      return;
    }
  for (guint i = 0; i < request->n_panes; i++)
    if (request->panes[i].column == 0 && (int) i != main)
      add_to_column (&plan->columns[plan->n_columns - 1], i);
}

static void
form_merged (LycWorkbenchPlan *plan, const LycWorkbenchRequest *request, int main)
{
  LycWorkbenchColumn *first = &plan->columns[0], *tabs = &plan->columns[1];

  *first = *tabs = (LycWorkbenchColumn){ .front = -1 };
  add_to_column (first, main);
  for (int number = 1; number <= last_column_number (request); number++)
    for (guint i = 0; i < request->n_panes; i++)
      if (request->panes[i].column == number && (int) i != main)
        add_to_column (tabs, i);
  for (guint i = 0; i < request->n_panes; i++)
    if (request->panes[i].column == 0 && (int) i != main)
      add_to_column (tabs, i);
  tabs->tabs = TRUE;
  plan->n_columns = tabs->n_panes > 0 ? 2 : 1;
}

static void
form_columns (LycWorkbenchPlan *plan, const LycWorkbenchRequest *request, int main, Scheme scheme)
{
  plan->n_columns = plan->n_docked = 0;
  if (scheme == MERGED)
    form_merged (plan, request, main);
  else
    for (int number = 1; number <= MIN (last_column_number (request), LYC_WORKBENCH_MAX_PANES - 1);
         number++)
      start_column (plan, request, number, -1);
  if (scheme == SEPARATE)
    for (guint i = 0; i < request->n_panes; i++)
      if (request->panes[i].column == 0)
        plan->docked[plan->n_docked++] = i;
  if (scheme == DOCKLESS)
    add_docked_to_last (plan, request, -1);
  plan->main_column = plan->n_columns > 0 ? 0 : -1;
  for (guint i = 0; i < plan->n_columns; i++)
    {
      choose_front (&plan->columns[i], request);
      for (guint j = 0; j < plan->columns[i].n_panes; j++)
        if (plan->columns[i].panes[j] == main)
          plan->main_column = i;
    }
}

static Need
need_of (const LycWorkbenchColumn *column, const LycWorkbenchRequest *request)
{
  Need need = { 0 };

  for (guint i = 0; i < column->n_panes; i++)
    {
      const LycPaneSpec *pane = &request->panes[column->panes[i]];

      need.minimum = MAX (need.minimum, pane->minimum);
      need.ideal = MAX (need.ideal, pane->ideal);
      need.fixed = need.fixed ? need.fixed : pane->width;
    }
  if (need.fixed)
    need.fixed = MAX (need.fixed, need.minimum);
  return need;
}

/* Room for the columns once the sidebar and the gaps are taken. */
static int
room (const LycWorkbenchRequest *request, const LycWorkbenchPlan *plan)
{
  int sidebar = plan->sidebar_width ? plan->sidebar_width + LYC_WORKBENCH_GAP : 0;

  return request->width - sidebar - (int) (plan->n_columns + 1) * LYC_WORKBENCH_GAP;
}

static gboolean
fits (const LycWorkbenchRequest *request, const LycWorkbenchPlan *plan, Scheme scheme)
{
  int sum = 0;

  for (guint i = 0; i < plan->n_columns; i++)
    {
      Need need = need_of (&plan->columns[i], request);
      gboolean roomy = (int) i == plan->main_column && scheme != MERGED;

      /* Rather than press the main pane below its ideal, the others share a column. */
      sum += roomy ? need.ideal : need.minimum;
    }
  return sum <= room (request, plan);
}

/* Takes `excess` from the widths: first from the side columns, down to their minimum. */
static void
shrink (LycWorkbenchPlan *plan, const Need *needs, int excess)
{
  for (int pass = 0; pass < 2 && excess > 0; pass++)
    {
      int slack = 0, left;

      for (guint i = 0; i < plan->n_columns; i++)
        if (((int) i == plan->main_column) == (pass == 1))
          slack += plan->columns[i].width - needs[i].minimum;
      left = MIN (slack, excess);
      excess -= left;
      for (guint i = 0; i < plan->n_columns && slack > 0; i++)
        if (((int) i == plan->main_column) == (pass == 1))
          {
            int own = plan->columns[i].width - needs[i].minimum;
            int cut = (int) ((gint64) left * own / slack);

            plan->columns[i].width -= cut;
            left -= cut;
            slack -= own;
          }
    }
}

static void
grow (LycWorkbenchPlan *plan, const Need *needs, int extra)
{
  int weights = 0, shared = extra;

  for (guint i = 0; i < plan->n_columns; i++)
    weights += (int) i == plan->main_column ? MAIN_WEIGHT : needs[i].fixed ? 0 : 1;
  for (guint i = 0; i < plan->n_columns; i++)
    if ((int) i != plan->main_column && !needs[i].fixed)
      {
        plan->columns[i].width += extra / weights;
        shared -= extra / weights;
      }
  plan->columns[plan->main_column].width += shared;
}

static void
share_width (const LycWorkbenchRequest *request, LycWorkbenchPlan *plan)
{
  Need needs[LYC_WORKBENCH_MAX_PANES];
  int sum = 0, fixed = 0;
  int available = room (request, plan);
  int x = LYC_WORKBENCH_GAP + (plan->sidebar_width ? plan->sidebar_width + LYC_WORKBENCH_GAP : 0);

  if (plan->n_columns == 0)
    return;
  for (guint i = 0; i < plan->n_columns; i++)
    {
      gboolean main = (int) i == plan->main_column;

      needs[i] = need_of (&plan->columns[i], request);
      plan->columns[i].width = needs[i].fixed && !main ? needs[i].fixed : needs[i].ideal;
      sum += plan->columns[i].width;
      fixed += main ? 0 : needs[i].fixed;
    }
  /* What the user gave to a side column comes out of the main one. */
  if (sum > available && fixed > 0)
    {
      LycWorkbenchColumn *main = &plan->columns[plan->main_column];
      int cut = MIN (sum - available, main->width - needs[plan->main_column].minimum);

      main->width -= cut;
      sum -= cut;
    }
  if (sum > available)
    shrink (plan, needs, sum - available);
  else
    grow (plan, needs, available - sum);
  for (guint i = 0; i < plan->n_columns; i++)
    {
      plan->columns[i].x = x;
      x += plan->columns[i].width + LYC_WORKBENCH_GAP;
    }
}

static gboolean
try_wide (const LycWorkbenchRequest *request, LycWorkbenchPlan *plan, int main)
{
  plan->mode = LYC_WORKBENCH_WIDE;
  plan->sidebar = request->want_rail ? LYC_SIDEBAR_RAIL : LYC_SIDEBAR_FULL;
  plan->sidebar_width = !request->sidebar    ? 0
                        : request->want_rail ? LYC_WORKBENCH_RAIL_WIDTH
                                             : LYC_WORKBENCH_SIDEBAR_WIDTH;
  form_columns (plan, request, main, request->want_rail || !request->sidebar ? DOCKLESS : SEPARATE);
  if (!fits (request, plan, SEPARATE))
    return FALSE;
  /* Folding the sidebar must not change what the window's width means. */
  return !request->sidebar || request->width >= LYC_WORKBENCH_SIDEBAR_WIDTH + 2 * LYC_WORKBENCH_GAP;
}

static gboolean
try_laptop (const LycWorkbenchRequest *request, LycWorkbenchPlan *plan, int main, Scheme scheme)
{
  plan->mode = LYC_WORKBENCH_LAPTOP;
  plan->sidebar = LYC_SIDEBAR_RAIL;
  plan->sidebar_width = request->sidebar ? LYC_WORKBENCH_RAIL_WIDTH : 0;
  form_columns (plan, request, main, scheme);
  return fits (request, plan, scheme);
}

static void
solve_narrow (const LycWorkbenchRequest *request, LycWorkbenchPlan *plan, int main)
{
  LycWorkbenchColumn *column = &plan->columns[0];
  double pinned = main >= 0 ? request->panes[main].pinned : 0;

  plan->mode = LYC_WORKBENCH_NARROW;
  plan->sidebar = LYC_SIDEBAR_HIDDEN;
  plan->sidebar_width = 0;
  plan->gap = LYC_WORKBENCH_NARROW_GAP;
  plan->n_docked = 0;
  plan->n_columns = request->n_panes > 0 ? 1 : 0;
  plan->main_column = (int) plan->n_columns - 1;
  *column = (LycWorkbenchColumn){ .x = plan->gap, .tabs = TRUE, .front = main };
  column->width = MAX (request->width - 2 * plan->gap, 0);
  for (guint i = 0; i < request->n_panes; i++)
    add_to_column (column, i);
  if (request->active >= 0)
    column->front = request->active;
  if (column->front == main || pinned <= 0 || request->height < PIN_HEIGHT)
    return;
  plan->pinned = main;
  plan->pinned_height = MIN ((int) (column->width * pinned + 0.5), request->height * 45 / 100);
}

/* Fills the plan: the widest arrangement that leaves no pane below what it needs. */
void
lyc_workbench_solve (const LycWorkbenchRequest *request, LycWorkbenchPlan *plan)
{
  int main = main_pane (request);

  g_return_if_fail (request->n_panes <= LYC_WORKBENCH_MAX_PANES);
  *plan = (LycWorkbenchPlan){ .gap = LYC_WORKBENCH_GAP, .pinned = -1, .main_column = -1 };
  if (!try_wide (request, plan, main) && !try_laptop (request, plan, main, DOCKLESS)
      && (main < 0 || !try_laptop (request, plan, main, MERGED)))
    solve_narrow (request, plan, main);
  else
    share_width (request, plan);
}

/* The width below which even one pane at a time does not fit. */
int
lyc_workbench_solve_minimum (const LycPaneSpec *panes, guint n_panes)
{
  int minimum = 0;

  for (guint i = 0; i < n_panes; i++)
    minimum = MAX (minimum, panes[i].minimum);
  return minimum + 2 * LYC_WORKBENCH_NARROW_GAP;
}
