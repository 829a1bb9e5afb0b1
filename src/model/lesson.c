/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lesson.h"

#include "json-read.h"

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

/* Returns: (transfer none): where a browser shows it; "" where the platform has no such page */
const char *
lyc_lesson_get_web_url (LycLesson *self)
{
  return lyc_record_get_string (LYC_RECORD (self), "web_url");
}

/* Returns: (transfer none) (nullable): the picture that the article calls @name: id, sha256, size,
 * width, height */
JsonObject *
lyc_lesson_find_picture (LycLesson *self, const char *name)
{
  JsonObject *picture;

  for (guint i = 0;
       (picture = lyc_record_get_nth_object (LYC_RECORD (self), "pictures", i)) != NULL; i++)
    if (g_strcmp0 (lyc_json_text (picture, "name", NULL), name) == 0)
      return picture;
  return NULL;
}

/* Returns: how many points a checklist has */
guint
lyc_lesson_get_n_points (LycLesson *self)
{
  return lyc_record_get_n_strings (LYC_RECORD (self), "checklist");
}

/**
 * lyc_lesson_get_point:
 * @text: (out) (transfer none): Markdown without blocks
 *
 * Returns: (transfer none): the id of point @i of a checklist
 */
const char *
lyc_lesson_get_point (LycLesson *self, guint i, const char **text)
{
  JsonObject *point = lyc_record_get_nth_object (LYC_RECORD (self), "checklist", i);

  *text = point != NULL ? lyc_json_text (point, "text", "") : "";
  return point != NULL ? lyc_json_text (point, "id", "") : "";
}

/* Returns: how many earlier lessons this one builds on */
guint
lyc_lesson_get_n_requires (LycLesson *self)
{
  return lyc_record_get_n_strings (LYC_RECORD (self), "requires");
}

const char *
lyc_lesson_get_nth_requires (LycLesson *self, guint i)
{
  return lyc_record_get_nth_string (LYC_RECORD (self), "requires", i);
}
