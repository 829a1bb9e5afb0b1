/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "course-draft.h"

G_BEGIN_DECLS

char *lyc_course_requires_fault (LycCourseDraft *draft, JsonObject *lesson, GString *at);
char *lyc_course_certificate_fault (LycCourseDraft *draft, GString *at);
char *lyc_course_requires_text (JsonObject *lesson, GHashTable *lesson_uuids);
char *lyc_course_certificate_text (LycCourseDraft *draft, GHashTable *lesson_uuids);

G_END_DECLS
