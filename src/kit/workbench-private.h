/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workbench-layout.h"
#include "workbench.h"

G_BEGIN_DECLS

/* workbench.c: object and API; workbench-panes.c: a pane's tab, switch and handles;
 * workbench-keys.c: Tab, F6, Escape; workbench-menu.c: what its head offers;
 * workbench-layout.c: geometry; workbench-state.c: what is
 * remembered. */
typedef struct
{
  LycPaneSpec spec; /* id owned */
  char *title;
  char *short_title;
  GMenuModel *menu; /* what it offers beside what every pane does; NULL = nothing */
  GtkWidget *widget;
  GtkWidget *tab;      /* above a column of tabs */
  GtkWidget *switcher; /* below the one pane */
  GtkWidget *switcher_pill;
  GtkWidget *side_handle;  /* after the column that begins with this pane */
  GtkWidget *below_handle; /* between this pane and the next in its column */
  GtkWidget *last_focus;   /* weak: where F6 left it */
  guint count;
  gboolean counts; /* whether it has ever been told a count, be it 0 */
  guint used;      /* grows with each activation: the newest is in front */
  gboolean open;
  gboolean available;
  gboolean compact; /* as told */
  /* as laid out */
  gboolean shown;
  gboolean front;
  int width;
  int height;
} LycWorkbenchPane;

struct _LycWorkbench
{
  GtkWidget parent_instance;

  GPtrArray *panes; /* LycWorkbenchPane */
  GtkWidget *full;
  GtkWidget *rail;
  GtkWidget *scrim;
  GPtrArray *order; /* children in the order of Tab, as laid out */

  gboolean want_rail; /* wide: folded */
  gboolean drawer;    /* not wide: over the panes */
  gboolean drawer_shown;
  guint uses;

  gboolean tight; /* tabs have room for short titles alone */

  LycWorkbenchPlan plan;
  LycWorkbenchPane *plan_panes[LYC_WORKBENCH_MAX_PANES]; /* by the plan's indexes */
  guint n_plan_panes;
  LycWorkbenchMode mode; /* as told */
  gboolean refocus;
  LycWorkbenchPane *presented; /* nullable: the pane that the focus goes to once it is shown */
  guint sync;

  int grabbed_start; /* sizes before and after the handle when it was grabbed */
  int grabbed_end;
};

LycWorkbenchPane *lyc_workbench_find (LycWorkbench *self, const char *id);
gboolean lyc_workbench_pane_seen (LycWorkbench *self, LycWorkbenchPane *pane, gboolean narrow);
void lyc_workbench_relay (LycWorkbench *self);
void lyc_workbench_changed (LycWorkbench *self);

LycWorkbenchPane *lyc_workbench_pane_new (LycWorkbench *self, const LycPaneSpec *spec,
                                          LycPaneFlags flags, const char *title,
                                          const char *short_title, const char *icon_name,
                                          GtkWidget *widget);
void lyc_workbench_pane_free (LycWorkbenchPane *pane);
void lyc_workbench_pane_set_count (LycWorkbenchPane *pane, guint count);
void lyc_workbench_pane_update_tab (LycWorkbenchPane *pane, gboolean tight);
void lyc_workbench_pane_add_actions (LycWorkbenchPane *pane);
guint lyc_workbench_count_panes (LycWorkbench *self, gboolean open);

void lyc_workbench_queue_sync (LycWorkbench *self);
void lyc_workbench_focus_front (LycWorkbench *self);
gboolean lyc_workbench_focus (GtkWidget *widget, GtkDirectionType direction);
void lyc_workbench_add_keys (LycWorkbench *self);

G_END_DECLS
