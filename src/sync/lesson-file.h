/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "connector.h"
#include "library.h"

G_BEGIN_DECLS

/* A file of a lesson: where it comes from, and where in the cache it is kept. */
typedef struct
{
  LycBytes bytes;
  LycRecord *lesson;
  LycRecord *asset;
  GFile *kept;
} LycLessonFile;

gboolean lyc_lesson_file_find (LycLessonFile *self, LycLibrary *library, const char *cache_dir,
                               const char *lesson_id, const char *name);
void lyc_lesson_file_clear (LycLessonFile *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LycLessonFile, lyc_lesson_file_clear)

G_END_DECLS
