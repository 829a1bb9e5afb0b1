/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "stream-socket.h"

#include "access.h"
#include "json-gate.h"
#include "lesson-presence.h"
#include "presence.h"
#include "stream-frame.h"
#include "view.h"

LycSocket *
lyc_socket_new (LycStreamHub *hub, LycPlatform *platform, SoupWebsocketConnection *connection,
                LycGuardStream *guard, gint64 user_id, gint64 device_id)
{
  LycSocket *self = g_new0 (LycSocket, 1);

  self->hub = hub;
  self->platform = platform;
  self->connection = g_object_ref (connection);
  self->guard = g_object_ref (guard);
  self->before = lyc_guard_stream_get_written (guard);
  self->user_id = user_id;
  self->device_id = device_id;
  self->opened = g_get_monotonic_time ();
  self->beat = self->opened;
  self->spoken = self->opened;
  g_queue_init (&self->in_flight);
  return self;
}

void
lyc_socket_free (LycSocket *self)
{
  g_queue_clear_full (&self->in_flight, g_free);
  g_free (self->lesson_uuid);
  g_free (self->lesson_told);
  g_object_unref (self->connection);
  g_object_unref (self->guard);
  g_free (self);
}

void
lyc_socket_close (LycSocket *self, gushort code, const char *reason)
{
  if (soup_websocket_connection_get_state (self->connection) != SOUP_WEBSOCKET_STATE_OPEN)
    return;
  self->dismissed = TRUE;
  soup_websocket_connection_close (self->connection, code, reason);
}

/**
 * lyc_socket_cut:
 *
 * Ends one that does not read, so that it would not read a farewell either.
 */
void
lyc_socket_cut (LycSocket *self, const char *reason)
{
  g_autoptr (SoupWebsocketConnection) kept = g_object_ref (self->connection);

  lyc_socket_close (self, 1008, reason);
  g_io_stream_close (soup_websocket_connection_get_io_stream (kept), NULL, NULL);
}

/* Bytes in front of the text of a frame that is not masked. */
static gsize
head_size (gsize length)
{
  if (length < 126)
    return 2;
  return length < 65536 ? 4 : 10;
}

void
lyc_socket_say (LycSocket *self, const char *text)
{
  gsize length = strlen (text);

  if (soup_websocket_connection_get_state (self->connection) != SOUP_WEBSOCKET_STATE_OPEN)
    return;
  self->said += head_size (length) + length;
  soup_websocket_connection_send_text (self->connection, text);
}

/* Returns: what was said and not taken; pongs of libsoup's own are taken without having been said
 */
static guint64
unsent (LycSocket *self)
{
  guint64 taken = lyc_guard_stream_get_written (self->guard) - self->before;

  return self->said > taken ? self->said - taken : 0;
}

/**
 * lyc_socket_say_fleeting:
 *
 * Says what nobody misses; left out where the client does not read, so that nothing piles up.
 */
void
lyc_socket_say_fleeting (LycSocket *self, const char *text)
{
  if (self->full_since == 0
      && unsent (self) < (guint64) lyc_platform_limit (self->platform, LYC_LIMIT_UNSENT_BYTES))
    lyc_socket_say (self, text);
}

static gboolean
has_credit (LycSocket *self)
{
  return self->in_flight.length < lyc_platform_limit (self->platform, LYC_LIMIT_UNACKED_EVENTS)
         && self->in_flight_bytes
              < (gsize) lyc_platform_limit (self->platform, LYC_LIMIT_UNACKED_BYTES);
}

static void
send_entry (LycSocket *self, LycViewer *viewer, LycLogEntry *entry)
{
  g_autofree char *frame = lyc_frame_build (self->platform, viewer, entry, self->sent);
  LycInFlight *flight;

  if (frame == NULL)
    return;
  lyc_socket_say (self, frame);
  flight = g_new (LycInFlight, 1);
  flight->seq = entry->seq;
  flight->bytes = strlen (frame);
  g_queue_push_tail (&self->in_flight, flight);
  self->in_flight_bytes += flight->bytes;
  self->sent = entry->seq;
}

