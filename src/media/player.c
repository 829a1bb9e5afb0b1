/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "player-private.h"

#include "video-paintable-private.h"

enum
{
  ENDED,
  N_SIGNALS
};

static GParamSpec *props[LYC_PLAYER_N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_ENUM_TYPE (LycPlayerState, lyc_player_state,
                    G_DEFINE_ENUM_VALUE (LYC_PLAYER_EMPTY, "empty"),
                    G_DEFINE_ENUM_VALUE (LYC_PLAYER_LOADING, "loading"),
                    G_DEFINE_ENUM_VALUE (LYC_PLAYER_READY, "ready"),
                    G_DEFINE_ENUM_VALUE (LYC_PLAYER_PLAYING, "playing"),
                    G_DEFINE_ENUM_VALUE (LYC_PLAYER_PAUSED, "paused"),
                    G_DEFINE_ENUM_VALUE (LYC_PLAYER_ENDED, "ended"),
                    G_DEFINE_ENUM_VALUE (LYC_PLAYER_ERROR, "error"))

G_DEFINE_ENUM_TYPE (LycPlayerFault, lyc_player_fault,
                    G_DEFINE_ENUM_VALUE (LYC_PLAYER_FAULT_NONE, "none"),
                    G_DEFINE_ENUM_VALUE (LYC_PLAYER_FAULT_NOT_FOUND, "not-found"),
                    G_DEFINE_ENUM_VALUE (LYC_PLAYER_FAULT_FORBIDDEN, "forbidden"),
                    G_DEFINE_ENUM_VALUE (LYC_PLAYER_FAULT_NETWORK, "network"),
                    G_DEFINE_ENUM_VALUE (LYC_PLAYER_FAULT_UNSUPPORTED, "unsupported"),
                    G_DEFINE_ENUM_VALUE (LYC_PLAYER_FAULT_BROKEN, "broken"),
                    G_DEFINE_ENUM_VALUE (LYC_PLAYER_FAULT_OTHER, "other"))

G_DEFINE_FINAL_TYPE (LycPlayer, lyc_player, G_TYPE_OBJECT)

void
lyc_player_notify (LycPlayer *self, guint property)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[property]);
}

static void
notify_if (LycPlayer *self, gboolean changed, guint id)
{
  if (changed)
    lyc_player_notify (self, id);
}

/* All values stand before the first notification goes out. */
void
lyc_player_take (LycPlayer *self, const LycPlayerReport *report)
{
  g_autoptr (LycPlayer) alive = g_object_ref (self);
  g_autoptr (GPtrArray) old_tracks = g_steal_pointer (&self->tracks);
  LycPlayerReport old = self->now;

  self->now = *report;
  self->tracks = report->tracks != NULL ? g_ptr_array_ref (report->tracks) : NULL;
  notify_if (self, old_tracks != self->tracks, LYC_PLAYER_PROP_TRACKS);
  notify_if (self, old.audio_track != report->audio_track, LYC_PLAYER_PROP_AUDIO_TRACK);
  notify_if (self, old.live != report->live, LYC_PLAYER_PROP_LIVE);
  notify_if (self, old.duration_ms != report->duration_ms, LYC_PLAYER_PROP_DURATION_MS);
  notify_if (self, old.position_ms != report->position_ms, LYC_PLAYER_PROP_POSITION_MS);
  notify_if (self, old.buffering != report->buffering, LYC_PLAYER_PROP_BUFFERING);
  notify_if (self, old.stalled != report->stalled, LYC_PLAYER_PROP_STALLED);
  notify_if (self, old.fault != report->fault, LYC_PLAYER_PROP_FAULT);
  notify_if (self, old.state != report->state, LYC_PLAYER_PROP_STATE);
  if (old.state != report->state && report->state == LYC_PLAYER_ENDED)
    g_signal_emit (self, signals[ENDED], 0);
}

