/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "report.h"
#include "services.h"

G_BEGIN_DECLS

/* What this person reported, and what became of it; it leads to the post. Who decided is not said. */
#define LYC_TYPE_OWN_REPORT_ROW (lyc_own_report_row_get_type ())
G_DECLARE_FINAL_TYPE (LycOwnReportRow, lyc_own_report_row, LYC, OWN_REPORT_ROW, AdwActionRow)

GtkWidget *lyc_own_report_row_new (LycServices *services, LycReport *report);

G_END_DECLS
