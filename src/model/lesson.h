/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record.h"

G_BEGIN_DECLS

#define LYC_TYPE_LESSON (lyc_lesson_get_type ())
G_DECLARE_FINAL_TYPE (LycLesson, lyc_lesson, LYC, LESSON, LycRecord)

const char *lyc_lesson_get_course_id (LycLesson *self);
gint64      lyc_lesson_get_number (LycLesson *self);
const char *lyc_lesson_get_title (LycLesson *self);
const char *lyc_lesson_get_lesson_kind (LycLesson *self);
const char *lyc_lesson_get_summary (LycLesson *self);
gint64      lyc_lesson_get_duration_ms (LycLesson *self);
const char *lyc_lesson_get_asset_id (LycLesson *self);
const char *lyc_lesson_get_quiz_id (LycLesson *self);
const char *lyc_lesson_get_article (LycLesson *self);
const char *lyc_lesson_get_web_url (LycLesson *self);
JsonObject *lyc_lesson_find_picture (LycLesson *self, const char *name);
guint lyc_lesson_get_n_points (LycLesson *self);
const char *lyc_lesson_get_point (LycLesson *self, guint i, const char **text);

guint lyc_lesson_get_n_requires (LycLesson *self);
const char *lyc_lesson_get_nth_requires (LycLesson *self, guint i);

G_END_DECLS
