/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "platform.h"

G_BEGIN_DECLS

gboolean lyc_is_blocked (LycPlatform *platform, gint64 user_id, gint64 by_id);

G_END_DECLS
