/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "http.h"

#include <glib/gi18n-lib.h>

#include "answer.h"

/* An access token is renewed this long before it ends, seconds. */
#define RENEW_BEFORE 60

/* No answer is read further than this, bytes. */
#define MAX_ANSWER (64 * 1024 * 1024)

struct _LycHttp
{
  GObject parent_instance;

  SoupSession *session;
  char *base; /* without a slash at its end */
  char *access;
  char *refresh;
  gint64 access_ends; /* monotonic, microseconds */
  GPtrArray *renewing; /* of GTask: those who wait for the one renewal; NULL: none runs */
};

G_DEFINE_FINAL_TYPE (LycHttp, lyc_http, G_TYPE_OBJECT)

enum
{
  TOKENS_CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
lyc_http_finalize (GObject *object)
{
  LycHttp *self = LYC_HTTP (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->base, g_free);
  g_clear_pointer (&self->access, g_free);
  g_clear_pointer (&self->refresh, g_free);
  g_clear_pointer (&self->renewing, g_ptr_array_unref);
  G_OBJECT_CLASS (lyc_http_parent_class)->finalize (object);
}

static void
lyc_http_class_init (LycHttpClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lyc_http_finalize;

  /**
   * LycHttp::tokens-changed:
   *
   * The refresh token is another one now and should be kept.
   */
  signals[TOKENS_CHANGED] = g_signal_new ("tokens-changed", G_TYPE_FROM_CLASS (klass),
                                          G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
lyc_http_init (LycHttp *self)
{
  self->session = soup_session_new_with_options ("timeout", 30, "idle-timeout", 60, "user-agent",
                                                 "lyceum/" LYC_VERSION, NULL);
}

/* Whether @url is https, or http to this very machine. */
gboolean
lyc_http_is_safe_url (const char *url)
{
  g_autoptr (GUri) uri = g_uri_parse (url, G_URI_FLAGS_NONE, NULL);
  const char *scheme = uri != NULL ? g_uri_get_scheme (uri) : "";
  const char *host = uri != NULL ? g_uri_get_host (uri) : NULL;
  g_autoptr (GInetAddress) address = host != NULL ? g_inet_address_new_from_string (host) : NULL;

  if (host == NULL || *host == '\0' || g_uri_get_userinfo (uri) != NULL)
    return FALSE;
  if (g_str_equal (scheme, "https"))
    return TRUE;
  return g_str_equal (scheme, "http")
         && (g_strcmp0 (host, "localhost") == 0
             || (address != NULL && g_inet_address_get_is_loopback (address)));
}

/**
 * lyc_http_new:
 * @base_url: the platform's address: https, or http on this machine
 *
 * Returns: (transfer full) (nullable): the way to that platform
 */
LycHttp *
lyc_http_new (const char *base_url, GError **error)
{
  LycHttp *self;
  gsize length;

  if (!lyc_http_is_safe_url (base_url))
    {
      g_set_error_literal (error, LYC_HTTP_ERROR, LYC_HTTP_ERROR_INSECURE,
                           _ ("The address must begin with https://."));
      return NULL;
    }
  self = g_object_new (LYC_TYPE_HTTP, NULL);
  self->base = g_strdup (base_url);
  for (length = strlen (self->base); length > 0 && self->base[length - 1] == '/'; length--)
    self->base[length - 1] = '\0';
  return self;
}

const char *
lyc_http_get_base (LycHttp *self)
{
  return self->base;
}

SoupSession *
lyc_http_get_session (LycHttp *self)
{
  return self->session;
}

/* Returns: (transfer full): the whole address of @path */
char *
lyc_http_get_url (LycHttp *self, const char *path)
{
  return g_strconcat (self->base, path, NULL);
}

/* Ends every request that runs, as when the network is another one now. */
void
lyc_http_abort (LycHttp *self)
{
  soup_session_abort (self->session);
}

/* @expires_in_s: seconds; @access and @refresh (nullable) are copied */
void
lyc_http_set_tokens (LycHttp *self, const char *access, gint64 expires_in_s, const char *refresh)
{
  g_autofree char *kept_access = g_strdup (access);
  g_autofree char *kept_refresh = g_strdup (refresh);

  g_free (self->access);
  g_free (self->refresh);
  self->access = g_steal_pointer (&kept_access);
  self->refresh = g_steal_pointer (&kept_refresh);
  self->access_ends = g_get_monotonic_time () + expires_in_s * G_USEC_PER_SEC;
  g_signal_emit (self, signals[TOKENS_CHANGED], 0);
}

/* Returns: (transfer none) (nullable): the access token, which may have ended */
const char *
lyc_http_get_access (LycHttp *self)
{
  return self->access;
}

const char *
lyc_http_get_refresh (LycHttp *self)
{
  return self->refresh;
}

/* Old protocol versions are refused before a header leaves. */
static void
network_event_cb (SoupMessage *message, GSocketClientEvent event, GIOStream *connection,
                  gpointer user_data)
{
  GTlsProtocolVersion version;

  if (event != G_SOCKET_CLIENT_TLS_HANDSHAKED || !G_IS_TLS_CONNECTION (connection))
    return;
  version = g_tls_connection_get_protocol_version (G_TLS_CONNECTION (connection));
  if (version < G_TLS_PROTOCOL_VERSION_TLS_1_2)
    g_io_stream_close (connection, NULL, NULL);
}

static SoupMessage *
new_message (LycHttp *self, const char *method, const char *path)
{
  g_autofree char *url = lyc_http_get_url (self, path);
  SoupMessage *message = soup_message_new (method, url);

  if (message == NULL)
    return NULL;
  soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT);
  g_signal_connect (message, "network-event", G_CALLBACK (network_event_cb), NULL);
  return message;
}

/* One call with what it needs to be made again after a renewal. */
typedef struct
{
  char *method;
  char *path;
  char *key;
  char *media_type;
  GBytes *body;
  gint64 offset;
  gboolean anonymous;
  gboolean renewed;
  SoupMessage *message;
} Call;

static void
forget_message (Call *call)
{
  if (call->message != NULL)
    g_signal_handlers_disconnect_by_data (call->message, call);
  g_clear_object (&call->message);
}

static void
call_free (gpointer data)
{
  Call *call = data;

  g_free (call->method);
  g_free (call->path);
  g_free (call->key);
  g_free (call->media_type);
  g_clear_pointer (&call->body, g_bytes_unref);
  forget_message (call);
  g_free (call);
}

static void send_call (GTask *task);

static void
renewed_for_call_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (!lyc_http_ensure_token_finish (LYC_HTTP (source), result, &error))
    g_task_return_error (task, error);
  else
    send_call (g_steal_pointer (&task));
}

/* The token is marked as ended, so that the next look renews it. */
static void
renew_and_repeat (GTask *task)
{
  LycHttp *self = g_task_get_source_object (task);
  Call *call = g_task_get_task_data (task);

  call->renewed = TRUE;
  self->access_ends = 0;
  lyc_http_ensure_token_async (self, renewed_for_call_cb, task);
}

static void
answered (GTask *task, GBytes *body)
{
  LycHttp *self = g_task_get_source_object (task);
  Call *call = g_task_get_task_data (task);
  guint status = soup_message_get_status (call->message);
  GError *error = NULL;

  if (status >= 200 && status < 300 && g_bytes_get_size (body) <= MAX_ANSWER)
    {
      g_task_return_pointer (task, g_bytes_ref (body), (GDestroyNotify) g_bytes_unref);
      return;
    }
  if (!call->anonymous && !call->renewed && self->refresh != NULL
      && lyc_answer_is_expired (status, body))
    {
      renew_and_repeat (g_object_ref (task));
      return;
    }
  lyc_answer_set_error (status, body, &error);
  g_task_return_error (task, error);
}

static void
network_failed (GTask *task, GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
      && g_cancellable_is_cancelled (g_task_get_cancellable (task)))
    g_task_return_error (task, g_error_copy (error));
  else
    g_task_return_new_error (task, LYC_HTTP_ERROR, LYC_HTTP_ERROR_NETWORK,
                             _ ("The platform cannot be reached (%s)."), error->message);
}

