/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "platform-connector.h"

#include <glib/gi18n-lib.h>

#include "act-request.h"
#include "byte-fetch.h"
#include "search-path.h"
#include "sign-in.h"
#include "stream.h"
#include "upload.h"

struct _LycPlatformConnector
{
  GObject parent_instance;

  LycHttp *http;
  LycStream *stream; /* nullable: none is open */
  guint heartbeat_s; /* of the last stream; 0: there was none */
};

static void connector_init (LycConnectorInterface *iface);
G_DEFINE_FINAL_TYPE_WITH_CODE (LycPlatformConnector, lyc_platform_connector, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (LYC_TYPE_CONNECTOR, connector_init))

static LycHttp *
http_of (LycConnector *connector)
{
  return LYC_PLATFORM_CONNECTOR (connector)->http;
}

static void
object_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  JsonObject *object = lyc_http_call_finish_object (LYC_HTTP (source), result, &error);

  if (object != NULL)
    g_task_return_pointer (task, object, (GDestroyNotify) json_object_unref);
  else
    g_task_return_error (task, error);
}

/* Takes @task. */
static void
ask (LycConnector *connector, const LycRequest *request, GTask *task)
{
  lyc_http_call_async (http_of (connector), request, g_task_get_cancellable (task), object_cb,
                       task);
}

static void
ask_path (LycConnector *connector, const char *path, GTask *task)
{
  ask (connector, &(LycRequest){ "GET", path, NULL, -1, NULL, NULL, FALSE }, task);
}

static const char *
get_address (LycConnector *connector)
{
  return lyc_http_get_base (http_of (connector));
}

static void
signed_in_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  char *user_id = lyc_sign_in_finish (LYC_HTTP (source), result, &error);

  if (user_id != NULL)
    g_task_return_pointer (task, user_id, g_free);
  else
    g_task_return_error (task, error);
}

static void
sign_in (LycConnector *connector, LycShowPage show, gpointer show_data, GTask *task)
{
  lyc_sign_in_async (http_of (connector), show, show_data, g_task_get_cancellable (task),
                     signed_in_cb, task);
}

static void
sign_in_with_code (LycConnector *connector, const char *code, GTask *task)
{
  lyc_sign_in_with_code_async (http_of (connector), code, signed_in_cb, task);
}

static void
sign_out (LycConnector *connector)
{
  LycHttp *http = http_of (connector);
  const char *token = lyc_http_get_refresh (http);
  g_autofree char *text = token != NULL ? g_strconcat ("token=", token, NULL) : NULL;
  g_autoptr (GBytes) body = text != NULL ? g_bytes_new (text, strlen (text)) : NULL;
  LycRequest request
      = { "POST", "/oauth/revoke", NULL, -1, body, "application/x-www-form-urlencoded", TRUE };

  if (body != NULL)
    lyc_http_call_async (http, &request, NULL, NULL, NULL);
  lyc_http_set_tokens (http, NULL, 0, NULL);
}

static const char *
get_token (LycConnector *connector)
{
  return lyc_http_get_refresh (http_of (connector));
}

static void
set_token (LycConnector *connector, const char *token)
{
  lyc_http_set_tokens (http_of (connector), NULL, 0, token);
}

static void
describe (LycConnector *connector, GTask *task)
{
  ask (connector, &(LycRequest){ "GET", "/v1/server", NULL, -1, NULL, NULL, TRUE }, task);
}

static void
register_page (LycConnector *connector, const char *page, GTask *task)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  g_autoptr (JsonObject) object = json_object_new ();
  g_autoptr (GBytes) body = NULL;
  char *text;

  if (page != NULL)
    json_object_set_string_member (object, "cursor", page);
  json_node_set_object (node, object);
  text = json_to_string (node, FALSE);
  body = g_bytes_new_take (text, strlen (text));
  ask (connector,
       &(LycRequest){ "POST", "/v1/register", NULL, -1, body, "application/json", FALSE }, task);
}

static void
changes (LycConnector *connector, gint64 since, GTask *task)
{
  g_autofree char *path = g_strdup_printf ("/v1/sync?since=%" G_GINT64_FORMAT, since);

  ask_path (connector, path, task);
}

