/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "platform.h"

G_BEGIN_DECLS

gboolean lyc_settings_flag (LycPlatform *platform, gint64 user_id, const char *name);

G_END_DECLS
