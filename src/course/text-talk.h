/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "results.h"

G_BEGIN_DECLS

guint lyc_text_talk_count (LycResults *threads, const char *block, gint64 page);

G_END_DECLS
