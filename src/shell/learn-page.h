/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "services.h"

G_BEGIN_DECLS

/* The learner's courses, and the lessons of the one that is chosen. CSS: .learn-page
 * Opens lessons by win.lesson-open (s) and win.lesson-resume (s). */
#define LYC_TYPE_LEARN_PAGE (lyc_learn_page_get_type ())
G_DECLARE_FINAL_TYPE (LycLearnPage, lyc_learn_page, LYC, LEARN_PAGE, GtkWidget)

GtkWidget *lyc_learn_page_new (LycServices *services);
void lyc_learn_page_set_course (LycLearnPage *self, const char *course_id);
const char *lyc_learn_page_get_course (LycLearnPage *self);

G_END_DECLS
