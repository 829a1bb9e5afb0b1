/* SPDX-License-Identifier: GPL-3.0-or-later */
/* LycStream against a server of this test's own, which says what a connection that hears nothing
 * lets through. */
#include "stream.h"

typedef struct
{
  SoupServer *server;
  SoupWebsocketConnection *socket; /* the server's end */
  LycHttp *http;
  LycStream *stream;
  GPtrArray *heard; /* types of what the client says */
  GError *closed;
  gboolean answered; /* the request that is left open has ended */
} Fixture;

static void
heard_cb (SoupWebsocketConnection *socket, int type, GBytes *bytes, gpointer data)
{
  g_autoptr (JsonObject) frame = lyc_http_read_object (bytes, NULL);

  g_ptr_array_add (((Fixture *) data)->heard,
                   g_strdup (json_object_get_string_member (frame, "type")));
}

static void
socket_cb (SoupServer *server, SoupServerMessage *message, const char *path,
           SoupWebsocketConnection *socket, gpointer data)
{
  Fixture *fixture = data;

  fixture->socket = g_object_ref (socket);
  g_signal_connect (socket, "message", G_CALLBACK (heard_cb), fixture);
}

static void
never_cb (SoupServer *server, SoupServerMessage *message, const char *path, GHashTable *query,
          gpointer data)
{
  soup_server_message_pause (message);
}

static void
closed_cb (LycStream *stream, GError *error, gpointer data)
{
  ((Fixture *) data)->closed = g_error_copy (error);
}

static gboolean
gave_up_cb (gpointer data)
{
  g_error ("it did not come about");
  return G_SOURCE_REMOVE;
}

#define UNTIL(condition)                                                                           \
  {                                                                                                \
    guint source = g_timeout_add_seconds (30, gave_up_cb, NULL);                                   \
                                                                                                   \
    while (!(condition))                                                                           \
      g_main_context_iteration (NULL, TRUE);                                                       \
    g_source_remove (source);                                                                      \
  }

static void
say (Fixture *fixture, const char *text)
{
  soup_websocket_connection_send_text (fixture->socket, text);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *base = NULL;
  g_autofree char *welcome = g_strdup_printf (
      "{\"type\":\"welcome\",\"seq\":0,\"heartbeat_s\":%d,\"now_at\":1}", GPOINTER_TO_INT (data));
  GSList *uris;

  fixture->heard = g_ptr_array_new_with_free_func (g_free);
  fixture->server = soup_server_new (NULL, NULL);
  soup_server_add_websocket_handler (fixture->server, "/v1/stream", NULL, NULL, socket_cb, fixture,
                                     NULL);
  soup_server_add_handler (fixture->server, "/v1/never", never_cb, NULL, NULL);
  g_assert_true (soup_server_listen_local (fixture->server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, NULL));
  uris = soup_server_get_uris (fixture->server);
  base = g_strdup_printf ("http://127.0.0.1:%d", g_uri_get_port (uris->data));
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  fixture->http = lyc_http_new (base, NULL);
  lyc_http_set_tokens (fixture->http, "access", 3600, "refresh");
  fixture->stream = lyc_stream_new (fixture->http);
  g_signal_connect (fixture->stream, "closed", G_CALLBACK (closed_cb), fixture);
  lyc_stream_open (fixture->stream, 0, "here");
  UNTIL (fixture->heard->len == 1)
  say (fixture, welcome);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  lyc_stream_close (fixture->stream);
  g_object_unref (fixture->stream);
  g_object_unref (fixture->http);
  g_clear_object (&fixture->socket);
  g_object_unref (fixture->server);
  g_ptr_array_unref (fixture->heard);
  g_clear_error (&fixture->closed);
}

static gboolean
beat_cb (gpointer data)
{
  say (data, "{\"type\":\"heartbeat\",\"sent\":0,\"head\":0,\"now_at\":1}");
  return G_SOURCE_CONTINUE;
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Fixture *fixture = data;
  g_autoptr (GError) error = NULL;

  g_assert_null (lyc_http_call_finish (LYC_HTTP (source), result, &error));
  g_assert_error (error, LYC_ERROR, LYC_ERROR_NETWORK);
  fixture->answered = TRUE;
}

/* The platform is heard, and does not hear: what was asked over the same way is given up too. */
static void
test_one_sided (Fixture *fixture, gconstpointer data)
{
  LycRequest request = { .method = "GET", .path = "/v1/never", .offset = -1 };
  guint beats = g_timeout_add (100, beat_cb, fixture);

  lyc_http_call_async (fixture->http, &request, NULL, answered_cb, fixture);
  UNTIL (fixture->closed != NULL)
  g_assert_error (fixture->closed, LYC_ERROR, LYC_ERROR_NETWORK);
  UNTIL (fixture->answered)
  g_source_remove (beats);
}

/* A question at a time: an answer or an event closes it, another heartbeat does not. */
static void
test_asks (Fixture *fixture, gconstpointer data)
{
  static const char event[] = "{\"type\":\"post.created\",\"seq\":1,\"prev\":0,\"kind\":\"post\","
                              "\"id\":\"0190a6f0-0000-7000-8000-00000000000b\",\"data\":{}}";

  for (guint i = 0; i < 4; i++)
    {
      beat_cb (fixture);
      beat_cb (fixture);
      UNTIL (fixture->heard->len == 2 + i)
      g_assert_cmpstr (g_ptr_array_index (fixture->heard, 1 + i), ==, "ping");
      say (fixture, i % 2 == 0 ? "{\"type\":\"pong\"}" : event);
    }
  g_assert_null (fixture->closed);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/stream/one-sided", Fixture, GINT_TO_POINTER (1), set_up, test_one_sided, tear_down);
  g_test_add ("/stream/asks", Fixture, GINT_TO_POINTER (300), set_up, test_asks, tear_down);
  return g_test_run ();
}
