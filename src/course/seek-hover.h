/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Small pictures of a recording, in rows on one sheet. */
typedef struct
{
  GdkTexture *sheet;
  guint columns, count;
  int width, height;  /* of one of them */
  gint64 interval_ms; /* between two of them */
} LycThumbs;

/* What is at the place of the seek bar that the pointer is over: picture, time and chapter. */
#define LYC_TYPE_SEEK_HOVER (lyc_seek_hover_get_type ())
G_DECLARE_FINAL_TYPE (LycSeekHover, lyc_seek_hover, LYC, SEEK_HOVER, GtkWidget)

GtkWidget *lyc_seek_hover_new (void);
void lyc_seek_hover_set_thumbs (LycSeekHover *self, const LycThumbs *thumbs);
void lyc_seek_hover_show (LycSeekHover *self, gint64 at_ms, const char *text);

G_END_DECLS
