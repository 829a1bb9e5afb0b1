/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "services.h"

G_BEGIN_DECLS

/* "Priya is typing…": its line is kept free, so that nothing moves when somebody begins. */
#define LYC_TYPE_TYPING_LINE (lyc_typing_line_get_type ())
G_DECLARE_FINAL_TYPE (LycTypingLine, lyc_typing_line, LYC, TYPING_LINE, GtkWidget)

GtkWidget *lyc_typing_line_new (LycServices *services);
void       lyc_typing_line_set_container (LycTypingLine *self, const char *container_id);

G_END_DECLS