static void
report_cb (gpointer listener, const LycPlayerReport *report)
{
  LycPlayer *self = listener;
  LycPlayerReport now = *report;

  if (report->open_serial != self->now.open_serial)
    return;
  if (report->seek_serial != self->now.seek_serial)
    {
      /* From before the last jump: where it was is no longer where it is. */
      now.seek_serial = self->now.seek_serial;
      now.position_ms = self->now.position_ms;
      if (now.state == LYC_PLAYER_ENDED)
        now.state = self->now.state;
    }
  lyc_player_take (self, &now);
}

static void
target_changed_cb (LycVideoPaintable *paintable, LycPlayer *self)
{
  LycPlayerCommand command = { .verb = LYC_PLAYER_DO_TARGET };

  lyc_video_paintable_get_size (paintable, &command.width, &command.height);
  command.flag = !lyc_video_paintable_get_visible (paintable);
  if (self->engine != NULL)
    lyc_player_engine_do (self->engine, &command);
}

static void
forget_loop (LycPlayer *self)
{
  if (self->loop_start_ms < 0)
    return;
  self->loop_start_ms = self->loop_end_ms = -1;
  lyc_player_notify (self, LYC_PLAYER_PROP_LOOP_START_MS);
  lyc_player_notify (self, LYC_PLAYER_PROP_LOOP_END_MS);
}

static void
lyc_player_dispose (GObject *object)
{
  LycPlayer *self = LYC_PLAYER (object);

  g_clear_pointer (&self->engine, lyc_player_engine_release);
  g_clear_object (&self->paintable);
  g_clear_pointer (&self->tracks, g_ptr_array_unref);
  G_OBJECT_CLASS (lyc_player_parent_class)->dispose (object);
}

