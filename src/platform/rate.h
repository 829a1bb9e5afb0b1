/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "platform.h"

G_BEGIN_DECLS

gint64 lyc_rate_take (LycPlatform *platform, const char *key, gint64 per_minute);
void lyc_rate_load (LycPlatform *platform);
void lyc_rate_save (LycPlatform *platform);

G_END_DECLS
