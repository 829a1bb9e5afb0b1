/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sync-engine.h"

#include "answer-changes.h"
#include "difference.h"
#include "frame-rules.h"
#include "registration.h"
#include "stream.h"

/* The longest wait before the next attempt, seconds. */
#define MAX_WAIT 30
/* How long an agreement with the platform may be known to this process alone. */
#define KEEP_MS 60000

struct _LycSyncEngine
{
  GObject parent_instance;

  LycStore *store;
  LycHttp *http;
  LycStream *stream;
  GNetworkMonitor *monitor;
  GCancellable *cancellable; /* of this run */
  GQueue frames;             /* of JsonObject: received, not yet handed to the store */
  gint64 cursor;             /* committed */
  gint64 received;           /* of the last frame received */
  gint64 since;
  gint64 kept; /* of since, what the store has */
  char *user_id;
  guint wait_source;
  guint attempts;
  LycConnectionState state;
  gboolean running;
  gboolean applying;
  gboolean reconciling; /* a second look at everything goes on beside the stream */
  gboolean reconcile_again;
};

G_DEFINE_FINAL_TYPE (LycSyncEngine, lyc_sync_engine, G_TYPE_OBJECT)

enum
{
  STATE_CHANGED,
  EPHEMERAL,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void connect_now (LycSyncEngine *self);
static void apply_frames (LycSyncEngine *self);

static void
set_state (LycSyncEngine *self, LycConnectionState state)
{
  if (self->state == state)
    return;
  self->state = state;
  g_signal_emit (self, signals[STATE_CHANGED], 0);
}

/* The platform and the store agree at this moment. */
static void
note_agreement (LycSyncEngine *self)
{
  self->since = g_get_real_time () / G_TIME_SPAN_MILLISECOND;
  g_signal_emit (self, signals[STATE_CHANGED], 0);
}

static void
drop_stream (LycSyncEngine *self)
{
  if (self->stream != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->stream, self);
      lyc_stream_close (self->stream);
    }
  g_clear_object (&self->stream);
  g_queue_clear_full (&self->frames, (GDestroyNotify) json_object_unref);
}

static gboolean
wait_over_cb (gpointer data)
{
  LycSyncEngine *self = data;

  self->wait_source = 0;
  connect_now (self);
  return G_SOURCE_REMOVE;
}

/* Growing waits with full jitter, for ever. */
static void
try_later (LycSyncEngine *self)
{
  gint32 longest = (gint32) MIN (1u << MIN (self->attempts, 5), MAX_WAIT) * 1000;

  drop_stream (self);
  if (!self->running || self->wait_source != 0)
    return;
  self->attempts++;
  set_state (self, LYC_CONNECTION_OFFLINE);
  self->wait_source
      = g_timeout_add ((guint) g_random_int_range (50, longest + 51), wait_over_cb, self);
}

/* A sign-in that ended stops the attempts; everything else passes. */
static void
failed (LycSyncEngine *self, const GError *error)
{
  if (g_error_matches (error, LYC_HTTP_ERROR, LYC_HTTP_ERROR_SIGN_IN))
    lyc_sync_engine_signed_out (self);
  else
    try_later (self);
}

static void reconcile (LycSyncEngine *self);

/* One that failed is made good at the next welcome. */
static void
reconciled_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LycSyncEngine) self = user_data;
  gint64 seq;
  gboolean done = lyc_registration_finish (result, &seq, NULL);

  self->reconciling = FALSE;
  if (!done)
    self->reconcile_again = TRUE;
  else if (self->running && self->reconcile_again)
    reconcile (self);
}

/* What this person may see is different: a whole look, applied by rev, while frames go on. */
static void
reconcile (LycSyncEngine *self)
{
  if (self->reconciling)
    {
      self->reconcile_again = TRUE;
      return;
    }
  self->reconciling = TRUE;
  self->reconcile_again = FALSE;
  lyc_registration_async (self->http, self->store, FALSE, self->cancellable, reconciled_cb,
                          g_object_ref (self));
}

typedef struct
{
  LycSyncEngine *self;
  gint64 cursor;
  gboolean reconcile;
} Batch;

