/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "workbench-solver.h"

G_BEGIN_DECLS

#define LYC_TYPE_WORKBENCH_MODE (lyc_workbench_mode_get_type ())
GType lyc_workbench_mode_get_type (void);

#define LYC_TYPE_WORKBENCH (lyc_workbench_get_type ())
G_DECLARE_FINAL_TYPE (LycWorkbench, lyc_workbench, LYC, WORKBENCH, GtkWidget)

/* The desk on which panes lie side by side, below each other, in tabs or one at a time, as the
 * width allows.
 *
 * Properties: `mode` (LycWorkbenchMode, read only), `sidebar-open` (boolean), `active-pane`
 * (string). Both `mode` and the signals below come from the main loop, never from within an
 * allocation.
 *
 * Signals:
 *  - `pane-compact` (id, compact): the pane shows only its pinned part from now on, or all again.
 *  - `menu-wanted` (id): the pane's menu is about to be shown; the last moment to set another.
 *  - `state-changed`: a width, an order or an open pane changed; save lyc_workbench_get_state().
 *
 * Actions, installed on the widget in the group `pane`: `pane.open` (string id: opens it and brings
 * it to the front), `pane.toggle` (string id), `pane.sidebar`. Within each pane, for that pane:
 * `this.close`, `this.only`, `this.all`. The last open pane of a page stays open.
 */

typedef enum
{
  LYC_PANE_CARD = 0,       /* the widget gets the look of a card */
  LYC_PANE_PLAIN = 1 << 0, /* it draws its own cards */
} LycPaneFlags;

GtkWidget *lyc_workbench_new (void);

void lyc_workbench_set_sidebar (LycWorkbench *self, GtkWidget *full, GtkWidget *rail);
void lyc_workbench_add_pane (LycWorkbench *self, const LycPaneSpec *spec, LycPaneFlags flags,
                             const char *title, const char *short_title, const char *icon_name,
                             GtkWidget *widget);
GtkWidget *lyc_workbench_get_pane (LycWorkbench *self, const char *id);

/* available: the shell has something to show in it on this page (a lesson pane is not on Home).
 * open: the user wants to see it. Seen = available and open; when narrow, available is enough. */
void lyc_workbench_set_pane_available (LycWorkbench *self, const char *id, gboolean available);
gboolean lyc_workbench_get_pane_available (LycWorkbench *self, const char *id);
void lyc_workbench_set_pane_open (LycWorkbench *self, const char *id, gboolean open);
gboolean lyc_workbench_get_pane_open (LycWorkbench *self, const char *id);
void lyc_workbench_set_pane_column (LycWorkbench *self, const char *id, int column);
void lyc_workbench_set_pane_count (LycWorkbench *self, const char *id, guint count);
void lyc_workbench_set_pane_menu (LycWorkbench *self, const char *id, GMenuModel *menu);
void lyc_workbench_want_menu_around (GtkWidget *inside);
GMenuModel *lyc_workbench_dup_menu_around (GtkWidget *inside);

/* Opens the pane if needed, brings it to the front of its tabs and moves the focus into it. */
void lyc_workbench_present_pane (LycWorkbench *self, const char *id);
/* Brings it to the front where only one pane of several is seen; never moves the focus. */
void lyc_workbench_set_active_pane (LycWorkbench *self, const char *id);
const char *lyc_workbench_get_active_pane (LycWorkbench *self);
/* Whether the pane is on the screen now, as of the last allocation. */
gboolean lyc_workbench_is_pane_shown (LycWorkbench *self, const char *id);

/* Wide: full sidebar or rail. Laptop and narrow: whether the sidebar lies over the panes. */
void lyc_workbench_set_sidebar_open (LycWorkbench *self, gboolean open);
gboolean lyc_workbench_get_sidebar_open (LycWorkbench *self);

LycWorkbenchMode lyc_workbench_get_mode (LycWorkbench *self);

/* Widths, shares, closed panes and the folded sidebar as text for GSettings. What does not parse is
 * ignored, what is out of range is clamped, unknown panes are kept out. */
char *lyc_workbench_get_state (LycWorkbench *self);
void lyc_workbench_set_state (LycWorkbench *self, const char *state);

G_END_DECLS
