/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "course-draft.h"

G_BEGIN_DECLS

gboolean lyc_course_files_take (LycCourseDraft *draft, LycCourseFolder *folder,
                                const LycImportOptions *options, char **place, GError **error);

G_END_DECLS
