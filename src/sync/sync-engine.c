/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sync-engine.h"

#include "backoff.h"
#include "difference.h"
#include "error-code.h"
#include "frame-intake.h"
#include "json-read.h"
#include "platform-clock.h"
#include "registration.h"
#include "sight-look.h"

struct _LycSyncEngine
{
  GObject parent_instance;

  LycStore *store;
  LycConnector *connector;
  LycFrameIntake *intake;
  LycSightLook *look;
  GNetworkMonitor *monitor;
  GCancellable *cancellable; /* of this run */
  gint64 since;
  LycPlatformClock clock;
  char *user_id;
  const char *presence; /* where the person is, for the next stream */
  guint wait_source;
  LycBackoff backoff;
  LycConnectionState state;
  gboolean running;
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
  lyc_connector_close (self->connector);
  lyc_frame_intake_end (self->intake);
  lyc_sight_look_rest (self->look);
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
  drop_stream (self);
  if (!self->running || self->wait_source != 0)
    return;
  set_state (self, LYC_CONNECTION_OFFLINE);
  self->wait_source = g_timeout_add (lyc_backoff_next_ms (&self->backoff, g_random_double ()),
                                     wait_over_cb, self);
}

/* A sign-in that ended stops the attempts; everything else passes. */
static void
failed (LycSyncEngine *self, const GError *error)
{
  if (g_error_matches (error, LYC_ERROR, LYC_ERROR_SIGN_IN))
    lyc_sync_engine_signed_out (self);
  else
    try_later (self);
}

static void
sight_changed_cb (LycFrameIntake *intake, gpointer data)
{
  LycSyncEngine *self = data;

  if (self->running)
    lyc_sight_look_go (self->look);
}

static void
intake_failed_cb (LycFrameIntake *intake, GError *error, gpointer data)
{
  LycSyncEngine *self = data;

  if (self->running)
    failed (self, error);
}

/* A gap: the stream is left, and the difference fetched before the next one. */
static void
leave_for_gap (LycSyncEngine *self)
{
  drop_stream (self);
  connect_now (self);
}

/* One answer for all that is in the store now: a flood waits at the platform. */
static void
kept_cb (LycFrameIntake *intake, gint64 seq, gpointer data)
{
  LycSyncEngine *self = data;
  g_autoptr (JsonObject) ack = json_object_new ();

  json_object_set_string_member (ack, "type", "ack");
  json_object_set_int_member (ack, "seq", seq);
  lyc_connector_say (self->connector, ack);
}

static void
take_event (LycSyncEngine *self, JsonObject *frame)
{
  if (!lyc_frame_intake_take (self->intake, frame))
    leave_for_gap (self);
}

static void
take_heartbeat (LycSyncEngine *self, JsonObject *frame)
{
  if (lyc_frame_intake_agree (self->intake, frame))
    note_agreement (self);
  else
    leave_for_gap (self);
}

static void
take_welcome (LycSyncEngine *self)
{
  lyc_backoff_reset (&self->backoff);
  note_agreement (self);
  set_state (self, LYC_CONNECTION_LIVE);
  lyc_sight_look_go_if_due (self->look);
}

/* Too much has happened since then, or nothing that was known holds any more. */
static void
begin_again (LycSyncEngine *self)
{
  lyc_frame_intake_begin (self->intake, -1);
  connect_now (self);
}

/* Kept, so that a deadline is known after a start without the network too. */
static void
hear_time (LycSyncEngine *self, JsonObject *frame)
{
  gint64 now = lyc_json_int (frame, "now_at", 0);
  LycChangeList *changes;

  if (now <= 0 || !lyc_platform_clock_hear (&self->clock, now))
    return;
  changes = lyc_change_list_new ();
  lyc_change_list_set_ahead (changes, self->clock.ahead_ms);
  lyc_store_apply_async (self->store, changes, NULL, NULL);
}

static void
frame_cb (LycConnector *connector, JsonObject *frame, gpointer data)
{
  LycSyncEngine *self = data;
  const char *type = lyc_json_text (frame, "type", "");

  hear_time (self, frame);
  if (json_object_has_member (frame, "data") && json_object_has_member (frame, "seq"))
    take_event (self, frame);
  else if (g_str_equal (type, "heartbeat"))
    take_heartbeat (self, frame);
  else if (g_str_equal (type, "welcome"))
    take_welcome (self);
  else if (g_str_equal (type, "resync"))
    begin_again (self);
  else
    g_signal_emit (self, signals[EPHEMERAL], 0, frame);
}

static void
closed_cb (LycConnector *connector, GError *error, gpointer data)
{
  failed (data, error);
}

static void
open_stream (LycSyncEngine *self, gint64 cursor)
{
  lyc_frame_intake_begin (self->intake, cursor);
  lyc_connector_open (self->connector, cursor, self->presence);
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
  open_stream (self, seq);
}

