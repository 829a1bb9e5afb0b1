/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "course.h"

#include "json-read.h"

/**
 * LycCourse:
 *
 * A course with its modules. Fields as in data/api/openapi.yaml.
 */
struct _LycCourse
{
  LycRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (LycCourse, lyc_course, LYC_TYPE_RECORD)

static void
lyc_course_class_init (LycCourseClass *klass)
{
}

static void
lyc_course_init (LycCourse *self)
{
}

const char *
lyc_course_get_title (LycCourse *self)
{
  return lyc_record_get_string (LYC_RECORD (self), "title");
}

const char *
lyc_course_get_summary (LycCourse *self)
{
  return lyc_record_get_string (LYC_RECORD (self), "summary");
}

const char *
lyc_course_get_language (LycCourse *self)
{
  return lyc_record_get_string (LYC_RECORD (self), "language");
}

gint64
lyc_course_get_lesson_count (LycCourse *self)
{
  return lyc_record_get_int (LYC_RECORD (self), "lesson_count");
}

guint
lyc_course_get_n_can (LycCourse *self)
{
  return lyc_record_get_n_strings (LYC_RECORD (self), "can");
}

const char *
lyc_course_get_nth_can (LycCourse *self, guint i)
{
  return lyc_record_get_nth_string (LYC_RECORD (self), "can", i);
}

/* Whether the person may do @action here, a word such as "post.create" of the API's description. */
gboolean
lyc_course_can (LycCourse *self, const char *action)
{
  return lyc_record_has_string (LYC_RECORD (self), "can", action);
}

guint
lyc_course_get_n_modules (LycCourse *self)
{
  return lyc_record_get_n_strings (LYC_RECORD (self), "modules");
}

/* Returns: (transfer none): the title of module @i; @lesson_ids (nullable) are its lessons in order */
const char *
lyc_course_get_module (LycCourse *self, guint i, JsonArray **lesson_ids)
{
  JsonObject *module = lyc_record_get_nth_object (LYC_RECORD (self), "modules", i);

  *lesson_ids = module != NULL && json_object_has_member (module, "lesson_ids")
                    ? lyc_json_array (module, "lesson_ids")
                    : NULL;
  return module != NULL ? lyc_json_text (module, "title", "") : "";
}

/**
 * lyc_course_get_certificate:
 * @certificate: (out caller-allocates): what the course certifies
 *
 * Returns: %FALSE where it certifies nothing
 */
gboolean
lyc_course_get_certificate (LycCourse *self, LycCourseCertificate *certificate)
{
  JsonObject *object = lyc_record_get_object (LYC_RECORD (self), "certificate");
  JsonNode *ids = object != NULL ? json_object_get_member (object, "lesson_ids") : NULL;

  if (ids == NULL || !JSON_NODE_HOLDS_ARRAY (ids))
    return FALSE;
  certificate->title = lyc_json_text (object, "title", "");
  certificate->lesson_ids = json_node_get_array (ids);
  certificate->valid_days = lyc_json_int (object, "valid_days", 0);
  return TRUE;
}