/* Takes @task. */
static void
refuse (GTask *task)
{
  g_task_return_new_error (task, LYC_ERROR, LYC_ERROR_UNSUPPORTED,
                           _("This version of Lyceum does not know how to do this."));
  g_object_unref (task);
}

static void
read_object (LycConnector *connector, LycKind kind, const char *id, GTask *task)
{
  static const char *const plural[LYC_N_KINDS] = {
    [LYC_KIND_USER] = "users",       [LYC_KIND_COHORT] = "cohorts",
    [LYC_KIND_COURSE] = "courses",   [LYC_KIND_LESSON] = "lessons",
    [LYC_KIND_ASSET] = "assets",     [LYC_KIND_TRANSCRIPT] = "transcripts",
    [LYC_KIND_QUIZ] = "quizzes",     [LYC_KIND_CONTAINER] = "containers",
    [LYC_KIND_POST] = "posts",       [LYC_KIND_FILE] = "files",
    [LYC_KIND_ARTICLE] = "articles",
  };
  g_autofree char *path
      = plural[kind] != NULL ? g_strdup_printf ("/v1/%s/%s", plural[kind], id) : NULL;

  if (path != NULL)
    ask_path (connector, path, task);
  else
    refuse (task);
}

static void
search (LycConnector *connector, const LycFarSearch *asked, GTask *task)
{
  g_autofree char *path = lyc_search_path (asked);

  ask_path (connector, path, task);
}

static void
read_posts (LycConnector *connector, const char *container_id, const char *where, gint64 pos,
            GTask *task)
{
  g_autofree char *path
      = pos > 0 ? g_strdup_printf ("/v1/containers/%s/posts?%s=%" G_GINT64_FORMAT "&limit=50",
                                   container_id, where, pos)
                : g_strdup_printf ("/v1/containers/%s/posts?limit=50", container_id);

  ask_path (connector, path, task);
}

static void
read_versions (LycConnector *connector, const char *post_id, GTask *task)
{
  g_autofree char *path = g_strdup_printf ("/v1/posts/%s/versions", post_id);

  ask_path (connector, path, task);
}

static void
push (LycConnector *connector, LycAct *act, GTask *task)
{
  LycActRequest request;
  g_autoptr (GBytes) body = NULL;

  if (!lyc_act_request_init (&request, act))
    {
      lyc_act_request_clear (&request);
      refuse (task);
      return;
    }
  body = request.has_body ? lyc_act_request_body (act) : NULL;
  if (lyc_act_get_file (act) != NULL)
    lyc_upload (http_of (connector), act, task);
  else
    ask (connector,
         &(LycRequest){ .method = request.method,
                        .path = request.path,
                        .key = request.keyed ? lyc_act_get_id (act) : NULL,
                        .offset = -1,
                        .body = body,
                        .match = request.match },
         task);
  lyc_act_request_clear (&request);
}

static void
start_over (LycConnector *connector, GTask *task)
{
  g_autofree char *key = g_uuid_string_random ();

  ask (connector, &(LycRequest){ "POST", "/v1/sandbox/start-over", key, -1, NULL, NULL, FALSE },
       task);
}

static void
fetch (LycConnector *connector, const LycBytes *bytes, GTask *task)
{
  const char *place = bytes->kind == LYC_KIND_USER     ? "users"
                      : bytes->kind == LYC_KIND_FILE   ? "files"
                      : bytes->kind == LYC_KIND_LESSON ? "lessons"
                                                       : "assets";
  const char *part = bytes->part_id != NULL         ? bytes->part_id
                     : bytes->kind == LYC_KIND_USER ? "avatar"
                                                    : "content";
  gboolean among_parts = bytes->part_id != NULL && bytes->kind != LYC_KIND_FILE;
  g_autofree char *path
      = g_strdup_printf ("/v1/%s/%s/%s%s", place, bytes->id, among_parts ? "parts/" : "", part);

  lyc_byte_fetch (http_of (connector), path, bytes, task);
}

