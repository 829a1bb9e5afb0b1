/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "platform.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

void lyc_recording_describe (LycPlatform *platform, const char *sha256, JsonObject *object);

G_END_DECLS
