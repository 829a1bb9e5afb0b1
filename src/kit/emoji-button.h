/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LYC_TYPE_EMOJI_BUTTON (lyc_emoji_button_get_type ())
G_DECLARE_FINAL_TYPE (LycEmojiButton, lyc_emoji_button, LYC, EMOJI_BUTTON, GtkWidget)

/* A button that opens the emoji chooser; the chooser is made at the first press.
 * Signal: `emoji-picked` (const char *emoji). */

GtkWidget *lyc_emoji_button_new (const char *tooltip);
/* Opens the chooser, as for a key. */
void lyc_emoji_button_popup (LycEmojiButton *self);

G_END_DECLS