static char *
get_source (LycConnector *connector, const char *asset_id, guint max_height)
{
  g_autofree char *path = max_height > 0 ? g_strdup_printf ("/v1/assets/%s/content?max_height=%u",
                                                            asset_id, max_height)
                                         : g_strdup_printf ("/v1/assets/%s/content", asset_id);

  return lyc_http_get_url (http_of (connector), path);
}

static char *
get_authorization (LycConnector *connector)
{
  const char *access = lyc_http_get_access (http_of (connector));

  return access != NULL ? g_strconcat ("Bearer ", access, NULL) : NULL;
}

static void
frame_cb (LycStream *stream, JsonObject *frame, gpointer data)
{
  g_signal_emit_by_name (data, "frame", frame);
}

static void
closed_cb (LycStream *stream, GError *error, gpointer data)
{
  g_signal_emit_by_name (data, "closed", error);
}

static void
close_stream (LycConnector *connector)
{
  LycPlatformConnector *self = LYC_PLATFORM_CONNECTOR (connector);

  if (self->stream == NULL)
    return;
  self->heartbeat_s = lyc_stream_get_heartbeat (self->stream);
  g_signal_handlers_disconnect_by_data (self->stream, self);
  lyc_stream_close (self->stream);
  g_clear_object (&self->stream);
}

static void
open_stream (LycConnector *connector, gint64 since, const char *presence)
{
  LycPlatformConnector *self = LYC_PLATFORM_CONNECTOR (connector);

  close_stream (connector);
  self->stream = lyc_stream_new (self->http);
  if (self->heartbeat_s > 0)
    lyc_stream_set_heartbeat (self->stream, self->heartbeat_s);
  g_signal_connect (self->stream, "frame", G_CALLBACK (frame_cb), self);
  g_signal_connect (self->stream, "closed", G_CALLBACK (closed_cb), self);
  lyc_stream_open (self->stream, since, presence);
}

static void
say (LycConnector *connector, JsonObject *message)
{
  LycPlatformConnector *self = LYC_PLATFORM_CONNECTOR (connector);

  if (self->stream != NULL)
    lyc_stream_send (self->stream, message);
}

static void
connector_init (LycConnectorInterface *iface)
{
  iface->get_address = get_address;
  iface->sign_in = sign_in;
  iface->sign_in_with_code = sign_in_with_code;
  iface->sign_out = sign_out;
  iface->get_token = get_token;
  iface->set_token = set_token;
  iface->describe = describe;
  iface->register_page = register_page;
  iface->changes = changes;
  iface->read = read_object;
  iface->read_posts = read_posts;
  iface->read_versions = read_versions;
  iface->search = search;
  iface->push = push;
  iface->start_over = start_over;
  iface->fetch = fetch;
  iface->get_source = get_source;
  iface->get_authorization = get_authorization;
  iface->open = open_stream;
  iface->say = say;
  iface->close = close_stream;
}

static void
lyc_platform_connector_dispose (GObject *object)
{
  LycPlatformConnector *self = LYC_PLATFORM_CONNECTOR (object);

  close_stream (LYC_CONNECTOR (self));
  g_clear_object (&self->http);
  G_OBJECT_CLASS (lyc_platform_connector_parent_class)->dispose (object);
}

static void
lyc_platform_connector_class_init (LycPlatformConnectorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lyc_platform_connector_dispose;
}

static void
lyc_platform_connector_init (LycPlatformConnector *self)
{
}

static void
tokens_changed_cb (LycHttp *http, gpointer data)
{
  g_signal_emit_by_name (data, "token-changed");
}

/**
 * lyc_platform_connector_new:
 * @url: the platform's address: https, or http on this machine
 *
 * Returns: (transfer full) (nullable): the way to that platform
 */
LycConnector *
lyc_platform_connector_new (const char *url, GError **error)
{
  g_autoptr (LycHttp) http = lyc_http_new (url, error);
  LycPlatformConnector *self;

  if (http == NULL)
    return NULL;
  self = g_object_new (LYC_TYPE_PLATFORM_CONNECTOR, NULL);
  self->http = g_steal_pointer (&http);
  g_signal_connect_object (self->http, "tokens-changed", G_CALLBACK (tokens_changed_cb), self, 0);
  return LYC_CONNECTOR (self);
}
