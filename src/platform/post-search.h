/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "platform.h"

G_BEGIN_DECLS

void lyc_post_search_file (LycPlatform *platform, gint64 post_id);

G_END_DECLS
