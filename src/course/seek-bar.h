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

#define LYC_TYPE_SEEK_BAR (lyc_seek_bar_get_type ())
G_DECLARE_FINAL_TYPE (LycSeekBar, lyc_seek_bar, LYC, SEEK_BAR, GtkWidget)

GtkWidget *lyc_seek_bar_new (void);

void   lyc_seek_bar_set_position_ms (LycSeekBar *self, gint64 position_ms);
gint64 lyc_seek_bar_get_position_ms (LycSeekBar *self);
void   lyc_seek_bar_set_duration_ms (LycSeekBar *self, gint64 duration_ms);
void   lyc_seek_bar_set_chapters (LycSeekBar *self, LycChapters *chapters);
void   lyc_seek_bar_set_moments (LycSeekBar *self, const LycSeekMoment *moments, guint n);
void   lyc_seek_bar_set_watched (LycSeekBar *self, const LycWatchedRanges *watched);
gboolean lyc_seek_bar_is_dragging (LycSeekBar *self);

G_END_DECLS
