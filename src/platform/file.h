/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "platform.h"

G_BEGIN_DECLS

gint64 lyc_file_drop (LycPlatform *platform, gint64 id, gint64 actor_id);

G_END_DECLS