static void
lyc_player_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  LycPlayer *self = LYC_PLAYER (object);

  switch (id)
    {
    case LYC_PLAYER_PROP_STATE:
      g_value_set_enum (value, (int) self->now.state);
      break;
    case LYC_PLAYER_PROP_FAULT:
      g_value_set_enum (value, (int) self->now.fault);
      break;
    case LYC_PLAYER_PROP_POSITION_MS:
      g_value_set_int64 (value, self->now.position_ms);
      break;
    case LYC_PLAYER_PROP_DURATION_MS:
      g_value_set_int64 (value, self->now.duration_ms);
      break;
    case LYC_PLAYER_PROP_BUFFERING:
      g_value_set_boolean (value, self->now.buffering);
      break;
    case LYC_PLAYER_PROP_STALLED:
      g_value_set_boolean (value, self->now.stalled);
      break;
    case LYC_PLAYER_PROP_LIVE:
      g_value_set_boolean (value, self->now.live);
      break;
    case LYC_PLAYER_PROP_TRACKS:
      g_value_set_boxed (value, self->tracks);
      break;
    case LYC_PLAYER_PROP_AUDIO_TRACK:
      g_value_set_int (value, self->now.audio_track);
      break;
    case LYC_PLAYER_PROP_LOOP_START_MS:
      g_value_set_int64 (value, self->loop_start_ms);
      break;
    case LYC_PLAYER_PROP_LOOP_END_MS:
      g_value_set_int64 (value, self->loop_end_ms);
      break;
    case LYC_PLAYER_PROP_RATE:
      g_value_set_double (value, self->rate);
      break;
    case LYC_PLAYER_PROP_VOLUME:
      g_value_set_double (value, self->volume);
      break;
    case LYC_PLAYER_PROP_MUTED:
      g_value_set_boolean (value, self->muted);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
lyc_player_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  LycPlayer *self = LYC_PLAYER (object);

  switch (id)
    {
    case LYC_PLAYER_PROP_AUDIO_TRACK:
      lyc_player_set_audio_track (self, g_value_get_int (value));
      break;
    case LYC_PLAYER_PROP_RATE:
      lyc_player_set_rate (self, g_value_get_double (value));
      break;
    case LYC_PLAYER_PROP_VOLUME:
      lyc_player_set_volume (self, g_value_get_double (value));
      break;
    case LYC_PLAYER_PROP_MUTED:
      lyc_player_set_muted (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
lyc_player_class_init (LycPlayerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  GParamFlags writable = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = lyc_player_dispose;
  object_class->get_property = lyc_player_get_property;
  object_class->set_property = lyc_player_set_property;

  props[LYC_PLAYER_PROP_STATE]
      = g_param_spec_enum ("state", NULL, NULL, LYC_TYPE_PLAYER_STATE, LYC_PLAYER_EMPTY, readable);
  props[LYC_PLAYER_PROP_FAULT] = g_param_spec_enum ("fault", NULL, NULL, LYC_TYPE_PLAYER_FAULT,
                                                    LYC_PLAYER_FAULT_NONE, readable);
  props[LYC_PLAYER_PROP_POSITION_MS]
      = g_param_spec_int64 ("position-ms", NULL, NULL, 0, G_MAXINT64, 0, readable);
  props[LYC_PLAYER_PROP_DURATION_MS]
      = g_param_spec_int64 ("duration-ms", NULL, NULL, 0, G_MAXINT64, 0, readable);
  props[LYC_PLAYER_PROP_BUFFERING]
      = g_param_spec_boolean ("buffering", NULL, NULL, FALSE, readable);
  props[LYC_PLAYER_PROP_STALLED] = g_param_spec_boolean ("stalled", NULL, NULL, FALSE, readable);
  props[LYC_PLAYER_PROP_LIVE] = g_param_spec_boolean ("live", NULL, NULL, FALSE, readable);
  props[LYC_PLAYER_PROP_TRACKS]
      = g_param_spec_boxed ("tracks", NULL, NULL, G_TYPE_PTR_ARRAY, readable);
  props[LYC_PLAYER_PROP_AUDIO_TRACK]
      = g_param_spec_int ("audio-track", NULL, NULL, -1, G_MAXINT, -1, writable);
  props[LYC_PLAYER_PROP_LOOP_START_MS]
      = g_param_spec_int64 ("loop-start-ms", NULL, NULL, -1, G_MAXINT64, -1, readable);
  props[LYC_PLAYER_PROP_LOOP_END_MS]
      = g_param_spec_int64 ("loop-end-ms", NULL, NULL, -1, G_MAXINT64, -1, readable);
  props[LYC_PLAYER_PROP_RATE] = g_param_spec_double ("rate", NULL, NULL, LYC_PLAYER_RATE_MIN,
                                                     LYC_PLAYER_RATE_MAX, 1.0, writable);
  props[LYC_PLAYER_PROP_VOLUME]
      = g_param_spec_double ("volume", NULL, NULL, 0.0, 1.0, 1.0, writable);
  props[LYC_PLAYER_PROP_MUTED] = g_param_spec_boolean ("muted", NULL, NULL, FALSE, writable);
  g_object_class_install_properties (object_class, LYC_PLAYER_N_PROPS, props);

  /* The end was reached by playing. */
  signals[ENDED] = g_signal_new ("ended", LYC_TYPE_PLAYER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
}

static void
lyc_player_init (LycPlayer *self)
{
  self->rate = self->volume = 1.0;
  self->loop_start_ms = self->loop_end_ms = self->now.audio_track = -1;
  self->paintable = lyc_video_paintable_new ();
  self->engine = lyc_player_engine_new (self->paintable, G_OBJECT (self), report_cb);
  g_signal_connect_object (self->paintable, "target-changed", G_CALLBACK (target_changed_cb), self,
                           0);
}

/**
 * lyc_player_new:
 *
 * Makes a player for the main thread. GStreamer is loaded at the first lyc_player_open(), in the
 * player's own thread.
 *
 * Returns: (transfer full): a player with nothing opened
 */
LycPlayer *
lyc_player_new (void)
{
  return g_object_new (LYC_TYPE_PLAYER, NULL);
}

/**
 * lyc_player_open:
 * @self: a player
 * @uri: file:, http: or https:
 * @headers: (nullable) (array zero-terminated=1): HTTP headers, name and value by turns
 * @start_ms: where to begin, in milliseconds of media time
 *
 * Opens a recording and shows its picture at @start_ms; does not play. What was open is closed, its
 * picture goes, and the loop. Rate and volume stay.
 */
void
lyc_player_open (LycPlayer *self, const char *uri, const char *const *headers, gint64 start_ms)
{
  LycPlayerReport now = { .open_serial = self->now.open_serial + 1,
                          .seek_serial = self->now.seek_serial,
                          .state = LYC_PLAYER_LOADING,
                          .audio_track = -1,
                          .position_ms = MAX (0, start_ms) };

  forget_loop (self);
  lyc_video_paintable_clear (self->paintable);
  lyc_player_engine_do (self->engine, &(LycPlayerCommand){ .verb = LYC_PLAYER_DO_OPEN,
                                                           .uri = (char *) uri,
                                                           .headers = (char **) headers,
                                                           .serial = now.open_serial,
                                                           .position_ms = now.position_ms });
  lyc_player_take (self, &now);
}

/**
 * lyc_player_stop:
 * @self: a player
 *
 * Closes what is open and frees what it held.
 */
void
lyc_player_stop (LycPlayer *self)
{
  LycPlayerReport now = { .open_serial = self->now.open_serial,
                          .seek_serial = self->now.seek_serial,
                          .audio_track = -1 };

  forget_loop (self);
  lyc_player_engine_do (self->engine, &(LycPlayerCommand){ .verb = LYC_PLAYER_DO_STOP });
  lyc_video_paintable_clear (self->paintable);
  lyc_player_take (self, &now);
}

/**
 * lyc_player_get_state:
 * @self: a player
 *
 * Returns: what it does now
 */
LycPlayerState
lyc_player_get_state (LycPlayer *self)
{
  return self->now.state;
}

/**
 * lyc_player_get_fault:
 * @self: a player
 *
 * Returns: why it does not play, in state %LYC_PLAYER_ERROR
 */
LycPlayerFault
lyc_player_get_fault (LycPlayer *self)
{
  return self->now.fault;
}

/**
 * lyc_player_get_position_ms:
 * @self: a player
 *
 * Returns: media time, told anew every 100 ms while it plays
 */
gint64
lyc_player_get_position_ms (LycPlayer *self)
{
  return self->now.position_ms;
}

/**
 * lyc_player_get_duration_ms:
 * @self: a player
 *
 * Returns: the recording's length; 0 while unknown
 */
gint64
lyc_player_get_duration_ms (LycPlayer *self)
{
  return self->now.duration_ms;
}

/**
 * lyc_player_get_buffering:
 * @self: a player
 *
 * Returns: whether it waits for the network
 */
gboolean
lyc_player_get_buffering (LycPlayer *self)
{
  return self->now.buffering;
}

/**
 * lyc_player_get_paintable:
 * @self: a player
 *
 * Returns: (transfer none): its picture
 */
LycVideoPaintable *
lyc_player_get_paintable (LycPlayer *self)
{
  return self->paintable;
}

/**
 * lyc_player_get_stalled:
 * @self: a player
 *
 * Returns: whether the network is lost. What is buffered plays on; after that the player waits and
 *   goes on by itself where it was.
 */
gboolean
lyc_player_get_stalled (LycPlayer *self)
{
  return self->now.stalled;
}

/**
 * lyc_player_get_live:
 * @self: a player
 *
 * Returns: whether this is a broadcast of now, that has no end yet
 */
gboolean
lyc_player_get_live (LycPlayer *self)
{
  return self->now.live;
}
