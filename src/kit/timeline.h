/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LYC_TIMELINE_MAX_KINDS 16

/* How rows are made. A row belongs to one kind for all its life and is only reused within it.
 * bind must set everything that a row of that kind shows. */
typedef struct
{
  guint (*kind) (gpointer item, gpointer user_data); /* below LYC_TIMELINE_MAX_KINDS */
  GtkWidget *(*create) (guint kind, gpointer user_data);
  void (*bind) (GtkWidget *row, gpointer item, guint position, gpointer user_data);
  void (*unbind) (GtkWidget *row, gpointer item, gpointer user_data); /* may be NULL */
  /* The row in words, for screen readers; a new string. May be NULL. */
  char *(*describe) (gpointer item, gpointer user_data);
} LycTimelineFactory;

#define LYC_TYPE_TIMELINE (lyc_timeline_get_type ())
G_DECLARE_FINAL_TYPE (LycTimeline, lyc_timeline, LYC, TIMELINE, GtkWidget)

/* A scrollable list of rows of unknown height, for a GtkScrolledWindow. Only the rows near the
 * viewport are alive. What the reader sees stays where it is when anything changes above or below,
 * and a reader at the end stays at the end.
 *
 * When items-changed reports one item replaced by another (or by itself), a live row of the same
 * kind is bound again in place, and keeps the focus.
 *
 * Properties: `at-end` (boolean, read only).
 * Signals:
 *  - `request-older`, `request-newer`: the reader is within two pages of the first or last item;
 *    once, until the number of items changes.
 *  - `rows-shown` (guint first, guint last): what is in view changed.
 *  - `row-activated` (guint position): Return on a row.
 *  - `row-menu` (guint position): the Menu key or Shift+F10 on a row.
 *
 * Keys: Up, Down, Page Up, Page Down, Home, End move between rows, Tab goes into a row's controls.
 */

GtkWidget *lyc_timeline_new (void);

void lyc_timeline_set_factory (LycTimeline *self, const LycTimelineFactory *factory,
                               gpointer user_data, GDestroyNotify destroy);
/* Starts at the end if set_start_at_end() was called with TRUE, else at the first item. */
void lyc_timeline_set_model (LycTimeline *self, GListModel *model);
GListModel *lyc_timeline_get_model (LycTimeline *self);
void lyc_timeline_set_start_at_end (LycTimeline *self, gboolean at_end);
/* Whether there is more after the last item that is not loaded: nobody rests at such an end. */
void lyc_timeline_set_goes_on (LycTimeline *self, gboolean goes_on);
/* The accessible name of the list. */
void lyc_timeline_set_label (LycTimeline *self, const char *label);
/* Height in pixels taken for a row not yet measured. */
void lyc_timeline_set_estimate (LycTimeline *self, int height);

/* Puts the item's row at `align` of the viewport: 0 = top, 0.5 = middle, 1 = bottom. */
void lyc_timeline_jump_to (LycTimeline *self, guint position, double align);
void lyc_timeline_jump_to_end (LycTimeline *self);
/* Scrolls no more than needed to bring the row into view. */
void lyc_timeline_reveal (LycTimeline *self, guint position);
/* Moves the row cursor there and gives it the focus. */
void lyc_timeline_focus_row (LycTimeline *self, guint position);
gboolean lyc_timeline_get_at_end (LycTimeline *self);

/* The rows in view, also partly. FALSE when there is none. */
gboolean lyc_timeline_get_visible_range (LycTimeline *self, guint *first, guint *last);
/* The items that lie within so many viewports of what is in view, by what is known of their
 * heights; right at once after a change of the items. FALSE when there is none. */
gboolean lyc_timeline_get_reach (LycTimeline *self, double viewports, guint *first, guint *last);
/* The factory's row of that item, or NULL if it is not alive. */
GtkWidget *lyc_timeline_get_row (LycTimeline *self, guint position);
/* To be called by a row of the factory, or a widget in it, when what it shows is no longer what its
 * description says. Outside of a timeline it does nothing. */
void lyc_timeline_describe_again (GtkWidget *widget);
/* The item of the row that this widget is in; FALSE if it is in none. */
gboolean lyc_timeline_get_position (LycTimeline *self, GtkWidget *widget, guint *position);
/* Distance of the row's top from the viewport's top, in pixels; FALSE if it is not alive. */
gboolean lyc_timeline_get_row_top (LycTimeline *self, guint position, int *top);
/* The row that is kept where it is, whatever changes around it; FALSE when there is none, or when the
 * reader rests at the end. */
gboolean lyc_timeline_get_anchor (LycTimeline *self, guint *position, int *top);
guint lyc_timeline_get_n_rows_alive (LycTimeline *self);

G_END_DECLS
