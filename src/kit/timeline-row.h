/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LYC_TYPE_TIMELINE_ROW (lyc_timeline_row_get_type ())
G_DECLARE_FINAL_TYPE (LycTimelineRow, lyc_timeline_row, LYC, TIMELINE_ROW, GtkWidget)

/* What the timeline puts around each row of the factory: the list item that takes the focus, and
 * what the timeline knows of it. Only the timeline uses this. */
struct _LycTimelineRow
{
  GtkWidget parent_instance;

  GtkWidget *child; /* the factory's */
  guint kind;
  guint position;
  gpointer item;    /* owned; NULL in the pool */
  int top;          /* distance from the viewport's top */
  int height;
};

LycTimelineRow *lyc_timeline_row_new (guint kind, GtkWidget *child);
/* Measures at that width, whatever the minimum; 0 for a width not yet known. */
int lyc_timeline_row_measure (LycTimelineRow *self, int width);

G_END_DECLS
