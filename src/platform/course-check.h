/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "course-draft.h"

G_BEGIN_DECLS

char *lyc_course_slug (JsonObject *course);
char *lyc_course_slug_of (const char *title);
char *lyc_course_lesson_fault (LycCourseDraft *draft, LycDraftLesson *lesson, GString *at);
gboolean lyc_course_has_moment (LycCourseDraft *draft, const char *slug, gint64 start_ms);
char *lyc_course_quiz_fault (LycCourseDraft *draft, JsonObject *quiz, GString *at);
char *lyc_course_article_fault (LycCourseDraft *draft, const char *article, guint *line);

G_END_DECLS
