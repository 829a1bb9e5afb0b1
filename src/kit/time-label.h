/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LYC_TYPE_TIME_LABEL (lyc_time_label_get_type ())
G_DECLARE_FINAL_TYPE (LycTimeLabel, lyc_time_label, LYC, TIME_LABEL, GtkWidget)

typedef enum
{
  LYC_TIME_RELATIVE, /* "now", "12 min", "2 h", "yesterday", "Mon", "3 Mar" */
  LYC_TIME_CLOCK,    /* "10:02" */
} LycTimeStyle;

/* A moment in words that stays true: all labels on the screen share one timer, which sleeps when
 * there are none. The full date is the tooltip. */

GtkWidget *lyc_time_label_new (LycTimeStyle style);
/* Milliseconds since the epoch; 0 shows nothing. */
void lyc_time_label_set_time (LycTimeLabel *self, gint64 ms);
gint64 lyc_time_label_get_time (LycTimeLabel *self);

/* The text for `then` as seen at `now`, both milliseconds since the epoch; a new string. */
char *lyc_time_label_format (LycTimeStyle style, gint64 then, gint64 now);

G_END_DECLS
