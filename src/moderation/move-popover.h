/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "services.h"

G_BEGIN_DECLS

/* Where a post can go: the other conversations of its cohort, the newest first, found by a word.
 * Signal "chosen" (container id). */
#define LYC_TYPE_MOVE_POPOVER (lyc_move_popover_get_type ())
G_DECLARE_FINAL_TYPE (LycMovePopover, lyc_move_popover, LYC, MOVE_POPOVER, GtkPopover)

GtkWidget *lyc_move_popover_new (LycServices *services);
void lyc_move_popover_set_place (LycMovePopover *self, const char *cohort_id, const char *from_id);

G_END_DECLS
