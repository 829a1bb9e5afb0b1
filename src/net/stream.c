/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "stream.h"

#include "json-read.h"

#include <glib/gi18n-lib.h>

/* The beats of the heart that an answer may take. */
#define ANSWER_BEATS 2
/* The API's limit for a frame is 64 KiB; the rest is the envelope's. */
#define MAX_FRAME (128 * 1024)
/* A platform that heeds our acknowledgements never has so much on its way. */
#define MAX_WAITING (64 * 1024 * 1024)
/* Frames are looked at for so long in one turn of the main loop, and the turns alternate with those
 * that draw: this is the priority of GTK's frame clock. */
#define TURN_US 4000
#define TURN_PRIORITY (G_PRIORITY_HIGH_IDLE + 20)

struct _LycStream
{
  GObject parent_instance;

  LycHttp *http;
  SoupWebsocketConnection *connection;
  GCancellable *cancellable;
  gint64 seq;
  guint heartbeat_s;
  guint watchdog;
  gint64 asked_at; /* monotonic us of the question that is open; 0: none is */
  char *presence; /* of the person, for the hello */
  GQueue waiting; /* of GBytes: frames that have arrived */
  gsize waiting_bytes;
  guint turn;     /* source that looks at them */
  gboolean ended; /* the socket is; what waits is still looked at */
  gboolean closed;
};

G_DEFINE_FINAL_TYPE (LycStream, lyc_stream, G_TYPE_OBJECT)

