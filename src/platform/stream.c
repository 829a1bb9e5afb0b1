/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "stream.h"

#include "lesson-presence.h"
#include "presence.h"

/* Lines of the log kept in memory; a socket further behind reads the database. */
#define TAIL_LINES 4096
#define TICK_MS 250

struct _LycStreamHub {
  LycPlatform *platform;
  GPtrArray *sockets; /* LycSocket */
  GPtrArray *tail;    /* LycLogEntry, without a hole, ends at the head */
  LycPresences *presences;
  LycLessonPresence *lessons;
  guint tick;
  guint pump;
  gint64 version; /* of the data, as other processes change it */
};

static gboolean pump_all (gpointer data);
static void check_sessions (LycStreamHub *self);

static void
look_at_people_again (LycStreamHub *self)
{
  lyc_presences_look_again (self->presences);
  lyc_lesson_presence_look_again (self->lessons);
}

/**
 * lyc_stream_hub_look_for_others:
 *
 * To be called before anything is answered or sent from memory: a command of the platform may have
 * written while this one serves, and nothing that is remembered is trusted then.
 */
void
lyc_stream_hub_look_for_others (LycStreamHub *self)
{
  gint64 version = lyc_db_int (self->platform->db, 0, "PRAGMA data_version", "");

  if (version == self->version)
    return;
  self->version = version;
  g_hash_table_remove_all (self->platform->viewers);
  g_hash_table_remove_all (self->platform->view_cache);
  g_ptr_array_set_size (self->tail, 0);
  look_at_people_again (self);
  check_sessions (self);
  pump_all (self);
}

static gboolean
on_tick (gpointer data)
{
  LycStreamHub *self = data;
  g_autoptr (GPtrArray) sockets = g_ptr_array_copy (self->sockets, NULL, NULL);
  gint64 now = g_get_monotonic_time ();

  lyc_stream_hub_look_for_others (self);
  for (guint i = 0; i < sockets->len; i++)
    lyc_socket_tick (g_ptr_array_index (sockets, i), now);
  lyc_presences_tick (self->presences, now);
  lyc_lesson_presence_tick (self->lessons, now);
  return G_SOURCE_CONTINUE;
}

LycStreamHub *
lyc_stream_hub_new (LycPlatform *platform)
{
  LycStreamHub *self = g_new0 (LycStreamHub, 1);

  self->platform = platform;
  self->sockets = g_ptr_array_new ();
  self->tail = g_ptr_array_new_with_free_func ((GDestroyNotify) lyc_log_entry_unref);
  self->presences = lyc_presences_new (platform, self->sockets);
  self->lessons = lyc_lesson_presence_new (platform, self->sockets);
  self->version = lyc_db_int (platform->db, 0, "PRAGMA data_version", "");
  self->tick = g_timeout_add (TICK_MS, on_tick, self);
  return self;
}

/* Heartbeats after which one whose client says nothing may be taken for dead. */
#define UNHEARD_BEATS 3

static void
drop_socket (LycStreamHub *self, LycSocket *socket)
{
  g_ptr_array_remove_fast (self->sockets, socket);
  g_signal_handlers_disconnect_by_data (socket->connection, socket);
  lyc_socket_free (socket);
}

void
lyc_stream_hub_free (LycStreamHub *self)
{
  while (self->sockets->len > 0)
    drop_socket (self, g_ptr_array_index (self->sockets, 0));
  g_clear_handle_id (&self->tick, g_source_remove);
  g_clear_handle_id (&self->pump, g_source_remove);
  lyc_presences_free (self->presences);
  lyc_lesson_presence_free (self->lessons);
  g_ptr_array_unref (self->sockets);
  g_ptr_array_unref (self->tail);
  g_free (self);
}

/* Returns: how many sockets are open */
guint
lyc_stream_hub_size (LycStreamHub *self)
{
  return self->sockets->len;
}

guint
lyc_stream_hub_count (LycStreamHub *self, gint64 user_id)
{
  guint count = 0;

  for (guint i = 0; i < self->sockets->len; i++)
    count += ((LycSocket *) g_ptr_array_index (self->sockets, i))->user_id == user_id;
  return count;
}

/* Returns: (nullable): the person's stream that is unheard the longest, where that is too long for
 * one that answers heartbeats; one that was sent away gives its place once, when it is closed */
static LycSocket *
find_unheard (LycStreamHub *self, gint64 user_id)
{
  gint64 beat = lyc_platform_limit (self->platform, LYC_LIMIT_HEARTBEAT_S) * G_USEC_PER_SEC;
  gint64 oldest = g_get_monotonic_time () - UNHEARD_BEATS * beat;
  LycSocket *found = NULL;

  for (guint i = 0; i < self->sockets->len; i++)
    {
      LycSocket *socket = g_ptr_array_index (self->sockets, i);

      if (socket->user_id != user_id || socket->dismissed || socket->spoken > oldest)
        continue;
      oldest = socket->spoken;
      found = socket;
    }
  return found;
}

