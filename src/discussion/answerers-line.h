/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "services.h"

G_BEGIN_DECLS

/* The faces of those who answered here before and are around now, three at most, each of which
 * opens the person's card. It is there only while somebody is. Whoever goes leaves an empty place,
 * and whoever comes takes a free one behind the others: no face moves below the pointer. CSS:
 * .answerers */
#define LYC_TYPE_ANSWERERS_LINE (lyc_answerers_line_get_type ())
G_DECLARE_FINAL_TYPE (LycAnswerersLine, lyc_answerers_line, LYC, ANSWERERS_LINE, GtkWidget)

GtkWidget *lyc_answerers_line_new (LycServices *services);
void lyc_answerers_line_show (LycAnswerersLine *self, const LycAskPlace *place);
void lyc_answerers_line_hide (LycAnswerersLine *self);

G_END_DECLS
