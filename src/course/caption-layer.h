/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cue-list.h"

G_BEGIN_DECLS

#define LYC_TYPE_CAPTION_LAYER (lyc_caption_layer_get_type ())
G_DECLARE_FINAL_TYPE (LycCaptionLayer, lyc_caption_layer, LYC, CAPTION_LAYER, GtkWidget)

GtkWidget *lyc_caption_layer_new (void);
void lyc_caption_layer_clear (LycCaptionLayer *self);
void lyc_caption_layer_add (LycCaptionLayer *self, const LycCueLayout *layout, const char *markup);

G_END_DECLS
