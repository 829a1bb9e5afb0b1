/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chapters.h"
#include "watched-ranges.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A moment of the recording that people talk about. */
typedef struct
{
  gint64 at_ms;
  guint count; /* threads there, 1 or more: the dot grows with it */
} LycSeekMoment;

/* The strip below the picture: what was played and watched, chapters, the part that is repeated,
 * and where people talk: as dots, or as a strip where there is a count for each part.
 *
 * Signals:
 *   seek (gint64 position_ms, gboolean final)   not final while the pointer still drags
 *   hover (double x, gint64 at_ms)              the pointer is over that time; -1: it left */
#define LYC_TYPE_SEEK_BAR (lyc_seek_bar_get_type ())
G_DECLARE_FINAL_TYPE (LycSeekBar, lyc_seek_bar, LYC, SEEK_BAR, GtkWidget)

GtkWidget *lyc_seek_bar_new (void);

void   lyc_seek_bar_set_position_ms (LycSeekBar *self, gint64 position_ms);
gint64 lyc_seek_bar_get_position_ms (LycSeekBar *self);
void   lyc_seek_bar_set_duration_ms (LycSeekBar *self, gint64 duration_ms);
void   lyc_seek_bar_set_chapters (LycSeekBar *self, LycChapters *chapters);
void   lyc_seek_bar_set_moments (LycSeekBar *self, const LycSeekMoment *moments, guint n);
void   lyc_seek_bar_set_density (LycSeekBar *self, const guint *counts, guint n);
void   lyc_seek_bar_set_watched (LycSeekBar *self, const LycWatchedRanges *watched);
void   lyc_seek_bar_set_loop_ms (LycSeekBar *self, gint64 start_ms, gint64 end_ms);
char  *lyc_seek_bar_describe (LycSeekBar *self, gint64 at_ms);
gboolean lyc_seek_bar_is_dragging (LycSeekBar *self);

G_END_DECLS