enum
{
  FRAME,
  CLOSED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

/* Nothing is looked at, waited for or heard any more. */
static void
stop (LycStream *self)
{
  self->closed = TRUE;
  g_clear_handle_id (&self->watchdog, g_source_remove);
  g_clear_handle_id (&self->turn, g_source_remove);
  g_queue_clear_full (&self->waiting, (GDestroyNotify) g_bytes_unref);
  g_cancellable_cancel (self->cancellable);
  if (self->connection != NULL)
    g_signal_handlers_disconnect_by_data (self->connection, self);
}

static void
lyc_stream_dispose (GObject *object)
{
  LycStream *self = LYC_STREAM (object);

  stop (self);
  g_clear_object (&self->connection);
  g_clear_object (&self->http);
  G_OBJECT_CLASS (lyc_stream_parent_class)->dispose (object);
}

static void
lyc_stream_finalize (GObject *object)
{
  g_clear_object (&LYC_STREAM (object)->cancellable);
  g_clear_pointer (&LYC_STREAM (object)->presence, g_free);
  G_OBJECT_CLASS (lyc_stream_parent_class)->finalize (object);
}

static void
lyc_stream_class_init (LycStreamClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lyc_stream_dispose;
  G_OBJECT_CLASS (klass)->finalize = lyc_stream_finalize;
  signals[FRAME] = g_signal_new ("frame", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, JSON_TYPE_OBJECT);
  signals[CLOSED] = g_signal_new ("closed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
lyc_stream_init (LycStream *self)
{
  self->cancellable = g_cancellable_new ();
  self->heartbeat_s = 15;
  g_queue_init (&self->waiting);
}

LycStream *
lyc_stream_new (LycHttp *http)
{
  LycStream *self = g_object_new (LYC_TYPE_STREAM, NULL);

  self->http = g_object_ref (http);
  return self;
}

/* Tells once that it is over. */
static void
finish (LycStream *self, const GError *error)
{
  g_autoptr (LycStream) kept = g_object_ref (self);

  if (self->closed)
    return;
  lyc_stream_close (self);
  g_signal_emit (self, signals[CLOSED], 0, error);
}

static void
finish_with (LycStream *self, const char *sentence)
{
  g_autoptr (GError) error = g_error_new_literal (LYC_ERROR, LYC_ERROR_NETWORK, sentence);

  finish (self, error);
}

/* What was asked over the same way would wait for nothing: it is given up too, and asked again. */
static void
finish_silent (LycStream *self)
{
  g_autoptr (LycStream) kept = g_object_ref (self);

  finish_with (self, _("The platform has gone silent."));
  lyc_http_abort (self->http);
}

static gboolean
silent_cb (gpointer data)
{
  LycStream *self = data;

  self->watchdog = 0;
  finish_silent (self);
  return G_SOURCE_REMOVE;
}

/* Anything that arrives proves the link; two heartbeats and a little are waited for. */
static void
feed_watchdog (LycStream *self)
{
  g_clear_handle_id (&self->watchdog, g_source_remove);
  self->watchdog = g_timeout_add_seconds (2 * self->heartbeat_s + 1, silent_cb, self);
}

/* How often the platform's heart beats, seconds; until its greeting, as it did the last time. */
guint
lyc_stream_get_heartbeat (LycStream *self)
{
  return self->heartbeat_s;
}

/* @heartbeat_s: what an earlier stream heard, for as long as this one was not greeted */
void
lyc_stream_set_heartbeat (LycStream *self, guint heartbeat_s)
{
  self->heartbeat_s = heartbeat_s;
}

/* The platform's greeting says how often its heart beats. */
static void
note_greeting (LycStream *self, JsonObject *frame)
{
  const char *type = lyc_json_text (frame, "type", "");

  if (!g_str_equal (type, "welcome"))
    return;
  self->heartbeat_s = (guint) CLAMP (lyc_json_int (frame, "heartbeat_s", 15), 1, 300);
  feed_watchdog (self);
}

/* A heartbeat proves one direction alone, so a question goes back. Where events come, the platform
 * misses what acknowledges them. Returns: FALSE where it is heard and does not hear */
static gboolean
ask_back (LycStream *self)
{
  g_autoptr (JsonObject) ping = json_object_new ();
  gint64 now = g_get_monotonic_time ();

  if (self->asked_at != 0)
    return now - self->asked_at < ANSWER_BEATS * self->heartbeat_s * G_USEC_PER_SEC;
  self->asked_at = now;
  json_object_set_string_member (ping, "type", "ping");
  lyc_stream_send (self, ping);
  return TRUE;
}

static void
take_frame (LycStream *self, JsonObject *frame)
{
  const char *type = lyc_json_text (frame, "type", "");

  note_greeting (self, frame);
  if (g_str_equal (type, "pong") || json_object_has_member (frame, "data"))
    self->asked_at = 0;
  if (g_str_equal (type, "heartbeat") && !ask_back (self))
    finish_silent (self);
  else if (!g_str_equal (type, "pong"))
    g_signal_emit (self, signals[FRAME], 0, frame);
}

static void
look_at (LycStream *self, GBytes *bytes)
{
  g_autoptr (JsonObject) frame = lyc_http_read_object (bytes, NULL);

  if (frame == NULL)
    {
      finish_with (self, _("The platform’s answer could not be understood."));
      return;
    }
  take_frame (self, frame);
}

static void
look_at_first (LycStream *self)
{
  g_autoptr (GBytes) bytes = g_queue_pop_head (&self->waiting);

  self->waiting_bytes -= g_bytes_get_size (bytes);
  look_at (self, bytes);
}

/* The end is told behind what came before it. */
static gboolean
turn_cb (gpointer data)
{
  g_autoptr (LycStream) self = g_object_ref (data);
  gint64 until = g_get_monotonic_time () + TURN_US;

  while (!self->closed && !g_queue_is_empty (&self->waiting) && g_get_monotonic_time () < until)
    look_at_first (self);
  if (self->closed)
    return G_SOURCE_REMOVE;
  if (!g_queue_is_empty (&self->waiting))
    return G_SOURCE_CONTINUE;
  self->turn = 0;
  if (self->ended)
    finish_with (self, _("The connection to the platform was lost."));
  return G_SOURCE_REMOVE;
}

static void
take_turns (LycStream *self)
{
  if (self->turn == 0)
    self->turn = g_idle_add_full (TURN_PRIORITY, turn_cb, self, NULL);
}

static void
message_cb (SoupWebsocketConnection *connection, int type, GBytes *bytes, gpointer data)
{
  LycStream *self = data;

  feed_watchdog (self);
  self->waiting_bytes += g_bytes_get_size (bytes);
  if (type != SOUP_WEBSOCKET_DATA_TEXT || self->waiting_bytes > MAX_WAITING)
    {
      finish_with (self, _("The platform’s answer could not be understood."));
      return;
    }
  g_queue_push_tail (&self->waiting, g_bytes_ref (bytes));
  take_turns (self);
}

static void
closed_cb (SoupWebsocketConnection *connection, gpointer data)
{
  LycStream *self = data;

  self->ended = TRUE;
  take_turns (self);
}

/* @message: (transfer none): a message of events.yaml; dropped where the socket is not open */
void
lyc_stream_send (LycStream *self, JsonObject *message)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  g_autofree char *text = NULL;

  if (self->connection == NULL || self->closed
      || soup_websocket_connection_get_state (self->connection) != SOUP_WEBSOCKET_STATE_OPEN)
    return;
  json_node_set_object (node, message);
  text = json_to_string (node, FALSE);
  soup_websocket_connection_send_text (self->connection, text);
}

static void
say_hello (LycStream *self)
{
  g_autoptr (JsonObject) hello = json_object_new ();

  json_object_set_string_member (hello, "type", "hello");
  json_object_set_int_member (hello, "seq", self->seq);
  json_object_set_string_member (hello, "presence", self->presence);
  lyc_stream_send (self, hello);
}

static void
connected_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LycStream) self = user_data;
  g_autoptr (GError) error = NULL;
  SoupWebsocketConnection *connection
      = soup_session_websocket_connect_finish (SOUP_SESSION (source), result, &error);

