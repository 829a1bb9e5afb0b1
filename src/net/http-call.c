/* SPDX-License-Identifier: GPL-3.0-or-later */
/* LycHttp: one request, with its token, and once more where the token had ended. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "answer.h"
#include "http-private.h"

/* No answer is read further than this, bytes. */
#define MAX_ANSWER (64 * 1024 * 1024)

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
  char *range;
  char *match;
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
  g_free (call->range);
  g_free (call->match);
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
    g_task_return_new_error (task, LYC_ERROR, LYC_ERROR_NETWORK,
                             _("The platform cannot be reached (%s)."), error->message);
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

/* libsoup sends a request again where a kept connection was closed meanwhile, but its body is
 * spent. */
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
  if (call->range != NULL)
    soup_message_headers_replace (headers, "Range", call->range);
  if (call->match != NULL)
    soup_message_headers_replace (headers, "If-Match", call->match);
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
      g_task_return_new_error (task, LYC_ERROR, LYC_ERROR_INVALID,
                               _("The address of the platform is not valid."));
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
  call->range = g_strdup (request->range);
  call->match = g_strdup (request->match);
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

/* Returns: (transfer full) (nullable): the JSON object that a successful answer is */
JsonObject *
lyc_http_call_finish_object (LycHttp *self, GAsyncResult *result, GError **error)
{
  g_autoptr (GBytes) body = lyc_http_call_finish (self, result, error);

  return body != NULL ? lyc_http_read_object (body, error) : NULL;
}
