/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "course-draft.h"

G_BEGIN_DECLS

gboolean lyc_course_captions_take (LycDraftLesson *lesson, const char *name, const char *text,
                                   gsize length, GError **error);

G_END_DECLS
