/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Once, after GTK is initialised: registers the resources, loads the style sheet for every display
 * and adds the icons. Further calls do nothing. */
void lyc_kit_init (void);

/* Gives the widget the brand gradient from `start` to `end`, both like "#rrggbb", as variables of
 * the CSS class `brand-card`. Anything that is no colour gives the default brand. */
void lyc_kit_set_brand (GtkWidget *widget, const char *start, const char *end);

/* As gtk_widget_set_tooltip_text(), without asking the display where the pointer is for a widget
 * that is not in sight: a hundred such questions are a noticeable part of a window's start. */
void lyc_kit_set_tooltip (GtkWidget *widget, const char *text);

G_END_DECLS
