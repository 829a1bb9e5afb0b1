/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "services.h"

G_BEGIN_DECLS

/* "3 of your cohort are at this lesson": a quiet line, there only while somebody is. Opened, it
 * names them and lets one hide. CSS: .lesson-people */
#define LYC_TYPE_LESSON_PEOPLE (lyc_lesson_people_get_type ())
G_DECLARE_FINAL_TYPE (LycLessonPeople, lyc_lesson_people, LYC, LESSON_PEOPLE, GtkWidget)

GtkWidget *lyc_lesson_people_new (LycServices *services);

G_END_DECLS
