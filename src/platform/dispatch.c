/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "handlers.h"
#include "json-gate.h"
#include "rate.h"
#include "repeat.h"
#include "server.h"
#include "stream.h"
#include "tokens.h"

typedef struct {
  LycRequest request; /* first, so that one is the other */
  LycRepeat repeat;
  gboolean kept;
} Dispatch;

static const LycRoute *
route_of (LycRequest *request)
{
  return request->route;
}

static void
dispatch_free (Dispatch *self)
{
  LycRequest *request = &self->request;

  g_clear_pointer (&request->viewer, lyc_viewer_unref);
  g_clear_pointer (&request->params, g_hash_table_unref);
  g_clear_pointer (&request->body, json_object_unref);
  g_clear_pointer (&request->bytes, g_bytes_unref);
  g_clear_pointer (&request->answer, g_bytes_unref);
  g_clear_pointer (&request->touched, g_ptr_array_unref);
  g_clear_object (&request->message);
  g_free (request->content_type);
  lyc_repeat_clear (&self->repeat);
  g_free (self);
}

static const char *
header (LycRequest *request, const char *name)
{
  return soup_message_headers_get_one (soup_server_message_get_request_headers (request->message),
                                       name);
}

/* RFC 6750; the header only, never the URL. */
static void
identify (LycRequest *request)
{
  const char *value = header (request, "Authorization");
  gint64 user_id = 0;
  LycTokenState state = LYC_TOKEN_REVOKED;

  if (value != NULL && g_ascii_strncasecmp (value, "Bearer ", 7) == 0)
    state = lyc_token_check (request->platform, value + 7, &user_id, &request->device_id);
  if (state == LYC_TOKEN_GOOD)
    request->viewer = lyc_viewer_get (request->platform, user_id);
  if (request->viewer != NULL)
    {
      lyc_viewer_ref (request->viewer);
      return;
    }
  soup_message_headers_replace (soup_server_message_get_response_headers (request->message),
                                "WWW-Authenticate", "Bearer");
  if (state == LYC_TOKEN_EXPIRED)
    lyc_request_problem (request, 401, "expired", "The access token has expired.");
  else
    lyc_request_problem (request, 401, "revoked", "You are not signed in.");
}

static void
take_rate (LycRequest *request)
{
  static const struct {
    const char *name;
    LycLimit limit;
  } buckets[] = {
    [LYC_RATE_READ] = { "reads", LYC_LIMIT_READS_PER_MIN },
    [LYC_RATE_ACT] = { "acts", LYC_LIMIT_ACTS_PER_MIN },
    [LYC_RATE_POST] = { "posts", LYC_LIMIT_POSTS_PER_MIN },
    [LYC_RATE_UPLOAD] = { "uploads", LYC_LIMIT_UPLOADS_PER_MIN },
    [LYC_RATE_CHUNK] = { "chunks", LYC_LIMIT_CHUNKS_PER_MIN },
    [LYC_RATE_SEARCH] = { "searches", LYC_LIMIT_SEARCHES_PER_MIN },
  };
  LycRate rate = route_of (request)->rate;
  g_autofree char *key = NULL;
  gint64 wait_s;

  if (rate == LYC_RATE_NONE || request->viewer == NULL)
    return;
  key = g_strdup_printf ("%s:%" G_GINT64_FORMAT, buckets[rate].name, request->viewer->user_id);
  wait_s = lyc_rate_take (request->platform, key,
                          lyc_platform_limit (request->platform, buckets[rate].limit));
  if (wait_s > 0)
    lyc_request_slow_down (request, buckets[rate].name, wait_s,
                           "Too many of these in a short time.");
}

static GBytes *
body_bytes (LycRequest *request)
{
  return soup_message_body_flatten (soup_server_message_get_request_body (request->message));
}

static void
parse_json (LycRequest *request, GBytes *bytes)
{
  LycJsonLimits limits = lyc_json_default_limits;
  g_autoptr (JsonNode) node = NULL;
  gsize size;
  const char *text = g_bytes_get_data (bytes, &size);

  limits.max_bytes = (gsize) lyc_platform_limit (request->platform, LYC_LIMIT_JSON_BYTES);
  limits.max_depth = (guint) lyc_platform_limit (request->platform, LYC_LIMIT_JSON_DEPTH);
  node = lyc_json_parse (text, size, &limits, NULL);
  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    lyc_request_problem (request, 400, "invalid", "The body is not a JSON object.");
  else
    request->body = json_object_ref (json_node_get_object (node));
}

static gboolean
type_is (LycRequest *request, const char *type)
{
  const char *given = soup_message_headers_get_content_type (
    soup_server_message_get_request_headers (request->message), NULL);

  return g_strcmp0 (given, type) == 0;
}

