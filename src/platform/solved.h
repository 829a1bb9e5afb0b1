/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "platform.h"

G_BEGIN_DECLS

JsonArray *lyc_solved_months (LycPlatform *platform, gint64 scope_id);

G_END_DECLS
