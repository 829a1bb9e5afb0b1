/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "course-draft.h"

G_BEGIN_DECLS

/* A picture of an article. */
typedef struct
{
  char *name;       /* as the text has it */
  char *path;       /* in the folder */
  const char *type; /* once it was looked at */
  guint width;
  guint height;
  gint64 size; /* once it is kept */
  char *sum;
} LycDraftPicture;

GPtrArray *lyc_course_pictures_new (void);
gboolean lyc_course_pictures_read (LycDraftLesson *lesson, const char *article_name,
                                   LycCourseFolder *folder, GError **error);
gboolean lyc_course_pictures_keep (LycDraftLesson *lesson, LycCourseFolder *again,
                                   const char *assets, GPtrArray *fresh, GError **error);
char *lyc_course_pictures_text (LycDraftLesson *lesson, const char *before);

G_END_DECLS
