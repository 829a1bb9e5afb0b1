/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "platform.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

gboolean lyc_journey_set (LycPlatform *platform, gint64 cohort_id, JsonArray *given,
                          GError **error);

G_END_DECLS
