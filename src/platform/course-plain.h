/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "course-draft.h"

G_BEGIN_DECLS

JsonNode *lyc_course_plain (const char *folder, GPtrArray *names, const LycImportOptions *options,
                            GError **error);

G_END_DECLS
