/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "course-draft.h"
#include "course-links.h"

G_BEGIN_DECLS

char *lyc_course_checklist_fault (LycCourseDraft *draft, JsonObject *lesson, GString *at);
char *lyc_course_checklist_text (JsonObject *lesson, const char *before, LycCourseLinkFunc link_of,
                                 gpointer user_data);

G_END_DECLS
