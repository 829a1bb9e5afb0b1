/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* What a frame asks of the client beside what it says. */
gboolean lyc_frame_is_new (JsonObject *frame);
gboolean    lyc_frame_changes_sight (JsonObject *frame, const char *user_id);
const char *lyc_frame_get_changed_id (JsonObject *frame);

G_END_DECLS