static void
batch_applied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Batch *batch = user_data;
  g_autoptr (LycSyncEngine) self = batch->self;
  g_autoptr (GError) error = NULL;
  gboolean done = lyc_store_apply_finish (LYC_STORE (source), result, &error);

  self->applying = FALSE;
  if (done)
    self->cursor = MAX (self->cursor, batch->cursor);
  if (done && batch->reconcile && self->running)
    reconcile (self);
  g_free (batch);
  if (!done)
    try_later (self);
  else
    apply_frames (self);
}

typedef struct
{
  LycSyncEngine *self;
  JsonObject *frame;
} Fetch;

static void
apply_list (LycSyncEngine *self, LycChangeList *changes, gint64 cursor, gboolean again)
{
  Batch *batch = g_new0 (Batch, 1);

  batch->self = g_object_ref (self);
  batch->cursor = cursor;
  batch->reconcile = again;
  self->applying = TRUE;
  self->kept = self->since;
  lyc_change_list_set_cursor (changes, cursor);
  lyc_store_apply_async (self->store, changes, batch_applied_cb, batch);
}

static void
fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Fetch *fetch = user_data;
  g_autoptr (LycSyncEngine) self = fetch->self;
  g_autoptr (JsonObject) frame = fetch->frame;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) body = lyc_http_call_finish (LYC_HTTP (source), result, &error);
  g_autoptr (JsonObject) object = body != NULL ? lyc_http_read_object (body, &error) : NULL;
  LycChangeList *changes;

  g_free (fetch);
  self->applying = FALSE;
  if (!self->running)
    return;
  if (object == NULL && !g_error_matches (error, LYC_HTTP_ERROR, LYC_HTTP_ERROR_GONE))
    {
      failed (self, error);
      return;
    }
  changes = lyc_change_list_new ();
  if (object != NULL)
    lyc_change_list_put (changes, object, json_object_get_int_member (frame, "seq"));
  apply_list (self, changes, json_object_get_int_member (frame, "seq"), FALSE);
}

/* Fetches what a frame only names; frames behind it wait, so the cursor never runs ahead. */
static void
fetch_changed (LycSyncEngine *self, JsonObject *frame)
{
  g_autofree char *path = lyc_frame_get_path (frame);
  LycRequest request = { "GET", path, NULL, -1, NULL, NULL, FALSE };
  Fetch *fetch;

  if (path == NULL)
    {
      apply_list (self, lyc_change_list_new (), json_object_get_int_member (frame, "seq"), TRUE);
      json_object_unref (frame);
      return;
    }
  fetch = g_new0 (Fetch, 1);
  fetch->self = g_object_ref (self);
  fetch->frame = frame;
  self->applying = TRUE;
  lyc_http_call_async (self->http, &request, self->cancellable, fetched_cb, fetch);
}

/* Everything that has arrived goes into one transaction together with the cursor. */
static void
apply_frames (LycSyncEngine *self)
{
  LycChangeList *changes;
  gint64 cursor = -1;
  gboolean again = FALSE;

  if (self->applying || g_queue_is_empty (&self->frames))
    return;
  if (lyc_frame_get_changed_id (g_queue_peek_head (&self->frames)) != NULL)
    {
      fetch_changed (self, g_queue_pop_head (&self->frames));
      return;
    }
  changes = lyc_change_list_new ();
  while (!g_queue_is_empty (&self->frames)
         && lyc_frame_get_changed_id (g_queue_peek_head (&self->frames)) == NULL)
    {
      g_autoptr (JsonObject) frame = g_queue_pop_head (&self->frames);

      lyc_frame_add_changes (frame, changes);
      cursor = json_object_get_int_member_with_default (frame, "seq", cursor);
      again = again || lyc_frame_changes_sight (frame, self->user_id);
    }
  apply_list (self, changes, cursor, again);
}

/* A gap: the stream is left, and the difference fetched before the next one. */
static void
leave_for_gap (LycSyncEngine *self)
{
  drop_stream (self);
  self->received = self->cursor;
  connect_now (self);
}

static void
take_event (LycSyncEngine *self, JsonObject *frame)
{
  g_autoptr (JsonObject) ack = json_object_new ();
  gint64 seq = json_object_get_int_member_with_default (frame, "seq", 0);
  gint64 prev = json_object_get_int_member_with_default (frame, "prev", self->received);

  if (prev != self->received)
    {
      leave_for_gap (self);
      return;
    }
  self->received = seq;
  g_queue_push_tail (&self->frames, json_object_ref (frame));
  json_object_set_string_member (ack, "type", "ack");
  json_object_set_int_member (ack, "seq", seq);
  lyc_stream_send (self->stream, ack);
  apply_frames (self);
}

