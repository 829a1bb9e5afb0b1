/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "quiz.h"

/**
 * LycQuiz:
 *
 * A quiz: its items and their options, never what is right. Fields as in data/api/openapi.yaml.
 */
struct _LycQuiz
{
  LycRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (LycQuiz, lyc_quiz, LYC_TYPE_RECORD)

static void
lyc_quiz_class_init (LycQuizClass *klass)
{
}

static void
lyc_quiz_init (LycQuiz *self)
{
}

const char *
lyc_quiz_get_lesson_id (LycQuiz *self)
{
  return lyc_record_get_string (LYC_RECORD (self), "lesson_id");
}

const char *
lyc_quiz_get_title (LycQuiz *self)
{
  return lyc_record_get_string (LYC_RECORD (self), "title");
}

const char *
lyc_quiz_get_quiz_kind (LycQuiz *self)
{
  return lyc_record_get_string (LYC_RECORD (self), "quiz_kind");
}

/* Returns: (transfer none) (nullable): items as in the API: id, text, item_kind, options[{id, text}] */
JsonArray *
lyc_quiz_get_items (LycQuiz *self)
{
  return lyc_record_get_array (LYC_RECORD (self), "items");
}
