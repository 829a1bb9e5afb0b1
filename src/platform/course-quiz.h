/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

void lyc_course_quiz_split (JsonObject *quiz, const char *before, GHashTable *lesson_uuids,
                            char **items, char **keys);

G_END_DECLS