static void
take_heartbeat (LycSyncEngine *self, JsonObject *frame)
{
  gint64 sent = json_object_get_int_member_with_default (frame, "sent", 0);
  gint64 head = json_object_get_int_member_with_default (frame, "head", 0);

  if (sent != self->received)
    {
      leave_for_gap (self);
      return;
    }
  note_agreement (self);
  if (head > self->received && g_queue_is_empty (&self->frames) && !self->applying)
    {
      self->received = head;
      apply_list (self, lyc_change_list_new (), head, FALSE);
    }
}

static void
take_welcome (LycSyncEngine *self, JsonObject *frame)
{
  lyc_stream_set_heartbeat (
      self->stream, (guint) json_object_get_int_member_with_default (frame, "heartbeat_s", 15));
  self->attempts = 0;
  note_agreement (self);
  set_state (self, LYC_CONNECTION_LIVE);
  if (self->reconcile_again && !self->reconciling)
    reconcile (self);
}

static void
frame_cb (LycStream *stream, JsonObject *frame, gpointer data)
{
  LycSyncEngine *self = data;
  const char *type = json_object_get_string_member_with_default (frame, "type", "");

  if (json_object_has_member (frame, "data") && json_object_has_member (frame, "seq"))
    take_event (self, frame);
  else if (g_str_equal (type, "heartbeat"))
    take_heartbeat (self, frame);
  else if (g_str_equal (type, "welcome"))
    take_welcome (self, frame);
  else if (g_str_equal (type, "resync"))
    {
      drop_stream (self);
      self->cursor = -1;
      connect_now (self);
    }
  else
    g_signal_emit (self, signals[EPHEMERAL], 0, frame);
}

static void
closed_cb (LycStream *stream, GError *error, gpointer data)
{
  failed (data, error);
}

static void
open_stream (LycSyncEngine *self)
{
  drop_stream (self);
  self->received = self->cursor;
  self->stream = lyc_stream_new (self->http);
  g_signal_connect (self->stream, "frame", G_CALLBACK (frame_cb), self);
  g_signal_connect (self->stream, "closed", G_CALLBACK (closed_cb), self);
  lyc_stream_open (self->stream, self->cursor, TRUE);
}

static void
registered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LycSyncEngine) self = user_data;
  g_autoptr (GError) error = NULL;
  gint64 seq;
  gboolean done = lyc_registration_finish (result, &seq, &error);

  if (!self->running || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (!done)
    {
      failed (self, error);
      return;
    }
  self->cursor = seq;
  open_stream (self);
}

static void
difference_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LycSyncEngine) self = user_data;
  g_autoptr (GError) error = NULL;
  gint64 cursor = -1;
  gboolean again = FALSE;
  gboolean done = lyc_difference_finish (result, &cursor, &again, &error);

  if (!self->running)
    return;
  self->cursor = MAX (self->cursor, cursor);
  self->reconcile_again = self->reconcile_again || again;
  if (done)
    open_stream (self);
  else if (g_error_matches (error, LYC_HTTP_ERROR, LYC_HTTP_ERROR_RESYNC))
    {
      self->cursor = -1;
      connect_now (self);
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    failed (self, error);
}

/* Begins again from what is committed; whatever ran before is cancelled. */
static void
connect_now (LycSyncEngine *self)
{
  if (!self->running)
    return;
  drop_stream (self);
  g_clear_handle_id (&self->wait_source, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  set_state (self, LYC_CONNECTION_CATCHING_UP);
  if (self->cursor < 0)
    lyc_registration_async (self->http, self->store, TRUE, self->cancellable, registered_cb,
                            g_object_ref (self));
  else
    lyc_difference_async (self->http, self->store, self->cursor, self->user_id, self->cancellable,
                          difference_cb, g_object_ref (self));
}

/* Who is signed in; their own memberships decide what is to be seen. */
void
lyc_sync_engine_set_user_id (LycSyncEngine *self, const char *user_id)
{
  g_free (self->user_id);
  self->user_id = g_strdup (user_id);
}

/**
 * lyc_sync_engine_start:
 * @cursor: what is committed; -1 to register first
 */
void
lyc_sync_engine_start (LycSyncEngine *self, gint64 cursor)
{
  self->running = TRUE;
  self->cursor = cursor;
  self->received = cursor;
  self->attempts = 0;
  connect_now (self);
}

void
lyc_sync_engine_stop (LycSyncEngine *self)
{
  self->running = FALSE;
  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->wait_source, g_source_remove);
  drop_stream (self);
  set_state (self, LYC_CONNECTION_OFFLINE);
}

