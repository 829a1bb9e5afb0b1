/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "event-log.h"
#include "view.h"

G_BEGIN_DECLS

gint64 lyc_change (LycPlatform *platform, const char *type, const char *kind, gint64 scope_id,
                   gint64 id, const char *uuid, gint64 actor_id);
char *lyc_uuid_of (LycPlatform *platform, const char *kind, gint64 id);
gint64 lyc_user_scope_of (LycPlatform *platform, gint64 user_id);
JsonObject *lyc_view_new (const char *kind, const char *uuid, gint64 rev);
JsonArray *lyc_json_text_array (LycPlatform *platform, const char *sql, gint64 id);
GArray *lyc_ids_in_scope (LycPlatform *platform, const char *sql, const LycStanding *standing);

G_END_DECLS
