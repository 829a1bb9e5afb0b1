/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LYC_TYPE_FLOW_ROW (lyc_flow_row_get_type ())
G_DECLARE_FINAL_TYPE (LycFlowRow, lyc_flow_row, LYC, FLOW_ROW, GtkWidget)

/* Chips in lines: as many side by side as fit, the rest below. Takes part in height-for-width, so
 * it is cheap in a timeline row. In .ui files children are added as usual. */

GtkWidget *lyc_flow_row_new (int spacing);
void lyc_flow_row_append (LycFlowRow *self, GtkWidget *child);
void lyc_flow_row_remove_all (LycFlowRow *self);

G_END_DECLS
