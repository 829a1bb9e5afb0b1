/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "height-tree.h"
#include "timeline-row.h"
#include "timeline.h"

G_BEGIN_DECLS

/* timeline.c: the object; timeline-model.c: what a change of the items does; timeline-rows.c: which
 * rows are alive; timeline-scroll.c: where they are; timeline-keys.c: focus and keys. */
struct _LycTimeline
{
  GtkWidget parent_instance;

  GListModel *model;
  LycTimelineFactory factory;
  gpointer user_data;
  GDestroyNotify destroy;

  GtkAdjustment *adjustment[2]; /* by GtkOrientation */
  guint policy[2];

  LycHeightTree *tree;
  GPtrArray *rows; /* LycTimelineRow alive, by position; the children are theirs */
  GPtrArray *pool[LYC_TIMELINE_MAX_KINDS];

  guint anchor;    /* this item's row ... */
  int anchor_top;  /* ... stays this far below the viewport's top */
  gboolean settle; /* gaps at the edges are closed: the reader or the viewport moved */
  int viewport;    /* height at the last arrangement */
  int width;       /* and width */
  int slack_above; /* a gap that a change of content has left above the first row ... */
  int slack_below; /* ... or below the last one; it goes as the reader scrolls */
  gboolean stick;  /* the reader rests at the end */
  gboolean start_at_end;
  gboolean goes_on; /* the list does not end with its last item */

  double last_value;   /* the adjustment's value that the anchor stands for */
  gint64 last_scroll;  /* monotonic time at which somebody else last changed it */
  gboolean updating;   /* it is us who change it */
  gboolean allocating; /* rows may be neither made nor given away */

  gboolean jump_pending; /* asked for before there was a size */
  double jump_align;
  gint64 held; /* where the last jump led, in view until the reader scrolls; -1: nowhere */

  guint tick;
  guint cursor;
  gboolean refocus; /* the focused row went away with its item */
  gboolean at_end;
  gboolean shown; /* first and last are valid */
  guint first;
  guint last;
  gboolean older_asked;
  gboolean newer_asked;
};

/* model */
void lyc_timeline_start_over (LycTimeline *self);

/* rows */
LycTimelineRow *lyc_timeline_find_row (LycTimeline *self, guint position);
LycTimelineRow *lyc_timeline_ensure_row (LycTimeline *self, guint position);
void lyc_timeline_recycle_outside (LycTimeline *self, guint first, guint end);
void lyc_timeline_recycle_all (LycTimeline *self);
gint64 lyc_timeline_find_again (LycTimeline *self, LycTimelineRow *row, guint position,
                                guint removed, guint added);
void lyc_timeline_rows_changed (LycTimeline *self, guint position, guint removed, guint added);

/* scroll */
void lyc_timeline_queue_populate (LycTimeline *self);
void lyc_timeline_populate (LycTimeline *self);
void lyc_timeline_layout_rows (LycTimeline *self, int width);
void lyc_timeline_value_changed (LycTimeline *self);
int lyc_timeline_viewport (LycTimeline *self);
void lyc_timeline_announce (LycTimeline *self);

/* keys */
void lyc_timeline_keys_class_init (LycTimelineClass *klass);

/* emitted by scroll */
enum
{
  LYC_TIMELINE_REQUEST_OLDER,
  LYC_TIMELINE_REQUEST_NEWER,
  LYC_TIMELINE_ROWS_SHOWN,
  LYC_TIMELINE_ROW_ACTIVATED,
  LYC_TIMELINE_ROW_MENU,
  LYC_TIMELINE_N_SIGNALS
};
void lyc_timeline_emit (LycTimeline *self, guint which, guint first, guint last);

G_END_DECLS