/* A network that drops people leaves streams behind whose other end is gone, and nothing says so:
 * the next one takes the place of such a one. */
gboolean
lyc_stream_hub_make_room (LycStreamHub *self, gint64 user_id)
{
  LycSocket *unheard;

  if (lyc_stream_hub_count (self, user_id)
      < lyc_platform_limit (self->platform, LYC_LIMIT_SOCKETS_PER_USER))
    return TRUE;
  unheard = find_unheard (self, user_id);
  if (unheard == NULL)
    return FALSE;
  lyc_socket_cut (unheard, "unheard");
  return TRUE;
}

static void
on_message (SoupWebsocketConnection *connection, int type, GBytes *message, gpointer data)
{
  gsize length;
  const char *text = g_bytes_get_data (message, &length);

  if (type == SOUP_WEBSOCKET_DATA_TEXT)
    lyc_socket_receive (data, text, length);
  else
    lyc_socket_close (data, 1003, "text only");
}

static void
on_closed (SoupWebsocketConnection *connection, gpointer data)
{
  LycSocket *socket = data;
  LycStreamHub *self = socket->hub;
  gint64 dismissed = socket->dismissed ? socket->user_id : 0;

  drop_socket (self, socket);
  if (dismissed != 0)
    lyc_presences_dismiss (self->presences, dismissed);
}

/**
 * lyc_stream_hub_add:
 *
 * Takes an open WebSocket of a signed-in person; it has to say hello soon.
 */
void
lyc_stream_hub_add (LycStreamHub *self, SoupWebsocketConnection *connection, LycGuardStream *guard,
                    gint64 user_id, gint64 device_id)
{
  LycSocket *socket = lyc_socket_new (self, self->platform, connection, guard, user_id, device_id);

  soup_websocket_connection_set_max_incoming_payload_size (
    connection, (guint64) lyc_platform_limit (self->platform, LYC_LIMIT_FRAME_BYTES));
  g_ptr_array_add (self->sockets, socket);
  g_signal_connect (connection, "message", G_CALLBACK (on_message), socket);
  g_signal_connect (connection, "closed", G_CALLBACK (on_closed), socket);
}

/* Returns: the head of the log, without a query while the end of the log is at hand */
gint64
lyc_stream_hub_head (LycStreamHub *self)
{
  if (self->tail->len > 0)
    return ((LycLogEntry *) g_ptr_array_index (self->tail, self->tail->len - 1))->seq;
  return lyc_log_head (self->platform);
}

/**
 * lyc_stream_hub_lines:
 * @first: (out): the index of the first line after @after
 *
 * Returns: (transfer full): lines of the log, from memory where it reaches that far back
 */
GPtrArray *
lyc_stream_hub_lines (LycStreamHub *self, gint64 after, guint *first)
{
  LycLogEntry *oldest = self->tail->len > 0 ? g_ptr_array_index (self->tail, 0) : NULL;
  LycLogEntry *newest = oldest != NULL ? g_ptr_array_index (self->tail, self->tail->len - 1) : NULL;
  guint low = 0;
  guint high = self->tail->len;

  *first = 0;
  if (oldest == NULL || oldest->seq > after + 1 || newest->seq <= after)
    return lyc_log_read (self->platform, after, 500);
  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (((LycLogEntry *) g_ptr_array_index (self->tail, middle))->seq <= after)
        low = middle + 1;
      else
        high = middle;
    }
  *first = low;
  return g_ptr_array_ref (self->tail);
}

static gboolean
pump_all (gpointer data)
{
  LycStreamHub *self = data;
  g_autoptr (GPtrArray) sockets = NULL;

  self->pump = 0;
  lyc_stream_hub_look_for_others (self);
  sockets = g_ptr_array_copy (self->sockets, NULL, NULL);
  for (guint i = 0; i < sockets->len; i++)
    lyc_socket_pump (g_ptr_array_index (sockets, i));
  return G_SOURCE_REMOVE;
}

/* What others may see of a person follows from these. */
static void
note_people (LycStreamHub *self, LycLogEntry *entry)
{
  if (g_str_equal (entry->kind, "settings") || g_str_equal (entry->kind, "membership"))
    look_at_people_again (self);
  if (g_str_equal (entry->type, "membership.added"))
    lyc_presences_introduce (self->presences,
                             lyc_db_int (self->platform->db, 0,
                                         "SELECT user_id FROM membership WHERE id = ?", "i",
                                         entry->object_id));
}