static void
sent_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) body
      = soup_session_send_and_read_finish (SOUP_SESSION (source), result, &error);

  if (body == NULL)
    network_failed (task, error);
  else
    answered (task, body);
}

static void
set_body (Call *call)
{
  if (call->body != NULL)
    soup_message_set_request_body_from_bytes (call->message, call->media_type, call->body);
}

/* libsoup sends a request again where a kept connection was closed meanwhile, but its body is spent. */
static void
restarted_cb (SoupMessage *message, gpointer data)
{
  set_body (data);
}

static void
add_headers (LycHttp *self, Call *call)
{
  SoupMessageHeaders *headers = soup_message_get_request_headers (call->message);

  if (!call->anonymous && self->access != NULL)
    {
      g_autofree char *value = g_strconcat ("Bearer ", self->access, NULL);

      soup_message_headers_replace (headers, "Authorization", value);
    }
  if (call->key != NULL)
    soup_message_headers_replace (headers, "Idempotency-Key", call->key);
  if (call->offset >= 0)
    {
      g_autofree char *value = g_strdup_printf ("%" G_GINT64_FORMAT, call->offset);

      soup_message_headers_replace (headers, "Upload-Offset", value);
    }
  set_body (call);
  g_signal_connect (call->message, "restarted", G_CALLBACK (restarted_cb), call);
}

/* Takes @task. */
static void
send_call (GTask *task)
{
  LycHttp *self = g_task_get_source_object (task);
  Call *call = g_task_get_task_data (task);

  forget_message (call);
  call->message = new_message (self, call->method, call->path);
  if (call->message == NULL)
    {
      g_task_return_new_error (task, LYC_HTTP_ERROR, LYC_HTTP_ERROR_INVALID,
                               _ ("The address of the platform is not valid."));
      g_object_unref (task);
      return;
    }
  add_headers (self, call);
  soup_session_send_and_read_async (self->session, call->message, G_PRIORITY_DEFAULT,
                                    g_task_get_cancellable (task), sent_cb, task);
}

