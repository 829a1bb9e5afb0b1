/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "moderation-case.h"
#include "services.h"

G_BEGIN_DECLS

/* One case in the list: who wrote it, how it begins, and why it was reported. CSS: .case-row */
#define LYC_TYPE_CASE_ROW (lyc_case_row_get_type ())
G_DECLARE_FINAL_TYPE (LycCaseRow, lyc_case_row, LYC, CASE_ROW, GtkListBoxRow)

GtkWidget *lyc_case_row_new (LycServices *services, LycModerationCase *item);
LycModerationCase *lyc_case_row_get_case (LycCaseRow *self);

G_END_DECLS
