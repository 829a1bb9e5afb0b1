/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "server.h"

#include "attempt.h"
#include "event-log.h"
#include "file-preview.h"
#include "guard-stream.h"
#include "moderation.h"
#include "rate.h"
#include "request.h"
#include "route.h"
#include "stream.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#define STREAM_PATH "/v1/stream"
#define REAP_MS 250
#define CARE_S 60
#define STOP_LOOK_MS 20

struct _LycServer {
  LycPlatform *platform;
  SoupServer *soup;
  GSocketService *service;
  GTlsCertificate *certificate;
  GHashTable *guards; /* LycGuardStream, weak */
  guint16 port;
  guint reaper;
  guint care;
  guint stopping; /* looks whether all is finished */
  gint64 stop_by; /* monotonic us */
  GSourceFunc stopped;
  gpointer stopped_data;
  int quiet_end;
};

static LycGuardStream *
guard_of (SoupServerMessage *message)
{
  GSocketAddress *address = soup_server_message_get_remote_address (message);

  return address != NULL ? g_object_get_data (G_OBJECT (address), "lyc-guard") : NULL;
}

static gboolean
is_handshake (SoupServerMessage *message)
{
  const char *upgrade = soup_message_headers_get_one (
    soup_server_message_get_request_headers (message), "Upgrade");

  return upgrade != NULL && g_ascii_strcasecmp (upgrade, "websocket") == 0;
}

static void
on_request (SoupServer *soup, SoupServerMessage *message, const char *path, GHashTable *query,
            gpointer data)
{
  LycServer *self = data;

  if (!g_str_equal (path, STREAM_PATH) || !is_handshake (message))
    lyc_dispatch (self->platform, message, path, query);
}

static void
on_handshake (SoupServer *soup, SoupServerMessage *message, const char *path, GHashTable *query,
              gpointer data)
{
  LycServer *self = data;
  gint64 *person;
  gint64 user_id = 0;
  gint64 device_id = 0;

  if (!is_handshake (message))
    return;
  if (!lyc_dispatch_stream (self->platform, message, &user_id, &device_id))
    return;
  person = g_new (gint64, 2);
  person[0] = user_id;
  person[1] = device_id;
  g_object_set_data_full (G_OBJECT (message), "lyc-person", person, g_free);
}

static void
on_websocket (SoupServer *soup, SoupServerMessage *message, const char *path,
              SoupWebsocketConnection *connection, gpointer data)
{
  LycServer *self = data;
  gint64 *person = g_object_get_data (G_OBJECT (message), "lyc-person");
  LycGuardStream *guard = guard_of (message);

  if (guard != NULL)
    lyc_guard_stream_tunnel (guard);
  if (person != NULL && guard != NULL)
    lyc_stream_hub_add (self->platform->hub, connection, guard, person[0], person[1]);
  else
    soup_websocket_connection_close (connection, 1008, "not signed in");
}

static void
on_started (SoupServer *soup, SoupServerMessage *message, gpointer data)
{
  LycGuardStream *guard = guard_of (message);

  if (guard != NULL)
    lyc_guard_stream_set_busy (guard, TRUE);
}

static void
on_ended (SoupServer *soup, SoupServerMessage *message, gpointer data)
{
  LycGuardStream *guard = guard_of (message);

  g_object_set_data (G_OBJECT (message), "lyc-gone", GINT_TO_POINTER (1));
  if (guard != NULL)
    lyc_guard_stream_set_busy (guard, FALSE);
}

static void
on_guard_gone (gpointer data, GObject *guard)
{
  g_hash_table_remove (((LycServer *) data)->guards, guard);
}

static GIOStream *
with_tls (LycServer *self, GSocketConnection *connection)
{
  if (self->certificate == NULL)
    return G_IO_STREAM (g_object_ref (connection));
  return g_tls_server_connection_new (G_IO_STREAM (connection), self->certificate, NULL);
}