  if (connection == NULL)
    {
      finish_with (self, _("The platform cannot be reached."));
      return;
    }
  self->connection = connection;
  if (self->closed)
    {
      soup_websocket_connection_close (connection, SOUP_WEBSOCKET_CLOSE_NORMAL, NULL);
      return;
    }
  soup_websocket_connection_set_max_incoming_payload_size (connection, MAX_FRAME);
  g_signal_connect (connection, "message", G_CALLBACK (message_cb), self);
  g_signal_connect (connection, "closed", G_CALLBACK (closed_cb), self);
  feed_watchdog (self);
  say_hello (self);
}

static void
token_ready_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LycStream) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SoupMessage) message = NULL;
  g_autofree char *url = NULL;
  g_autofree char *value = NULL;

  if (!lyc_http_ensure_token_finish (LYC_HTTP (source), result, &error))
    {
      finish (self, error);
      return;
    }
  if (self->closed)
    return;
  url = lyc_http_get_url (self->http, "/v1/stream");
  message = soup_message_new ("GET", url);
  value = g_strconcat ("Bearer ", lyc_http_get_access (self->http), NULL);
  soup_message_headers_replace (soup_message_get_request_headers (message), "Authorization", value);
  soup_session_websocket_connect_async (lyc_http_get_session (self->http), message, NULL, NULL,
                                        G_PRIORITY_DEFAULT, self->cancellable, connected_cb,
                                        g_object_ref (self));
}

/* Connects and asks for everything after @seq; @presence: where the person is, as events.yaml has it */
void
lyc_stream_open (LycStream *self, gint64 seq, const char *presence)
{
  self->seq = seq;
  g_free (self->presence);
  self->presence = g_strdup (presence);
  feed_watchdog (self);
  lyc_http_ensure_token_async (self->http, token_ready_cb, g_object_ref (self));
}

/* Ends it without a word. */
void
lyc_stream_close (LycStream *self)
{
  if (self->closed)
    return;
  stop (self);
  if (self->connection != NULL
      && soup_websocket_connection_get_state (self->connection) == SOUP_WEBSOCKET_STATE_OPEN)
    soup_websocket_connection_close (self->connection, SOUP_WEBSOCKET_CLOSE_NORMAL, NULL);
}
