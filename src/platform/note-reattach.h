/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "platform.h"

G_BEGIN_DECLS

void lyc_reattach_note (LycPlatform *platform, gint64 asset_id, gint64 id);
void lyc_reattach_notes (LycPlatform *platform, gint64 asset_id);

G_END_DECLS
