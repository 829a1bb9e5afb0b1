/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "container.h"

G_BEGIN_DECLS

/* Threads within this of the moment that plays belong to it. */
#define LYC_MOMENT_REACH_MS 30000
/* How long a thread stays lit whose anchor has no length. */
#define LYC_MOMENT_SPAN_MS 5000

gboolean lyc_moment_is_near (LycContainer *thread, const char *asset_id, gint64 position_ms);
gboolean lyc_moment_is_now (LycContainer *thread, const char *asset_id, gint64 position_ms);
int      lyc_moment_compare (LycContainer *a, LycContainer *b);

G_END_DECLS
