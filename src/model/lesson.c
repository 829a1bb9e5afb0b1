/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lesson.h"

/**
 * LycLesson:
 *
 * A lesson: video, article, quiz or a kind this version does not know. Fields as in data/api/openapi.yaml.
 */
struct _LycLesson
{
  LycRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (LycLesson, lyc_lesson, LYC_TYPE_RECORD)

static void
lyc_lesson_class_init (LycLessonClass *klass)
{
}

static void
lyc_lesson_init (LycLesson *self)
{
}

const char *
lyc_lesson_get_course_id (LycLesson *self)
{
  return lyc_record_get_string (LYC_RECORD (self), "course_id");
}

gint64
lyc_lesson_get_number (LycLesson *self)
{
  return lyc_record_get_int (LYC_RECORD (self), "number");
}

const char *
lyc_lesson_get_title (LycLesson *self)
{
  return lyc_record_get_string (LYC_RECORD (self), "title");
}

const char *
lyc_lesson_get_lesson_kind (LycLesson *self)
{
  return lyc_record_get_string (LYC_RECORD (self), "lesson_kind");
}

const char *
lyc_lesson_get_summary (LycLesson *self)
{
  return lyc_record_get_string (LYC_RECORD (self), "summary");
}

gint64
lyc_lesson_get_duration_ms (LycLesson *self)
{
  return lyc_record_get_int (LYC_RECORD (self), "duration_ms");
}

const char *
lyc_lesson_get_asset_id (LycLesson *self)
{
  return lyc_record_get_string (LYC_RECORD (self), "asset_id");
}

const char *
lyc_lesson_get_quiz_id (LycLesson *self)
{
  return lyc_record_get_string (LYC_RECORD (self), "quiz_id");
}

const char *
lyc_lesson_get_article (LycLesson *self)
{
  return lyc_record_get_string (LYC_RECORD (self), "article");
}
