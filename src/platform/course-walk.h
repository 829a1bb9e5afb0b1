/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "course-folder.h"

G_BEGIN_DECLS

GPtrArray *lyc_course_folder_list (LycCourseFolder *folder, GError **error);

G_END_DECLS
