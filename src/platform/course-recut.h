/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "platform.h"

G_BEGIN_DECLS

void lyc_course_recut (LycPlatform *platform, gint64 asset_id);

G_END_DECLS