static void
check_fields (LycRequest *request)
{
  JsonObject *errors = json_object_new ();
  g_autoptr (JsonObject) extra = json_object_new ();
  gboolean unknown = FALSE;

  json_object_set_object_member (extra, "field_errors", errors);
  if (!lyc_fields_check (route_of (request)->fields, request->body, errors, &unknown))
    lyc_request_problem_full (request, 422, unknown ? "unknown_field" : "invalid",
                              "Something in the request does not fit.", extra);
}

static void
read_body (LycRequest *request)
{
  LycRouteFlags flags = route_of (request)->flags;
  g_autoptr (GBytes) bytes = body_bytes (request);
  gboolean empty = g_bytes_get_size (bytes) == 0;

  request->bytes = g_bytes_ref (bytes);
  if ((flags & LYC_ROUTE_FORM) != 0 && !type_is (request, "application/x-www-form-urlencoded"))
    lyc_request_problem (request, 415, "unsupported", "This takes a form.");
  else if ((flags & LYC_ROUTE_BYTES) != 0 && !type_is (request, "application/octet-stream"))
    lyc_request_problem (request, 415, "unsupported", "This takes application/octet-stream.");
  else if ((flags & (LYC_ROUTE_FORM | LYC_ROUTE_BYTES)) == 0 && !empty
           && !type_is (request, "application/json"))
    lyc_request_problem (request, 415, "unsupported", "This takes application/json.");
  else if ((flags & (LYC_ROUTE_FORM | LYC_ROUTE_BYTES)) == 0 && !empty)
    parse_json (request, bytes);
  if (request->body == NULL)
    request->body = json_object_new ();
  if (request->status == 0 && (flags & (LYC_ROUTE_FORM | LYC_ROUTE_BYTES)) == 0)
    check_fields (request);
}

static void
check_target (LycRequest *request)
{
  const LycRoute *route = route_of (request);
  const char *uuid = route->target != NULL ? lyc_request_param (request, route->target) : NULL;

  if (route->target == NULL)
    {
      /* What acts on nothing that is found in the path is at least allowed to this person at all;
       * what the body names is put to the table by the handler. */
      if ((route->flags & LYC_ROUTE_CREATE) == 0)
        lyc_request_allow (request, route->resource, route->action, request->platform->server_scope,
                           TRUE);
      return;
    }
  if (!lyc_find (request->platform, request->viewer, route->target_kind, uuid, &request->target))
    {
      lyc_request_not_found (request);
      return;
    }
  request->standing = lyc_viewer_in (request->viewer, request->target.scope_id);
  lyc_request_allow (request, route->resource, route->action, request->target.scope_id,
                     request->target.creator_id == request->viewer->user_id);
}

static void
run_in_transaction (Dispatch *self)
{
  LycRequest *request = &self->request;
  gboolean open = (route_of (request)->flags & LYC_ROUTE_OPEN) != 0;

  lyc_platform_begin (request->platform);
  lyc_repeat_answer (&self->repeat, request);
  if (request->status == 0 && !open)
    check_target (request);
  if (request->status == 0)
    route_of (request)->handler (request);
  lyc_repeat_keep (&self->repeat, request);
  if (request->status == 0 || (request->status < 400 && !open && !request->allowed))
    {
      g_critical ("%s: no answer, or not put to the access table", route_of (request)->operation);
      g_clear_pointer (&request->answer, g_bytes_unref);
      g_clear_pointer (&request->content_type, g_free);
      request->status = 0;
      lyc_request_problem (request, 500, "unavailable", "Something went wrong here.");
    }
  /* Refused sign-ins are remembered: open routes keep what they did. */
  if (request->status >= 400 && !open)
    lyc_platform_rollback (request->platform);
  else if (!lyc_platform_commit (request->platform))
    {
      g_clear_pointer (&request->answer, g_bytes_unref);
      g_clear_pointer (&request->content_type, g_free);
      request->status = 0;
      lyc_request_problem (request, 503, "unavailable", "The platform cannot save at the moment.");
    }
}

static void
respond (LycRequest *request)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (request->message);
  gsize size = request->answer != NULL ? g_bytes_get_size (request->answer) : 0;

  soup_message_headers_replace (headers, "X-Content-Type-Options", "nosniff");
  if (soup_message_headers_get_one (headers, "Cache-Control") == NULL)
    soup_message_headers_replace (headers, "Cache-Control", "no-store");
  soup_message_headers_replace (headers, "Referrer-Policy", "no-referrer");
  soup_server_message_set_status (request->message, request->status, NULL);
  if (request->content_type != NULL)
    soup_message_headers_set_content_type (headers, request->content_type, NULL);
  if (size > 0)
    soup_message_body_append_bytes (soup_server_message_get_response_body (request->message),
                                    request->answer);
  else if (request->status != 304)
    soup_message_headers_set_content_length (headers, 0);
}

/**
 * lyc_request_keep:
 *
 * For LATE routes: the request outlives the handler, until lyc_request_finish().
 */
