/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

const char *lyc_course_shape_fault (JsonObject *course, const char **field);
const char *lyc_quiz_shape_fault (JsonObject *quiz, const char **field);

G_END_DECLS