static gboolean
on_incoming (GSocketService *service, GSocketConnection *connection, GObject *source, gpointer data)
{
  LycServer *self = data;
  GSocket *socket = g_socket_connection_get_socket (connection);
  g_autoptr (GSocketAddress) local = g_socket_connection_get_local_address (connection, NULL);
  g_autoptr (GSocketAddress) remote = g_socket_connection_get_remote_address (connection, NULL);
  g_autoptr (GIOStream) base = with_tls (self, connection);
  g_autoptr (LycGuardStream) guard = NULL;

  if (base == NULL || remote == NULL
      || g_hash_table_size (self->guards)
           >= lyc_platform_limit (self->platform, LYC_LIMIT_CONNECTIONS))
    return TRUE;
  g_socket_set_option (socket, IPPROTO_TCP, TCP_NODELAY, 1, NULL);
  guard = lyc_guard_stream_new (base, socket, self->platform);
  g_hash_table_add (self->guards, guard);
  g_object_weak_ref (G_OBJECT (guard), on_guard_gone, self);
  g_object_set_data_full (G_OBJECT (remote), "lyc-guard", g_object_ref (guard), g_object_unref);
  soup_server_accept_iostream (self->soup, G_IO_STREAM (guard), local, remote, NULL);
  return TRUE;
}

static gboolean
on_reap (gpointer data)
{
  LycServer *self = data;
  gint64 now = g_get_monotonic_time ();
  GHashTableIter iter;
  gpointer guard;

  g_hash_table_iter_init (&iter, self->guards);
  while (g_hash_table_iter_next (&iter, &guard, NULL))
    if (lyc_guard_stream_is_late (guard, now))
      lyc_guard_stream_cut (guard);
  return G_SOURCE_CONTINUE;
}

static gboolean
on_care (gpointer data)
{
  LycServer *self = data;

  lyc_rate_save (self->platform);
  lyc_platform_begin (self->platform);
  lyc_log_prune (self->platform);
  lyc_platform_commit (self->platform);
  return G_SOURCE_CONTINUE;
}

static gboolean
listen_at (LycServer *self, const LycServerOptions *options, GError **error)
{
  g_autoptr (GInetAddress) address = g_inet_address_new_from_string (
    options->listen != NULL ? options->listen : "127.0.0.1");
  g_autoptr (GSocketAddress) wanted = NULL;
  g_autoptr (GSocketAddress) got = NULL;

  if (address == NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, "“%s” is no address",
                   options->listen);
      return FALSE;
    }
  if (!g_inet_address_get_is_loopback (address) && options->certificate == NULL
      && !options->behind_proxy)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                   "%s is not loopback: it needs --tls-cert and --tls-key, or --behind-proxy",
                   options->listen);
      return FALSE;
    }
  wanted = g_inet_socket_address_new (address, options->port);
  if (!g_socket_listener_add_address (G_SOCKET_LISTENER (self->service), wanted,
                                      G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, NULL, &got, error))
    return FALSE;
  self->port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (got));
  return TRUE;
}

static void
name_hosts (LycServer *self, const LycServerOptions *options)
{
  const char *const names[] = { "127.0.0.1", "localhost", "[::1]" };
  LycPlatform *platform = self->platform;
  const char *scheme = options->certificate != NULL ? "https" : "http";

  g_free (platform->issuer);
  platform->issuer = options->issuer != NULL
                       ? g_strdup (options->issuer)
                       : g_strdup_printf ("%s://%s:%u", scheme,
                                          options->listen != NULL ? options->listen : "127.0.0.1",
                                          self->port);
  platform->behind_proxy = options->behind_proxy;
  platform->hosts = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_ptr_array_add (platform->hosts, g_strdup_printf ("%s:%u", names[i], self->port));
  /* The name in the address that clients are told, with and without a port. */
  g_ptr_array_add (platform->hosts, g_strdup (strstr (platform->issuer, "://") + 3));
}

/* libsoup keeps a connection for a second request only while it listens itself. It gets a socket
 * that no one can reach; what is listened on is ours. */
static void
keep_alive (LycServer *self)
{
  int ends[2];
  g_autoptr (GSocket) quiet = NULL;

  if (socketpair (AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) < 0)
    return;
  self->quiet_end = ends[1];
  quiet = g_socket_new_from_fd (ends[0], NULL);
  if (quiet != NULL)
    soup_server_listen_socket (self->soup, quiet, 0, NULL);
}

static void
add_handlers (LycServer *self)
{
  keep_alive (self);
  soup_server_add_handler (self->soup, NULL, on_request, self, NULL);
  soup_server_add_handler (self->soup, STREAM_PATH, on_request, self, NULL);
  soup_server_add_early_handler (self->soup, STREAM_PATH, on_handshake, self, NULL);
  soup_server_add_websocket_handler (self->soup, STREAM_PATH, NULL, NULL, on_websocket, self, NULL);
  g_signal_connect (self->soup, "request-started", G_CALLBACK (on_started), self);
  g_signal_connect (self->soup, "request-finished", G_CALLBACK (on_ended), self);
  g_signal_connect (self->soup, "request-aborted", G_CALLBACK (on_ended), self);
  g_signal_connect (self->service, "incoming", G_CALLBACK (on_incoming), self);
}