/**
 * lyc_socket_pump:
 *
 * Sends what the log has for this person beyond what was sent, as far as the credit goes. The
 * person's scopes are those of this moment.
 */
void
lyc_socket_pump (LycSocket *self)
{
  LycViewer *viewer = lyc_viewer_get (self->platform, self->user_id);
  gint64 head = lyc_stream_hub_head (self->hub);

  while (self->greeted && viewer != NULL && self->read < head && has_credit (self))
    {
      guint first;
      g_autoptr (GPtrArray) lines = lyc_stream_hub_lines (self->hub, self->read, &first);

      if (first >= lines->len)
        {
          self->read = head;
          break;
        }
      for (guint i = first; i < lines->len && has_credit (self); i++)
        {
          LycLogEntry *entry = g_ptr_array_index (lines, i);

          send_entry (self, viewer, entry);
          self->read = entry->seq;
        }
    }
  if (has_credit (self))
    self->full_since = 0;
  else if (self->full_since == 0)
    self->full_since = g_get_monotonic_time ();
}

static void
beat (LycSocket *self)
{
  char text[160];

  lyc_socket_pump (self);
  g_snprintf (text, sizeof text,
              "{\"type\":\"heartbeat\",\"sent\":%" G_GINT64_FORMAT ",\"head\":%" G_GINT64_FORMAT
              ",\"now_at\":%" G_GINT64_FORMAT "}",
              self->sent, self->read, lyc_platform_now (self->platform));
  lyc_socket_say (self, text);
  /* The client's cursor is now the head, so the next frame names that. */
  self->sent = self->read;
}

/**
 * lyc_socket_tick:
 * @now: monotonic, in microseconds
 *
 * Called a few times a second: heartbeats, and the deadlines of a socket.
 */
void
lyc_socket_tick (LycSocket *self, gint64 now)
{
  LycPlatform *platform = self->platform;

  if (!self->greeted)
    {
      if (now - self->opened > lyc_platform_limit (platform, LYC_LIMIT_HELLO_MS) * 1000)
        lyc_socket_close (self, 1008, "no hello");
      return;
    }
  if (self->full_since != 0
      && now - self->full_since > lyc_platform_limit (platform, LYC_LIMIT_STALL_MS) * 1000)
    {
      lyc_socket_cut (self, "too far behind");
      return;
    }
  if (now - self->beat >= lyc_platform_limit (platform, LYC_LIMIT_HEARTBEAT_S) * G_USEC_PER_SEC)
    {
      self->beat = now;
      /* A client without credit does not read; more for it would only pile up. */
      if (has_credit (self))
        beat (self);
    }
}

/* What answers a frame of ours is not counted among those that a client may send: a burst of events
 * brings a burst of these. Whoever acknowledges reads, however much is left. */
static void
acknowledge (LycSocket *self, gint64 seq)
{
  LycInFlight *flight = g_queue_peek_head (&self->in_flight);

  if (flight != NULL && flight->seq <= seq)
    {
      self->frames -= MIN (self->frames, 1);
      self->full_since = 0;
    }

  while ((flight = g_queue_peek_head (&self->in_flight)) != NULL && flight->seq <= seq)
    {
      self->in_flight_bytes -= flight->bytes;
      g_free (g_queue_pop_head (&self->in_flight));
    }
  lyc_socket_pump (self);
}

static void
greet (LycSocket *self, LycViewer *viewer, gint64 seq)
{
  char text[120];

  if (lyc_frame_must_resync (self->platform, viewer, seq))
    {
      lyc_socket_say (self, "{\"type\":\"resync\"}");
      lyc_socket_close (self, 1000, "resync");
      return;
    }
  self->greeted = TRUE;
  self->sent = seq;
  self->read = seq;
  g_snprintf (text, sizeof text,
              "{\"type\":\"welcome\",\"seq\":%" G_GINT64_FORMAT
              ",\"heartbeat_s\":%d,\"now_at\":%" G_GINT64_FORMAT "}",
              seq, (int) lyc_platform_limit (self->platform, LYC_LIMIT_HEARTBEAT_S),
              lyc_platform_now (self->platform));
  lyc_socket_say (self, text);
  lyc_socket_pump (self);
}