/**
 * lyc_http_call_async:
 * @request: (transfer none): copied
 *
 * Makes a request; a token about to end is renewed first, one that has ended once.
 */
void
lyc_http_call_async (LycHttp *self, const LycRequest *request, GCancellable *cancellable,
                     GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Call *call = g_new0 (Call, 1);

  call->method = g_strdup (request->method);
  call->path = g_strdup (request->path);
  call->key = g_strdup (request->key);
  call->media_type
      = g_strdup (request->media_type != NULL ? request->media_type : "application/json");
  call->body = request->body != NULL ? g_bytes_ref (request->body) : NULL;
  call->offset = request->offset;
  call->anonymous = request->anonymous;
  g_task_set_task_data (task, call, call_free);
  if (call->anonymous)
    send_call (task);
  else
    lyc_http_ensure_token_async (self, renewed_for_call_cb, task);
}

/* Returns: (transfer full) (nullable): the body of a successful answer */
GBytes *
lyc_http_call_finish (LycHttp *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
exchanged_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  LycHttp *self = LYC_HTTP (source);
  GError *error = NULL;
  g_autoptr (GBytes) body = lyc_http_call_finish (self, result, &error);
  g_autoptr (JsonObject) tokens = body != NULL ? lyc_http_read_object (body, &error) : NULL;
  const char *access, *refresh;

  if (tokens == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  access = json_object_get_string_member_with_default (tokens, "access_token", NULL);
  refresh = json_object_get_string_member_with_default (tokens, "refresh_token", NULL);
  if (access == NULL || refresh == NULL)
    {
      g_task_return_new_error (task, LYC_HTTP_ERROR, LYC_HTTP_ERROR_INVALID,
                               _ ("The platform’s answer could not be understood."));
      return;
    }
  lyc_http_set_tokens (self, access,
                       json_object_get_int_member_with_default (tokens, "expires_in", 0), refresh);
  g_task_return_pointer (
      task, g_strdup (json_object_get_string_member_with_default (tokens, "user_id", "")), g_free);
}

/* Asks for tokens with the fields of @form (text -> text); they are used from then on. */
void
lyc_http_exchange_async (LycHttp *self, GHashTable *form, GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autofree char *text = soup_form_encode_hash (form);
  g_autoptr (GBytes) body = g_bytes_new (text, strlen (text));
  LycRequest request = { "POST", "/oauth/token", NULL, -1, body,
                         "application/x-www-form-urlencoded", TRUE };

  lyc_http_call_async (self, &request, NULL, exchanged_cb,
                       g_task_new (self, NULL, callback, user_data));
}

/* Returns: (transfer full) (nullable): the id of the person */
char *
lyc_http_exchange_finish (LycHttp *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* A refused refresh token is the end of the sign-in; anything else passes. */
static GError *
renewal_error (const GError *error)
{
  if (g_error_matches (error, LYC_HTTP_ERROR, LYC_HTTP_ERROR_REFUSED))
    return g_error_new_literal (LYC_HTTP_ERROR, LYC_HTTP_ERROR_SIGN_IN,
                                _ ("Please sign in again."));
  return g_error_copy (error);
}

static void
renewed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  LycHttp *self = LYC_HTTP (source);
  g_autoptr (GError) error = NULL;
  g_autofree char *user_id = lyc_http_exchange_finish (self, result, &error);
  g_autoptr (GPtrArray) waiting = g_steal_pointer (&self->renewing);

  for (guint i = 0; i < waiting->len; i++)
    if (user_id != NULL)
      g_task_return_boolean (g_ptr_array_index (waiting, i), TRUE);
    else
      g_task_return_error (g_ptr_array_index (waiting, i), renewal_error (error));
}

static void
renew (LycHttp *self)
{
  g_autoptr (GHashTable) form = g_hash_table_new (g_str_hash, g_str_equal);

  g_hash_table_insert (form, "grant_type", "refresh_token");
  g_hash_table_insert (form, "refresh_token", self->refresh);
  g_hash_table_insert (form, "client_id", "lyceum-desktop");
  lyc_http_exchange_async (self, form, renewed_cb, NULL);
}

/* Sees to it that there is a token that lasts; any number may wait for one renewal. */
void
lyc_http_ensure_token_async (LycHttp *self, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);
  gint64 renew_at = self->access_ends - RENEW_BEFORE * G_USEC_PER_SEC;

  if (self->access != NULL && (g_get_monotonic_time () < renew_at))
    g_task_return_boolean (task, TRUE);
  else if (self->refresh == NULL)
    g_task_return_new_error (task, LYC_HTTP_ERROR, LYC_HTTP_ERROR_SIGN_IN,
                             _ ("Please sign in again."));
  else if (self->renewing != NULL)
    g_ptr_array_add (self->renewing, g_object_ref (task));
  else
    {
      self->renewing = g_ptr_array_new_with_free_func (g_object_unref);
      g_ptr_array_add (self->renewing, g_object_ref (task));
      renew (self);
    }
  g_object_unref (task);
}

gboolean
lyc_http_ensure_token_finish (LycHttp *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
