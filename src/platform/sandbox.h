/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "platform.h"

G_BEGIN_DECLS

#define LYC_SANDBOX_LEARNER "you"

gboolean lyc_sandbox_fill (LycPlatform *platform, GError **error);
gboolean lyc_sandbox_refill (LycPlatform *platform, GError **error);
char *lyc_sandbox_folder (void);
void lyc_sandbox_add_notice (LycPlatform *platform, JsonObject *container, guint i, gint64 post_id,
                             gint64 at);
char *lyc_sandbox_mentions (LycPlatform *platform, const char *body);

G_END_DECLS
