/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LYC_TYPE_PANE_HEAD (lyc_pane_head_get_type ())
G_DECLARE_FINAL_TYPE (LycPaneHead, lyc_pane_head, LYC, PANE_HEAD, GtkWidget)

/* The head of a pane: icon (or a start widget such as a back button), title, subtitle, a count of
 * what is unread, then actions at the end, and last the menu of the pane that it stands in.
 * Properties: `icon-name`, `title`, `subtitle` (strings), `count` (uint, 0 hides the pill).
 * In .ui files: <child type="start"> goes before the title, any other child to the end. */

GtkWidget *lyc_pane_head_new (const char *icon_name, const char *title);

void lyc_pane_head_set_icon_name (LycPaneHead *self, const char *icon_name);
const char *lyc_pane_head_get_icon_name (LycPaneHead *self);
void lyc_pane_head_set_title (LycPaneHead *self, const char *title);
const char *lyc_pane_head_get_title (LycPaneHead *self);
void lyc_pane_head_set_subtitle (LycPaneHead *self, const char *subtitle);
const char *lyc_pane_head_get_subtitle (LycPaneHead *self);
void lyc_pane_head_set_count (LycPaneHead *self, guint count);
guint lyc_pane_head_get_count (LycPaneHead *self);

void lyc_pane_head_add_start (LycPaneHead *self, GtkWidget *widget);
void lyc_pane_head_add_action (LycPaneHead *self, GtkWidget *widget);

G_END_DECLS