/* Tries at once: the person asks, or the network is another one. */
void
lyc_sync_engine_reconnect (LycSyncEngine *self)
{
  if (self->running && self->state == LYC_CONNECTION_OFFLINE)
    {
      self->attempts = 0;
      connect_now (self);
    }
}

/* The platform asks for a new sign-in; nothing is tried until lyc_sync_engine_start(). */
void
lyc_sync_engine_signed_out (LycSyncEngine *self)
{
  lyc_sync_engine_stop (self);
  set_state (self, LYC_CONNECTION_SIGNED_OUT);
}

LycConnectionState
lyc_sync_engine_get_state (LycSyncEngine *self)
{
  return self->state;
}

/* What the store knows of it from the last time, before anything is heard. */
void
lyc_sync_engine_set_since (LycSyncEngine *self, gint64 since)
{
  self->since = since;
}

/* Returns: when the platform last agreed with the store, ms since the epoch */
gint64
lyc_sync_engine_get_since (LycSyncEngine *self)
{
  return self->since;
}

gint64
lyc_sync_engine_get_cursor (LycSyncEngine *self)
{
  return self->cursor;
}

/* Sends something that is not kept, as typing; dropped where there is no stream. */
void
lyc_sync_engine_say (LycSyncEngine *self, JsonObject *message)
{
  if (self->stream != NULL)
    lyc_stream_send (self->stream, message);
}

static void
network_changed_cb (GNetworkMonitor *monitor, gboolean available, gpointer data)
{
  if (available)
    lyc_sync_engine_reconnect (data);
}

static void
lyc_sync_engine_dispose (GObject *object)
{
  LycSyncEngine *self = LYC_SYNC_ENGINE (object);

  lyc_sync_engine_stop (self);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->store);
  g_clear_object (&self->http);
  G_OBJECT_CLASS (lyc_sync_engine_parent_class)->dispose (object);
}

static void
lyc_sync_engine_finalize (GObject *object)
{
  g_free (LYC_SYNC_ENGINE (object)->user_id);
  G_OBJECT_CLASS (lyc_sync_engine_parent_class)->finalize (object);
}

/* A container that was out of sight is back: what is in it is looked for. */
static void
committed_cb (LycStore *store, GPtrArray *changes, gpointer data)
{
  LycSyncEngine *self = data;

  for (guint i = 0; i < changes->len; i++)
    if (((LycChange *) g_ptr_array_index (changes, i))->kind == LYC_KIND_UNKNOWN && self->running)
      {
        reconcile (self);
        return;
      }
}

static void
lyc_sync_engine_class_init (LycSyncEngineClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyc_sync_engine_dispose;
  G_OBJECT_CLASS (klass)->finalize = lyc_sync_engine_finalize;
  signals[STATE_CHANGED] = g_signal_new ("state-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                         NULL, G_TYPE_NONE, 0);
  signals[EPHEMERAL] = g_signal_new ("ephemeral", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 1, JSON_TYPE_OBJECT);
}

static void
lyc_sync_engine_init (LycSyncEngine *self)
{
  g_queue_init (&self->frames);
  self->cursor = -1;
  self->monitor = g_network_monitor_get_default ();
  g_signal_connect_object (self->monitor, "network-changed", G_CALLBACK (network_changed_cb), self,
                           0);
}

LycSyncEngine *
lyc_sync_engine_new (LycStore *store, LycHttp *http)
{
  LycSyncEngine *self = g_object_new (LYC_TYPE_SYNC_ENGINE, NULL);

  self->store = g_object_ref (store);
  self->http = g_object_ref (http);
  g_signal_connect_object (store, "committed", G_CALLBACK (committed_cb), self, 0);
  return self;
}
