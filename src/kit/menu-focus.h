/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Brings the keyboard's focus back to a menu's button when the menu closes. GTK forgets to where a
 * choice in a submenu was made: the focus stays in the hidden menu then, and no key reaches
 * anything. */
void lyc_menu_focus_keep (GtkMenuButton *button);

G_END_DECLS