static void
tell_typing (LycSocket *self, LycViewer *viewer, const char *uuid)
{
  LycFound found;
  g_autofree char *text = NULL;

  if (uuid == NULL || !lyc_find (self->platform, viewer, "container", uuid, &found)
      || !lyc_access_allows (lyc_viewer_in (viewer, found.scope_id), "container", "typing", FALSE))
    return;
  text = g_strdup_printf ("{\"type\":\"typing\",\"container_id\":\"%s\",\"user_id\":\"%s\"}", uuid,
                          viewer->uuid);
  lyc_stream_hub_tell (self->hub, found.scope_id, self->user_id, text);
}

static const char *
text_of (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node)
             && json_node_get_value_type (node) == G_TYPE_STRING
           ? json_node_get_string (node)
           : NULL;
}

static gint64
number_of (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node)
             && json_node_get_value_type (node) == G_TYPE_INT64
           ? json_node_get_int (node)
           : -1;
}

static gboolean
take_frame (LycSocket *self, LycViewer *viewer, JsonObject *object)
{
  const char *type = text_of (object, "type");
  const char *state = text_of (object, "presence");

  if (g_strcmp0 (type, "hello") == 0 && !self->greeted && number_of (object, "seq") >= 0)
    {
      greet (self, viewer, number_of (object, "seq"));
      if (self->greeted)
        lyc_stream_hub_presence (self->hub, self, lyc_presence_is_state (state) ? state : "here");
    }
  else if (!self->greeted)
    return FALSE;
  else if (g_strcmp0 (type, "ack") == 0 && number_of (object, "seq") >= 0)
    acknowledge (self, number_of (object, "seq"));
  else if (g_strcmp0 (type, "ping") == 0)
    lyc_socket_say_fleeting (self, "{\"type\":\"pong\"}");
  else if (g_strcmp0 (type, "typing") == 0)
    tell_typing (self, viewer, text_of (object, "container_id"));
  else if (g_strcmp0 (type, "presence") == 0
           && lyc_presence_is_state (text_of (object, "state")))
    lyc_stream_hub_presence (self->hub, self, text_of (object, "state"));
  else if (g_strcmp0 (type, "lesson") == 0)
    lyc_lesson_presence_enter (self, viewer, text_of (object, "lesson_id"));
  else
    return FALSE;
  return TRUE;
}

static gboolean
too_fast (LycSocket *self)
{
  gint64 second = g_get_monotonic_time () / G_USEC_PER_SEC;

  if (second != self->second)
    self->frames = 0;
  self->second = second;
  return ++self->frames > lyc_platform_limit (self->platform, LYC_LIMIT_SOCKET_FRAMES_PER_S);
}

/**
 * lyc_socket_receive:
 *
 * Takes one text frame of the client. What is not in events.yaml closes the socket.
 */
void
lyc_socket_receive (LycSocket *self, const char *text, gsize length)
{
  LycJsonLimits limits = lyc_json_default_limits;
  g_autoptr (JsonNode) node = NULL;
  LycViewer *viewer = lyc_viewer_get (self->platform, self->user_id);

  if (too_fast (self))
    {
      lyc_socket_close (self, 1008, "too many frames");
      return;
    }
  self->spoken = g_get_monotonic_time ();
  limits.max_bytes = (gsize) lyc_platform_limit (self->platform, LYC_LIMIT_FRAME_BYTES);
  limits.max_depth = 8;
  node = lyc_json_parse (text, length, &limits, NULL);
  if (viewer == NULL || node == NULL || !JSON_NODE_HOLDS_OBJECT (node)
      || !take_frame (self, viewer, json_node_get_object (node)))
    lyc_socket_close (self, 1008, "not a frame of this protocol");
}
