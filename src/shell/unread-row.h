/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "services.h"

G_BEGIN_DECLS

/* A place with something unread: what it is called, why it counts, and how much. CSS: .unread-row */
#define LYC_TYPE_UNREAD_ROW (lyc_unread_row_get_type ())
G_DECLARE_FINAL_TYPE (LycUnreadRow, lyc_unread_row, LYC, UNREAD_ROW, GtkListBoxRow)

GtkWidget  *lyc_unread_row_new (LycServices *services, const LycLedgerEntry *entry);
const char *lyc_unread_row_get_container (LycUnreadRow *self);

G_END_DECLS
