/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>
#include <libsoup/soup.h>

#include "error-code.h"

G_BEGIN_DECLS

/* A request as the API's description has it. All texts are borrowed for the call. */
typedef struct
{
  const char *method;
  const char *path; /* with its query */
  const char *key;  /* nullable: Idempotency-Key */
  gint64 offset;    /* Upload-Offset; -1: none */
  GBytes *body;     /* nullable */
  const char *media_type;
  gboolean anonymous; /* no Authorization */
  const char *range;  /* nullable: Range */
  const char *match;  /* nullable: If-Match */
} LycRequest;

#define LYC_TYPE_HTTP (lyc_http_get_type ())
G_DECLARE_FINAL_TYPE (LycHttp, lyc_http, LYC, HTTP, GObject)

LycHttp     *lyc_http_new (const char *base_url, GError **error);
const char  *lyc_http_get_base (LycHttp *self);
void         lyc_http_set_tokens (LycHttp *self, const char *access, gint64 expires_in_s,
                                  const char *refresh);
const char  *lyc_http_get_access (LycHttp *self);
const char  *lyc_http_get_refresh (LycHttp *self);
SoupSession *lyc_http_get_session (LycHttp *self);
char        *lyc_http_get_url (LycHttp *self, const char *path);
void         lyc_http_abort (LycHttp *self);
gboolean     lyc_http_is_safe_url (const char *url);

void         lyc_http_call_async (LycHttp *self, const LycRequest *request, GCancellable *cancellable,
                                  GAsyncReadyCallback callback, gpointer user_data);
GBytes      *lyc_http_call_finish (LycHttp *self, GAsyncResult *result, GError **error);
JsonObject *lyc_http_call_finish_object (LycHttp *self, GAsyncResult *result, GError **error);
JsonObject  *lyc_http_read_object (GBytes *body, GError **error);
void         lyc_http_ensure_token_async (LycHttp *self, GAsyncReadyCallback callback,
                                          gpointer user_data);
gboolean     lyc_http_ensure_token_finish (LycHttp *self, GAsyncResult *result, GError **error);

/* POST /oauth/token with a form; the answer's tokens are taken in. Finish returns the user's id. */
void         lyc_http_exchange_async (LycHttp *self, GHashTable *form, GAsyncReadyCallback callback,
                                      gpointer user_data);
char        *lyc_http_exchange_finish (LycHttp *self, GAsyncResult *result, GError **error);

G_END_DECLS
