/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define LYC_COURSE_MAX_TIME_MS 86400000

char *lyc_course_shape_fault (JsonNode *course, GString *at);
char *lyc_quiz_shape_fault (JsonNode *quiz, GString *at);
gboolean lyc_course_is_shown (gunichar c);
char *lyc_course_shown (const char *text);
gboolean lyc_course_is_path (const char *text);
gboolean lyc_course_is_language (const char *text);

G_END_DECLS
