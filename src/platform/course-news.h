/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "platform.h"

G_BEGIN_DECLS

void lyc_course_tell (LycPlatform *platform, gint64 course_id);

G_END_DECLS