/**
 * lyc_stream_hub_committed:
 * @entries: (element-type LycLogEntry): the lines of a transaction that was committed
 *
 * Keeps the lines at hand and sends them in this turn of the main loop, after the answer.
 */
void
lyc_stream_hub_committed (LycStreamHub *self, GPtrArray *entries)
{
  LycLogEntry *newest
    = self->tail->len > 0 ? g_ptr_array_index (self->tail, self->tail->len - 1) : NULL;

  /* Another process wrote in between: the tail never has a hole. */
  if (newest != NULL && newest->seq + 1 != ((LycLogEntry *) g_ptr_array_index (entries, 0))->seq)
    g_ptr_array_set_size (self->tail, 0);
  for (guint i = 0; i < entries->len; i++)
    {
      g_ptr_array_add (self->tail, lyc_log_entry_ref (g_ptr_array_index (entries, i)));
      note_people (self, g_ptr_array_index (entries, i));
    }
  if (self->tail->len > 2 * TAIL_LINES)
    g_ptr_array_remove_range (self->tail, 0, self->tail->len - TAIL_LINES);
  if (self->pump == 0)
    self->pump = g_idle_add_full (G_PRIORITY_DEFAULT, pump_all, self, NULL);
}

/**
 * lyc_stream_hub_scopes_changed:
 * @user_id: 0 for everyone
 *
 * Scopes are read anew by each pump; a person who may not be here any more goes at once.
 */
void
lyc_stream_hub_scopes_changed (LycStreamHub *self, gint64 user_id)
{
  LycViewer *viewer = user_id != 0 ? lyc_viewer_get (self->platform, user_id) : NULL;

  if (user_id != 0 && (viewer == NULL || !viewer->active))
    lyc_stream_hub_revoked (self, user_id, 0);
}

/**
 * lyc_stream_hub_revoked:
 * @user_id: a person, or 0
 * @device_id: a device, or 0
 *
 * Closes the sockets of a person or a device; nothing more is sent on them.
 */
void
lyc_stream_hub_revoked (LycStreamHub *self, gint64 user_id, gint64 device_id)
{
  g_autoptr (GPtrArray) sockets = g_ptr_array_copy (self->sockets, NULL, NULL);

  for (guint i = 0; i < sockets->len; i++)
    {
      LycSocket *socket = g_ptr_array_index (sockets, i);

      if ((user_id != 0 && socket->user_id == user_id)
          || (device_id != 0 && socket->device_id == device_id))
        lyc_socket_close (socket, 4001, "signed out");
    }
}

/* Closes the sockets of those who were signed out elsewhere. */
static void
check_sessions (LycStreamHub *self)
{
  g_autoptr (GPtrArray) sockets = g_ptr_array_copy (self->sockets, NULL, NULL);

  for (guint i = 0; i < sockets->len; i++)
    {
      LycSocket *socket = g_ptr_array_index (sockets, i);
      LycViewer *viewer = lyc_viewer_get (self->platform, socket->user_id);

      if (viewer == NULL || !viewer->active
          || lyc_db_int (self->platform->db, 1, "SELECT revoked_at FROM device WHERE id = ?", "i",
                         socket->device_id)
               != 0)
        lyc_socket_close (socket, 4001, "signed out");
    }
}

/**
 * lyc_stream_hub_tell:
 *
 * Sends something fleeting to everyone else in a scope who keeps up.
 */
void
lyc_stream_hub_tell (LycStreamHub *self, gint64 scope_id, gint64 except_user, const char *text)
{
  for (guint i = 0; i < self->sockets->len; i++)
    {
      LycSocket *socket = g_ptr_array_index (self->sockets, i);
      LycViewer *viewer = lyc_viewer_get (self->platform, socket->user_id);

      if (socket->greeted && socket->user_id != except_user && viewer != NULL
          && lyc_viewer_in (viewer, scope_id) != NULL)
        lyc_socket_say_fleeting (socket, text);
    }
}

/* A peer of the sandbox is here for everyone who comes from now on, and at the lesson with the slug
 * @lesson (nullable). */
void
lyc_stream_hub_seat (LycStreamHub *self, const char *login, const char *lesson)
{
  lyc_presences_seat (self->presences, login);
  if (lesson != NULL)
    lyc_lesson_presence_seat (self->lessons, login, lesson);
}

void
lyc_stream_hub_presence (LycStreamHub *self, LycSocket *socket, const char *state)
{
  lyc_presences_say (self->presences, socket, state, g_get_monotonic_time ());
}

void
lyc_stream_hub_close_all (LycStreamHub *self, gushort code, const char *reason)
{
  g_autoptr (GPtrArray) sockets = g_ptr_array_copy (self->sockets, NULL, NULL);

  for (guint i = 0; i < sockets->len; i++)
    lyc_socket_close (g_ptr_array_index (sockets, i), code, reason);
}
