/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "asset-parts.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What is at the place of the seek bar that the pointer is over: picture, time and chapter.
 * Signal: "sheet-wanted" (guint index): the pictures of that time; asked for once. */
#define LYC_TYPE_SEEK_HOVER (lyc_seek_hover_get_type ())
G_DECLARE_FINAL_TYPE (LycSeekHover, lyc_seek_hover, LYC, SEEK_HOVER, GtkWidget)

GtkWidget *lyc_seek_hover_new (void);
void lyc_seek_hover_set_thumbs (LycSeekHover *self, const LycThumbs *thumbs);
void lyc_seek_hover_set_sheet (LycSeekHover *self, guint index, GdkTexture *sheet);
GdkTexture *lyc_seek_hover_dup_picture (LycSeekHover *self, gint64 at_ms);
void lyc_seek_hover_ask (LycSeekHover *self, gint64 at_ms);
void lyc_seek_hover_show (LycSeekHover *self, gint64 at_ms, const char *text);

G_END_DECLS
