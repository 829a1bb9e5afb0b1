/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A row of the window that shows what is not sent: where it belongs, how it stands, what it says,
 * and buttons. */
#define LYC_TYPE_UNSENT_ROW (lyc_unsent_row_get_type ())
G_DECLARE_FINAL_TYPE (LycUnsentRow, lyc_unsent_row, LYC, UNSENT_ROW, GtkListBoxRow)

GtkWidget *lyc_unsent_row_new (void);
void lyc_unsent_row_set (LycUnsentRow *self, const char *title, const char *state,
                         gboolean is_wrong, const char *text);
void lyc_unsent_row_set_progress (LycUnsentRow *self, double fraction);
GtkWidget *lyc_unsent_row_add_button (LycUnsentRow *self, const char *label, const char *icon,
                                      const char *action, const char *target);

G_END_DECLS
