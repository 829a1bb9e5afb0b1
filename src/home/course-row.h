/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "course.h"
#include "services.h"

G_BEGIN_DECLS

/* One of the learner's courses and how far they are. Opens its next lesson. CSS: .course-row */
#define LYC_TYPE_COURSE_ROW (lyc_course_row_get_type ())
G_DECLARE_FINAL_TYPE (LycCourseRow, lyc_course_row, LYC, COURSE_ROW, GtkListBoxRow)

GtkWidget *lyc_course_row_new (LycServices *services, LycCourse *course);
char      *lyc_course_row_dup_next_lesson (LycCourseRow *self);

G_END_DECLS
