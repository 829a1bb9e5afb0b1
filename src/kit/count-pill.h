/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LYC_TYPE_COUNT_PILL (lyc_count_pill_get_type ())
G_DECLARE_FINAL_TYPE (LycCountPill, lyc_count_pill, LYC, COUNT_PILL, GtkWidget)

/* A number of unread things in the accent colour; hidden at 0, "99+" above 99.
 * Property: `count` (uint). */

GtkWidget *lyc_count_pill_new (void);
void lyc_count_pill_set_count (LycCountPill *self, guint count);
guint lyc_count_pill_get_count (LycCountPill *self);

G_END_DECLS
