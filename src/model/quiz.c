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

/* Returns: how often it may be taken; 0: as often as one likes */
gint64
lyc_quiz_get_max_tries (LycQuiz *self)
{
  return lyc_record_get_int (LYC_RECORD (self), "max_tries");
}

/* Returns: how long an attempt may take; 0: as long as one likes */
gint64
lyc_quiz_get_time_limit_ms (LycQuiz *self)
{
  return lyc_record_get_int (LYC_RECORD (self), "time_limit_ms");
}

/* Returns: how many in a hundred questions must be right */
gint64
lyc_quiz_get_pass_percent (LycQuiz *self)
{
  return lyc_record_get_int (LYC_RECORD (self), "pass_percent");
}

guint
lyc_quiz_get_n_items (LycQuiz *self)
{
  JsonArray *items = lyc_quiz_get_items (self);

  return items != NULL ? json_array_get_length (items) : 0;
}

/* Returns: (transfer none) (nullable): items as in the API: id, text, item_kind, unit?,
 * options[{id, text}] */
JsonArray *
lyc_quiz_get_items (LycQuiz *self)
{
  return lyc_record_get_array (LYC_RECORD (self), "items");
}
