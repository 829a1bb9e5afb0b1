/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "platform.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

gboolean lyc_first_try_add (LycPlatform *platform, gint64 user_id, gint64 quiz_id, const char *item,
                            gboolean right);
int lyc_first_try_percent (LycPlatform *platform, gint64 user_id, gint64 quiz_id, const char *item);
gboolean lyc_first_try_made (LycPlatform *platform, gint64 user_id, const char *item);

G_END_DECLS