/**
 * lyc_server_start:
 *
 * Listens, and answers from then on. Refuses an address other than loopback without TLS or a proxy
 * in front, and a table of routes that does not fit the access table.
 *
 * Returns: (nullable) (transfer full): the server
 */
LycServer *
lyc_server_start (LycPlatform *platform, const LycServerOptions *options, GError **error)
{
  LycServer *self;

  if (!lyc_routes_check (error))
    return NULL;
  self = g_new0 (LycServer, 1);
  self->platform = platform;
  self->soup = soup_server_new (NULL, NULL);
  self->service = g_socket_service_new ();
  self->guards = g_hash_table_new (NULL, NULL);
  g_set_object (&self->certificate, options->certificate);
  if (!listen_at (self, options, error))
    {
      lyc_server_free (self);
      return NULL;
    }
  name_hosts (self, options);
  platform->hub = lyc_stream_hub_new (platform);
  lyc_rate_load (platform);
  add_handlers (self);
  self->reaper = g_timeout_add (REAP_MS, on_reap, self);
  self->care = g_timeout_add_seconds (CARE_S, on_care, self);
  lyc_attempt_clock_arm (platform);
  lyc_mod_tell_arm (platform);
  lyc_file_look_arm (platform);
  g_socket_service_start (self->service);
  return self;
}

guint16
lyc_server_get_port (LycServer *self)
{
  return self->port;
}

static gboolean
is_finished (LycServer *self)
{
  GHashTableIter iter;
  gpointer guard;

  g_hash_table_iter_init (&iter, self->guards);
  while (g_hash_table_iter_next (&iter, &guard, NULL))
    if (lyc_guard_stream_is_answering (guard))
      return FALSE;
  return lyc_stream_hub_size (self->platform->hub) == 0;
}

static gboolean
on_stopping (gpointer data)
{
  LycServer *self = data;

  if (!is_finished (self) && g_get_monotonic_time () < self->stop_by)
    return G_SOURCE_CONTINUE;
  self->stopping = 0;
  self->stopped (self->stopped_data);
  return G_SOURCE_REMOVE;
}

/**
 * lyc_server_stop:
 * @stopped: called once when all is finished, or the time for it is over
 *
 * Takes no more connections, tells open streams to come back, and finishes requests that had begun.
 */
void
lyc_server_stop (LycServer *self, GSourceFunc stopped, gpointer data)
{
  if (self->stop_by != 0)
    return;
  self->stopped = stopped;
  self->stopped_data = data;
  self->stop_by
      = g_get_monotonic_time () + lyc_platform_limit (self->platform, LYC_LIMIT_STOP_MS) * 1000;
  g_socket_service_stop (self->service);
  g_socket_listener_close (G_SOCKET_LISTENER (self->service));
  lyc_stream_hub_close_all (self->platform->hub, SOUP_WEBSOCKET_CLOSE_GOING_AWAY, "restart");
  self->stopping = g_timeout_add (STOP_LOOK_MS, on_stopping, self);
}

/**
 * lyc_server_free:
 *
 * Stops at once; see lyc_server_stop().
 */
void
lyc_server_free (LycServer *self)
{
  GHashTableIter iter;
  gpointer guard;

  g_socket_service_stop (self->service);
  g_socket_listener_close (G_SOCKET_LISTENER (self->service));
  g_clear_handle_id (&self->reaper, g_source_remove);
  g_clear_handle_id (&self->care, g_source_remove);
  lyc_attempt_clock_stop (self->platform);
  lyc_mod_tell_stop (self->platform);
  lyc_file_look_stop (self->platform);
  g_clear_handle_id (&self->stopping, g_source_remove);
  if (self->platform->hub != NULL)
    lyc_rate_save (self->platform);
  g_clear_pointer (&self->platform->hub, lyc_stream_hub_free);
  soup_server_disconnect (self->soup);
  g_hash_table_iter_init (&iter, self->guards);
  while (g_hash_table_iter_next (&iter, &guard, NULL))
    g_object_weak_unref (guard, on_guard_gone, self);
  g_clear_object (&self->soup);
  g_clear_object (&self->service);
  g_clear_object (&self->certificate);
  if (self->quiet_end > 0)
    close (self->quiet_end);
  g_hash_table_unref (self->guards);
  g_free (self);
}
