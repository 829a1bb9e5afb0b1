/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "services.h"

G_BEGIN_DECLS

/* The cohort's workspace: its mission, tasks, files and people. CSS: .workspace-page */
#define LYC_TYPE_WORKSPACE_PAGE (lyc_workspace_page_get_type ())
G_DECLARE_FINAL_TYPE (LycWorkspacePage, lyc_workspace_page, LYC, WORKSPACE_PAGE, GtkWidget)

GtkWidget *lyc_workspace_page_new (LycServices *services);
void       lyc_workspace_page_set_cohort (LycWorkspacePage *self, const char *cohort_id);

G_END_DECLS
