/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cohort.h"
#include "container.h"
#include "course.h"
#include "services.h"

G_BEGIN_DECLS

/* A place in the sidebar, or in its rail where only its face shows. Activating it does its action.
 * CSS: .sidebar-row or .rail-row, .selected */
#define LYC_TYPE_SIDEBAR_ROW (lyc_sidebar_row_get_type ())
G_DECLARE_FINAL_TYPE (LycSidebarRow, lyc_sidebar_row, LYC, SIDEBAR_ROW, GtkListBoxRow)

GtkWidget *lyc_sidebar_row_new_place (const char *icon_name, const char *title, const char *action,
                                      gboolean rail);
GtkWidget *lyc_sidebar_row_new_cohort (LycServices *services, LycCohort *cohort, gboolean rail);
GtkWidget *lyc_sidebar_row_new_course (LycServices *services, LycCourse *course, gboolean rail);
GtkWidget *lyc_sidebar_row_new_direct (LycServices *services, LycContainer *direct, gboolean rail);
void lyc_sidebar_row_set_count (LycSidebarRow *self, guint count);
void lyc_sidebar_row_activate (LycSidebarRow *self);
void lyc_sidebar_row_select_target (LycSidebarRow *self, const char *target);

G_END_DECLS
