/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "seek-bar.h"

G_BEGIN_DECLS

#define LYC_SEEK_BAR_HEIGHT 28
#define LYC_SEEK_BAR_Y 20 /* of the middle of the bar itself */
#define LYC_SEEK_BAR_THICKNESS 4
#define LYC_SEEK_BAR_THUMB 7 /* radius */

struct _LycSeekBar
{
  GtkWidget parent_instance;

  gint64 position_ms, duration_ms;
  gint64 loop_start_ms, loop_end_ms; /* -1: none, or still open */
  gint64 hover_ms;                   /* where the pointer is; -1: elsewhere */
  LycChapters *chapters;
  LycWatchedRanges *watched;
  GArray *moments; /* of LycSeekMoment */
  GArray *density; /* of guint: threads in each part of the same length */
  gboolean dragging;
};

/* seek-bar.c */
double lyc_seek_bar_x_of (LycSeekBar *self, gint64 at_ms);
gint64 lyc_seek_bar_time_at (LycSeekBar *self, double x);
void   lyc_seek_bar_seek (LycSeekBar *self, gint64 position_ms, gboolean final);
void   lyc_seek_bar_hover (LycSeekBar *self, double x, gint64 at_ms);

/* seek-bar-draw.c */
void lyc_seek_bar_draw (LycSeekBar *self, GtkSnapshot *snapshot);

/* seek-bar-input.c */
void                 lyc_seek_bar_follow_input (LycSeekBar *self);
const LycSeekMoment *lyc_seek_bar_moment_near (LycSeekBar *self, double x);

G_END_DECLS
