/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "services.h"

G_BEGIN_DECLS

/* All that this person reported, the newest first, from the store: also without a network. */
#define LYC_TYPE_OWN_REPORTS (lyc_own_reports_get_type ())
G_DECLARE_FINAL_TYPE (LycOwnReports, lyc_own_reports, LYC, OWN_REPORTS, AdwPreferencesGroup)

GtkWidget *lyc_own_reports_new (LycServices *services);

G_END_DECLS
