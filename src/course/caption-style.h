/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  LYC_CAPTION_SOLID,
  LYC_CAPTION_SHADE,
  LYC_CAPTION_NONE, /* only an outline */
} LycCaptionBackground;

/* How captions look: as large, on what, and how far up the picture. Kept in the settings where it
 * has been given some. Signal: "changed". */
#define LYC_TYPE_CAPTION_STYLE (lyc_caption_style_get_type ())
G_DECLARE_FINAL_TYPE (LycCaptionStyle, lyc_caption_style, LYC, CAPTION_STYLE, GObject)

LycCaptionStyle     *lyc_caption_style_new (void);
void                 lyc_caption_style_set_settings (LycCaptionStyle *self, GSettings *settings);
int                  lyc_caption_style_get_size (LycCaptionStyle *self);
void                 lyc_caption_style_change_size (LycCaptionStyle *self, int steps);
LycCaptionBackground lyc_caption_style_get_background (LycCaptionStyle *self);
void                 lyc_caption_style_set_background (LycCaptionStyle *self,
                                                       LycCaptionBackground background);
int                  lyc_caption_style_get_position (LycCaptionStyle *self);
void                 lyc_caption_style_change_position (LycCaptionStyle *self, int steps);
const char          *lyc_caption_style_background_name (LycCaptionBackground background);
gboolean lyc_caption_style_background_from_name (const char *name, LycCaptionBackground *background);

G_END_DECLS
