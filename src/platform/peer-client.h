/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "platform.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Lets the sandbox's peers act through the platform's own routes, as people do. */
typedef struct _LycPeerClient LycPeerClient;

LycPeerClient *lyc_peer_client_new (LycPlatform *platform);
void lyc_peer_client_free (LycPeerClient *client);
void lyc_peer_client_send (LycPeerClient *client, gint64 user_id, const char *method,
                           const char *path, JsonObject *body);

G_END_DECLS
