/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "platform.h"

#include <libsoup/soup.h>

G_BEGIN_DECLS

typedef struct _LycServer LycServer;

typedef struct {
  const char *listen; /* address, NULL for loopback */
  guint16 port;       /* 0 for a free one */
  GTlsCertificate *certificate;
  gboolean behind_proxy;
  const char *issuer; /* what clients see, NULL to make it from address and port */
} LycServerOptions;

LycServer *lyc_server_start (LycPlatform *platform, const LycServerOptions *options,
                             GError **error);
void lyc_server_stop (LycServer *server, GSourceFunc stopped, gpointer data);
guint16 lyc_server_get_port (LycServer *server);
void lyc_server_free (LycServer *server);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LycServer, lyc_server_free)

/* dispatch.c */
gboolean lyc_dispatch_stream (LycPlatform *platform, SoupServerMessage *message, gint64 *user_id,
                              gint64 *device_id);

G_END_DECLS
