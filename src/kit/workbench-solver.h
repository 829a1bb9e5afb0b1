/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Where the panes of the workbench go. This is arithmetic only: no widget, no allocation of memory,
 * the same answer for the same request. All lengths are pixels. */

#define LYC_WORKBENCH_MAX_PANES 16
#define LYC_WORKBENCH_GAP 8        /* between cards, and around them */
#define LYC_WORKBENCH_NARROW_GAP 6 /* the same when there is one pane */
#define LYC_WORKBENCH_SIDEBAR_WIDTH 250
#define LYC_WORKBENCH_RAIL_WIDTH 64
#define LYC_WORKBENCH_TABS_HEIGHT 40     /* the row of tabs above a column */
#define LYC_WORKBENCH_SWITCHER_HEIGHT 52 /* the row of buttons below the one pane */

typedef enum
{
  LYC_WORKBENCH_WIDE,   /* full sidebar, every column side by side */
  LYC_WORKBENCH_LAPTOP, /* a rail of icons, columns, what does not fit in tabs */
  LYC_WORKBENCH_NARROW, /* one pane and a switcher */
} LycWorkbenchMode;

typedef enum
{
  LYC_SIDEBAR_FULL,
  LYC_SIDEBAR_RAIL,
  LYC_SIDEBAR_HIDDEN,
} LycSidebarPlace;

/* What a pane asks for. */
typedef struct
{
  const char *id;
  int minimum;   /* width below which it is of no use */
  int ideal;     /* width it has when there is room */
  int priority;  /* the highest one open is the main pane: it takes what is left over */
  int column;    /* 0 = docked below the sidebar; 1, 2, ... from the start edge */
  double pinned; /* height / width of the part that stays on top when narrow; 0 = none */
  int width;     /* width the user gave it, 0 = none */
  int share;     /* thousandths of its column's height the user gave it, 0 = none */
  int row;       /* among panes below each other, the lower one is above; else their order */
  int height;    /* height it has above another or docked, 0 = a part of the column */
} LycPaneSpec;

typedef struct
{
  int width;
  int height;
  gboolean sidebar;         /* whether there is a sidebar at all */
  gboolean want_rail;       /* the user folded the full sidebar into the rail */
  int active;               /* index of the pane in front, where only one is seen; -1 = any */
  const LycPaneSpec *panes; /* those to be shown, in their order */
  guint n_panes;
} LycWorkbenchRequest;

typedef struct
{
  int x;
  int width;
  gboolean tabs; /* only one of its panes is seen, with a row of tabs above */
  guint n_panes;
  int panes[LYC_WORKBENCH_MAX_PANES]; /* indexes into the request, top to bottom */
  int front;                          /* with tabs: the index (into the request) of the one seen */
} LycWorkbenchColumn;

typedef struct
{
  LycWorkbenchMode mode;
  LycSidebarPlace sidebar;
  int gap;
  int sidebar_width; /* 0 when hidden */
  guint n_columns;
  LycWorkbenchColumn columns[LYC_WORKBENCH_MAX_PANES];
  int main_column; /* index into columns, -1 without any */
  guint n_docked;
  int docked[LYC_WORKBENCH_MAX_PANES]; /* panes below the sidebar */
  int pinned; /* narrow: pane whose pinned part is above the front one, -1 = none */
  int pinned_height;
} LycWorkbenchPlan;

void lyc_workbench_solve (const LycWorkbenchRequest *request, LycWorkbenchPlan *plan);
int lyc_workbench_solve_minimum (const LycPaneSpec *panes, guint n_panes);

G_END_DECLS
