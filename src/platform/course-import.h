/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "course-draft.h"
#include "platform.h"

G_BEGIN_DECLS

gint64 lyc_course_import (LycPlatform *platform, LycCourseDraft *draft);

G_END_DECLS