LycRequest *
lyc_request_keep (LycRequest *request)
{
  ((Dispatch *) request)->kept = TRUE;
  soup_server_message_pause (request->message);
  return request;
}

/**
 * lyc_request_finish:
 * @request: (transfer full): answered
 */
void
lyc_request_finish (LycRequest *request)
{
  respond (request);
  /* The client may have gone meanwhile. */
  if (g_object_get_data (G_OBJECT (request->message), "lyc-gone") == NULL)
    soup_server_message_unpause (request->message);
  dispatch_free ((Dispatch *) request);
}

static void
copy_query (GHashTable *params, GHashTable *given)
{
  GHashTableIter iter;
  gpointer key;
  gpointer value;

  if (given == NULL)
    return;
  g_hash_table_iter_init (&iter, given);
  while (g_hash_table_iter_next (&iter, &key, &value))
    g_hash_table_insert (params, g_strdup (key), g_strdup (value));
}

static void
prepare (Dispatch *self)
{
  LycRequest *request = &self->request;
  LycRouteFlags flags = route_of (request)->flags;

  if ((flags & LYC_ROUTE_SANDBOX) != 0 && !request->platform->sandbox)
    lyc_request_not_found (request);
  if (request->status == 0 && (flags & LYC_ROUTE_OPEN) == 0)
    identify (request);
  if (request->status == 0)
    take_rate (request);
  if (request->status == 0)
    read_body (request);
  if (request->status == 0)
    lyc_repeat_name (&self->repeat, request);
}

static void
find_route (LycRequest *request, const char *path)
{
  gboolean known;

  if (request->platform->hub != NULL)
    lyc_stream_hub_look_for_others (request->platform->hub);
  request->route = lyc_route_match (soup_server_message_get_method (request->message), path,
                                    request->params, &known);
  if (request->route == NULL && known)
    lyc_request_problem (request, 405, "unsupported", "This address does not take that method.");
  else if (request->route == NULL)
    lyc_request_not_found (request);
}

/**
 * lyc_dispatch:
 *
 * Answers one request: who, what, may they, the handler in a transaction, the answer after its
 * commit.
 */
void
lyc_dispatch (LycPlatform *platform, SoupServerMessage *message, const char *path,
              GHashTable *query)
{
  Dispatch *self = g_new0 (Dispatch, 1);
  LycRequest *request = &self->request;

  request->platform = platform;
  request->db = platform->db;
  request->message = g_object_ref (message);
  request->params = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  request->touched = g_ptr_array_new_with_free_func (g_free);
  copy_query (request->params, query);
  find_route (request, path);
  if (request->status == 0)
    prepare (self);
  if (request->status == 0 && (route_of (request)->flags & LYC_ROUTE_LATE) != 0)
    route_of (request)->handler (request);
  else if (request->status == 0)
    run_in_transaction (self);
  if (self->kept)
    return;
  respond (request);
  dispatch_free (self);
}

/**
 * lyc_dispatch_stream:
 *
 * Looks at who wants to open a stream; answers where they may not.
 */
gboolean
lyc_dispatch_stream (LycPlatform *platform, SoupServerMessage *message, gint64 *user_id,
                     gint64 *device_id)
{
  Dispatch *self = g_new0 (Dispatch, 1);
  LycRequest *request = &self->request;
  gboolean good;

  request->platform = platform;
  request->db = platform->db;
  request->message = g_object_ref (message);
  request->params = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  request->touched = g_ptr_array_new_with_free_func (g_free);
  find_route (request, "/v1/stream");
  /* A native client sends no Origin; a page in a browser does, and has nothing to look for here. */
  if (request->status == 0 && header (request, "Origin") != NULL)
    lyc_request_problem (request, 403, "forbidden", "A web page may not open a stream.");
  if (request->status == 0)
    prepare (self);
  if (request->status == 0)
    check_target (request);
  if (request->status == 0 && !lyc_stream_hub_make_room (platform->hub, request->viewer->user_id))
    lyc_request_slow_down (request, "sockets", 30, "Too many of these in a short time.");
  good = request->status == 0;
  if (good)
    {
      *user_id = request->viewer->user_id;
      *device_id = request->device_id;
    }
  else
    respond (request);
  dispatch_free (self);
  return good;
}

/**
 * lyc_address_of:
 *
 * Returns: (transfer full): the client's address; behind a proxy the last one that it added
 */
char *
lyc_address_of (LycPlatform *platform, SoupServerMessage *message)
{
  const char *forwarded = soup_message_headers_get_list (
    soup_server_message_get_request_headers (message), "X-Forwarded-For");
  const char *last = forwarded != NULL ? strrchr (forwarded, ',') : NULL;
  const char *host = soup_server_message_get_remote_host (message);

  if (platform->behind_proxy && forwarded != NULL)
    return g_strstrip (g_strdup (last != NULL ? last + 1 : forwarded));
  return g_strdup (host != NULL ? host : "");
}
