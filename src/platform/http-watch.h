/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  LYC_HTTP_WAITING, /* no byte of the next request yet */
  LYC_HTTP_HEAD,
  LYC_HTTP_BODY,
  LYC_HTTP_CHUNK_SIZE,
  LYC_HTTP_CHUNK,
  LYC_HTTP_CHUNK_END,
  LYC_HTTP_TRAILER,
  LYC_HTTP_TUNNEL, /* a WebSocket: no longer HTTP */
} LycHttpPhase;

/* Reads along on a connection and says no before libsoup sees a whole request: libsoup takes two
 * Host headers, a length beside chunks, bare line feeds, and bodies of any size. */
typedef struct {
  gsize max_head_bytes;
  guint max_head_fields;
  gsize max_body;
  gsize max_chunk_body; /* of PATCH …/content */
  GPtrArray *hosts;     /* (nullable): Host values that are answered */
  LycHttpPhase phase;
  GString *line;
  gsize head_bytes;
  guint lines;
  guint hosts_seen;
  guint lengths_seen;
  gboolean chunked;
  guint64 length;
  guint64 left;
  guint64 body_bytes;
  gsize body_limit;
} LycHttpWatch;

void lyc_http_watch_init (LycHttpWatch *watch);
void lyc_http_watch_clear (LycHttpWatch *watch);
guint lyc_http_watch_feed (LycHttpWatch *watch, const char *data, gsize length);

G_END_DECLS