static void
difference_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LycSyncEngine) self = user_data;
  g_autoptr (GError) error = NULL;
  gint64 cursor = -1;
  gboolean again = FALSE;
  gboolean done = lyc_difference_finish (result, &cursor, &again, &error);

  if (!self->running || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (again)
    lyc_sight_look_note (self->look);
  lyc_frame_intake_begin (self->intake, MAX (lyc_frame_intake_get_cursor (self->intake), cursor));
  if (done)
    open_stream (self, lyc_frame_intake_get_cursor (self->intake));
  else if (g_error_matches (error, LYC_ERROR, LYC_ERROR_RESYNC))
    begin_again (self);
  else
    failed (self, error);
}

/* Begins again from what is committed; whatever ran before is cancelled. */
static void
connect_now (LycSyncEngine *self)
{
  gint64 cursor = lyc_frame_intake_get_cursor (self->intake);

  if (!self->running)
    return;
  drop_stream (self);
  g_clear_handle_id (&self->wait_source, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  set_state (self, LYC_CONNECTION_CATCHING_UP);
  if (cursor < 0)
    lyc_registration_async (self->connector, self->store, TRUE, self->cancellable, registered_cb,
                            g_object_ref (self));
  else
    lyc_difference_async (self->connector, self->store, cursor, self->user_id, self->cancellable,
                          difference_cb, g_object_ref (self));
}

/* Who is signed in; their own memberships decide what is to be seen. */
void
lyc_sync_engine_set_user_id (LycSyncEngine *self, const char *user_id)
{
  g_free (self->user_id);
  self->user_id = g_strdup (user_id);
  lyc_frame_intake_set_user_id (self->intake, user_id);
}

/**
 * lyc_sync_engine_start:
 * @cursor: what is committed; -1 to register first
 */
void
lyc_sync_engine_start (LycSyncEngine *self, gint64 cursor)
{
  self->running = TRUE;
  lyc_frame_intake_begin (self->intake, cursor);
  lyc_backoff_reset (&self->backoff);
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
      lyc_backoff_reset (&self->backoff);
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

/* What the store knows from the last time: when both agreed, how their clocks differed, and whether
 * this person's sight changed and was not looked at yet. */
void
lyc_sync_engine_restore (LycSyncEngine *self, const LycStoreStart *start)
{
  self->since = start->agreed_at;
  self->clock.ahead_ms = start->ahead_ms;
  if (start->look_again)
    lyc_sight_look_note (self->look);
}

/* Returns: the platform's time in milliseconds since the epoch, as well as it is known */
gint64
lyc_sync_engine_get_platform_time (LycSyncEngine *self)
{
  return lyc_platform_clock_get (&self->clock);
}

/* Returns: when the platform last agreed with the store, ms since the epoch */
gint64
lyc_sync_engine_get_since (LycSyncEngine *self)
{
  return self->since;
}

/* @presence: (transfer none): a word that lasts; with it the next streams begin */
void
lyc_sync_engine_set_presence (LycSyncEngine *self, const char *presence)
{
  self->presence = presence;
}

/* Sends something that is not kept, as typing; dropped where there is no stream. */
void
lyc_sync_engine_say (LycSyncEngine *self, JsonObject *message)
{
  lyc_connector_say (self->connector, message);
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

  if (self->connector != NULL)
    lyc_sync_engine_stop (self);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->intake);
  g_clear_object (&self->look);
  g_clear_object (&self->store);
  g_clear_object (&self->connector);
  G_OBJECT_CLASS (lyc_sync_engine_parent_class)->dispose (object);
}

static void
lyc_sync_engine_finalize (GObject *object)
{
  g_free (LYC_SYNC_ENGINE (object)->user_id);
  G_OBJECT_CLASS (lyc_sync_engine_parent_class)->finalize (object);
}

/* A container that was out of sight is back, or what was read long ago is unread: posts are looked
 * for. */
static void
committed_cb (LycStore *store, GPtrArray *changes, gpointer data)
{
  LycSyncEngine *self = data;

  for (guint i = 0; i < changes->len; i++)
    if (((LycChange *) g_ptr_array_index (changes, i))->kind == LYC_KIND_UNKNOWN && self->running)
      {
        lyc_sight_look_go (self->look);
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
  self->presence = "here";
  self->monitor = g_network_monitor_get_default ();
  g_signal_connect_object (self->monitor, "network-changed", G_CALLBACK (network_changed_cb), self,
                           0);
}

LycSyncEngine *
lyc_sync_engine_new (LycStore *store, LycConnector *connector)
{
  LycSyncEngine *self = g_object_new (LYC_TYPE_SYNC_ENGINE, NULL);

  self->store = g_object_ref (store);
  self->connector = g_object_ref (connector);
  self->intake = lyc_frame_intake_new (store, connector);
  self->look = lyc_sight_look_new (connector, store);
  g_signal_connect_object (self->intake, "sight-changed", G_CALLBACK (sight_changed_cb), self, 0);
  g_signal_connect_object (self->intake, "kept", G_CALLBACK (kept_cb), self, 0);
  g_signal_connect_object (self->intake, "failed", G_CALLBACK (intake_failed_cb), self, 0);
  g_signal_connect_object (connector, "frame", G_CALLBACK (frame_cb), self, 0);
  g_signal_connect_object (connector, "closed", G_CALLBACK (closed_cb), self, 0);
  g_signal_connect_object (store, "committed", G_CALLBACK (committed_cb), self, 0);
  return self;
}
