/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "services.h"

G_BEGIN_DECLS

/* Where a day begins: resume, what waits, the courses and the cohort's news. CSS: .home-page
 * Opens lessons by win.lesson-resume (s), threads by win.container-open (s). */
#define LYC_TYPE_HOME_PAGE (lyc_home_page_get_type ())
G_DECLARE_FINAL_TYPE (LycHomePage, lyc_home_page, LYC, HOME_PAGE, GtkWidget)

GtkWidget *lyc_home_page_new (LycServices *services);
void       lyc_home_page_set_cohort (LycHomePage *self, const char *cohort_id);

G_END_DECLS
