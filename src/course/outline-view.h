/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "services.h"

G_BEGIN_DECLS

/* The course's modules and lessons with how far the learner is. A row opens its lesson by the action
 * win.lesson-open (s). CSS: .outline-view */
#define LYC_TYPE_OUTLINE_VIEW (lyc_outline_view_get_type ())
G_DECLARE_FINAL_TYPE (LycOutlineView, lyc_outline_view, LYC, OUTLINE_VIEW, GtkWidget)

GtkWidget *lyc_outline_view_new (LycServices *services);
void       lyc_outline_view_set_course (LycOutlineView *self, const char *course_id);
void       lyc_outline_view_set_lesson (LycOutlineView *self, const char *lesson_id);

G_END_DECLS
