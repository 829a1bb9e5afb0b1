/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* What a quiz is judged by: the columns keys and grading. */
typedef struct
{
  JsonObject *keys;
  JsonObject *grading;
} LycQuizKey;

void lyc_quiz_key_init (LycQuizKey *self, const char *keys, const char *grading);
void lyc_quiz_key_clear (LycQuizKey *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LycQuizKey, lyc_quiz_key_clear)

JsonObject *lyc_quiz_object (const char *text);
gboolean lyc_quiz_key_has (const LycQuizKey *self, const char *item);
gboolean lyc_quiz_key_wants_text (const LycQuizKey *self, const char *item);
gboolean lyc_quiz_key_fits (const LycQuizKey *self, const char *item, JsonNode *answer);
gboolean lyc_quiz_key_is_right (const LycQuizKey *self, const char *item, JsonNode *answer);
JsonObject *lyc_quiz_key_feedback (const LycQuizKey *self, const char *item, JsonNode *answer,
                                   gboolean all);

G_END_DECLS
