/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* A quiz of a course folder, cut into what learners get and what stays. Free the texts. */
typedef struct
{
  char *items;   /* [{id, text, item_kind, unit?, options: [{id, text}]}] */
  char *keys;    /* {item: {option: {right, text, lesson_id, start_ms}}} */
  char *grading; /* {item: {answer, tolerance | accepted, fold | order, right, wrong}} */
} LycQuizParts;

void lyc_course_quiz_split (JsonObject *quiz, const char *before, GHashTable *lesson_uuids,
                            LycQuizParts *parts);
void lyc_quiz_parts_clear (LycQuizParts *parts);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LycQuizParts, lyc_quiz_parts_clear)

G_END_DECLS
