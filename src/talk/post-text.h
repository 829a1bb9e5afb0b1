/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "services.h"

G_BEGIN_DECLS

/* The text of a post: one label per block, one below the other, measured at a known width. A link
 * to a person activates win.message (s: user id), one to a post win.post-open (s). */
#define LYC_TYPE_POST_TEXT (lyc_post_text_get_type ())
G_DECLARE_FINAL_TYPE (LycPostText, lyc_post_text, LYC, POST_TEXT, GtkWidget)

GtkWidget *lyc_post_text_new (LycServices *services);
void       lyc_post_text_set_markdown (LycPostText *self, const char *text);
void lyc_post_text_set_notice (LycPostText *self, const char *notice);

G_END_DECLS
