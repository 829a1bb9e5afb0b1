/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "handlers.h"

#define END { NULL, LYC_FIELD_END }

static const LycField register_fields[] = { { "cursor", LYC_FIELD_TEXT, FALSE, 1, 200 }, END };

#define OPEN LYC_ROUTE_OPEN
#define FORM (LYC_ROUTE_OPEN | LYC_ROUTE_FORM)

/* method, path, operation, resource, action, target, target kind, rate, flags, fields, handler */
static const LycRoute routes[] = {
  { "GET", "/v1/server", "server.read", NULL, NULL, NULL, NULL, LYC_RATE_NONE, OPEN, NULL,
    lyc_handle_server_read },
  { "GET", "/oauth/authorize", "sign_in.form", NULL, NULL, NULL, NULL, LYC_RATE_NONE, OPEN, NULL,
    lyc_handle_sign_in_form },
  { "POST", "/oauth/authorize", "sign_in.submit", NULL, NULL, NULL, NULL, LYC_RATE_NONE,
    FORM | LYC_ROUTE_LATE, NULL, lyc_handle_sign_in_submit },
  { "POST", "/oauth/token", "sign_in.token", NULL, NULL, NULL, NULL, LYC_RATE_NONE, FORM, NULL,
    lyc_handle_sign_in_token },
  { "POST", "/oauth/revoke", "sign_in.revoke", NULL, NULL, NULL, NULL, LYC_RATE_NONE, FORM, NULL,
    lyc_handle_sign_in_revoke },
  { "POST", "/v1/register", "sync.register", "sync", "read", NULL, NULL, LYC_RATE_READ, 0,
    register_fields, lyc_handle_sync_register },
  { "GET", "/v1/snapshot", "sync.snapshot", "sync", "read", NULL, NULL, LYC_RATE_READ, 0, NULL,
    lyc_handle_sync_snapshot },
  { "GET", "/v1/sync", "sync.changes", "sync", "read", NULL, NULL, LYC_RATE_READ, 0, NULL,
    lyc_handle_sync_changes },
  { "GET", "/v1/stream", "stream.open", "stream", "open", NULL, NULL, LYC_RATE_READ, 0, NULL,
    lyc_handle_stream_open },
};

const LycRoute *
lyc_routes_get (guint *count)
{
  *count = G_N_ELEMENTS (routes);
  return routes;
}
