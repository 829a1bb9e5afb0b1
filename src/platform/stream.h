/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "guard-stream.h"
#include "scope.h"

#include <libsoup/soup.h>

G_BEGIN_DECLS

/* Every open socket, and the end of the log in memory that they send from. */
LycStreamHub *lyc_stream_hub_new (LycPlatform *platform);
void lyc_stream_hub_free (LycStreamHub *hub);

gboolean lyc_stream_hub_make_room (LycStreamHub *hub, gint64 user_id);
guint lyc_stream_hub_size (LycStreamHub *hub);
void lyc_stream_hub_add (LycStreamHub *hub, SoupWebsocketConnection *connection,
                         LycGuardStream *guard, gint64 user_id, gint64 device_id);
void lyc_stream_hub_look_for_others (LycStreamHub *hub);
void lyc_stream_hub_committed (LycStreamHub *hub, GPtrArray *entries);
void lyc_stream_hub_scopes_changed (LycStreamHub *hub, gint64 user_id);
void lyc_stream_hub_revoked (LycStreamHub *hub, gint64 user_id, gint64 device_id);
void lyc_stream_hub_close_all (LycStreamHub *hub, gushort code, const char *reason);

G_END_DECLS
