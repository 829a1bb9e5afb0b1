/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record.h"

G_BEGIN_DECLS

#define LYC_TYPE_COURSE (lyc_course_get_type ())
G_DECLARE_FINAL_TYPE (LycCourse, lyc_course, LYC, COURSE, LycRecord)

const char *lyc_course_get_title (LycCourse *self);
const char *lyc_course_get_summary (LycCourse *self);
const char *lyc_course_get_language (LycCourse *self);
gint64      lyc_course_get_lesson_count (LycCourse *self);
guint       lyc_course_get_n_can (LycCourse *self);
const char *lyc_course_get_nth_can (LycCourse *self, guint i);
gboolean    lyc_course_can (LycCourse *self, const char *action);
guint       lyc_course_get_n_modules (LycCourse *self);
const char *lyc_course_get_module (LycCourse *self, guint i, JsonArray **lesson_ids);

/* What a course certifies to whoever completed its lessons; all is borrowed. */
typedef struct
{
  const char *title;
  JsonArray *lesson_ids;
  gint64 valid_days; /* 0: for ever */
} LycCourseCertificate;

gboolean lyc_course_get_certificate (LycCourse *self, LycCourseCertificate *certificate);

G_END_DECLS
