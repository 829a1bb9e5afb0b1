/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "container.h"
#include "services.h"

G_BEGIN_DECLS

/* What is pinned at the head of a conversation: a line for the one pinned last, and the others in
 * turn. A click goes to the post, by talk.show (s: post id). */
#define LYC_TYPE_PIN_LINE (lyc_pin_line_get_type ())
G_DECLARE_FINAL_TYPE (LycPinLine, lyc_pin_line, LYC, PIN_LINE, GtkWidget)

GtkWidget *lyc_pin_line_new (LycServices *services);
void lyc_pin_line_set_container (LycPinLine *self, LycContainer *container);

G_END_DECLS
