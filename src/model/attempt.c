/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "attempt.h"

/**
 * LycAttempt:
 *
 * The learner's answers to a quiz, with feedback where it may be known. Fields as in
 * data/api/openapi.yaml.
 */
struct _LycAttempt
{
  LycRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (LycAttempt, lyc_attempt, LYC_TYPE_RECORD)

static void
lyc_attempt_class_init (LycAttemptClass *klass)
{
}

static void
lyc_attempt_init (LycAttempt *self)
{
}

const char *
lyc_attempt_get_quiz_id (LycAttempt *self)
{
  return lyc_record_get_string (LYC_RECORD (self), "quiz_id");
}

const char *
lyc_attempt_get_lesson_id (LycAttempt *self)
{
  return lyc_record_get_string (LYC_RECORD (self), "lesson_id");
}

const char *
lyc_attempt_get_state (LycAttempt *self)
{
  return lyc_record_get_string (LYC_RECORD (self), "state");
}

gint64
lyc_attempt_get_started_at (LycAttempt *self)
{
  return lyc_record_get_int (LYC_RECORD (self), "started_at");
}

gint64
lyc_attempt_get_right_count (LycAttempt *self)
{
  return lyc_record_get_int (LYC_RECORD (self), "right_count");
}

/* Returns: whether the platform has counted the right answers yet */
gboolean
lyc_attempt_is_counted (LycAttempt *self)
{
  JsonObject *fields = lyc_record_get_fields (LYC_RECORD (self));

  return fields != NULL && json_object_has_member (fields, "right_count")
         && !json_object_get_null_member (fields, "right_count");
}

gint64
lyc_attempt_get_item_count (LycAttempt *self)
{
  return lyc_record_get_int (LYC_RECORD (self), "item_count");
}

/* Returns: whether so many answers were right that the quiz is passed */
gboolean
lyc_attempt_is_passed (LycAttempt *self)
{
  return lyc_record_get_bool (LYC_RECORD (self), "passed");
}

/* Returns: when its time is over, by the platform's clock; 0: never */
gint64
lyc_attempt_get_deadline_at (LycAttempt *self)
{
  return lyc_record_get_int (LYC_RECORD (self), "deadline_at");
}

/* Returns: (transfer none) (nullable): item id -> array of option ids, or text */
JsonObject *
lyc_attempt_get_answers (LycAttempt *self)
{
  return lyc_record_get_object (LYC_RECORD (self), "answers");
}

/* Returns: whether the person has asked how the answer to the item is, as it stands */
gboolean
lyc_attempt_is_checked (LycAttempt *self, const char *item_id)
{
  return lyc_record_has_string (LYC_RECORD (self), "checked", item_id);
}

/* Returns: (transfer none) (nullable): item id -> quiz_feedback of the API */
JsonObject *
lyc_attempt_get_feedback (LycAttempt *self)
{
  return lyc_record_get_object (LYC_RECORD (self), "feedback");
}
