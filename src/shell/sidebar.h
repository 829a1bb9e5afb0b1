/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "services.h"

G_BEGIN_DECLS

/* Where one can go: home, courses, cohorts, direct messages. As a rail it shows faces only.
 * CSS: .sidebar, .rail */
#define LYC_TYPE_SIDEBAR (lyc_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (LycSidebar, lyc_sidebar, LYC, SIDEBAR, GtkWidget)

GtkWidget *lyc_sidebar_new (LycServices *services, gboolean rail);
void lyc_sidebar_set_moderation (LycSidebar *self, gboolean needed, guint count);
void lyc_sidebar_set_cohort (LycSidebar *self, const char *cohort_id);

G_END_DECLS
