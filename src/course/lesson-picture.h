/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "lesson.h"
#include "services.h"

G_BEGIN_DECLS

/* A picture of an article: it takes its room at once, and is decoded away from the window. */
#define LYC_TYPE_LESSON_PICTURE (lyc_lesson_picture_get_type ())
G_DECLARE_FINAL_TYPE (LycLessonPicture, lyc_lesson_picture, LYC, LESSON_PICTURE, GtkWidget)

GtkWidget *lyc_lesson_picture_new (LycServices *services, LycLesson *lesson, const char *name,
                                   const char *alt);

G_END_DECLS
