/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "platform.h"

G_BEGIN_DECLS

void lyc_post_version_keep (LycPlatform *platform, gint64 post_id);
void lyc_post_versions_drop (LycPlatform *platform, gint64 post_id);

G_END_DECLS
