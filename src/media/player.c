/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "player-engine.h"
#include "video-paintable-private.h"

#include <math.h>

/* The face of a player on the main thread. It keeps what the engine told last, and what was asked
 * since, so that a getter answers at once and a slider does not jump back. */
struct _LycPlayer
{
  GObject parent_instance;

  LycPlayerEngine *engine;
  LycVideoPaintable *paintable;
  LycPlayerReport now;
  double rate, volume;
  gboolean muted;
};

enum
{
  PROP_STATE = 1,
  PROP_FAULT,
  PROP_POSITION_MS,
  PROP_DURATION_MS,
  PROP_BUFFERING,
  PROP_RATE,
  PROP_VOLUME,
  PROP_MUTED,
  N_PROPS
};

enum
{
  ENDED,
  N_SIGNALS
};

static GParamSpec *props[N_PROPS];
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

static void
notify_if (LycPlayer *self, gboolean changed, guint id)
{
  if (changed)
    g_object_notify_by_pspec (G_OBJECT (self), props[id]);
}

/* All values stand before the first notification goes out. */
static void
take (LycPlayer *self, const LycPlayerReport *report)
{
  g_autoptr (LycPlayer) alive = g_object_ref (self);
  LycPlayerReport old = self->now;

  self->now = *report;
  notify_if (self, old.duration_ms != report->duration_ms, PROP_DURATION_MS);
  notify_if (self, old.position_ms != report->position_ms, PROP_POSITION_MS);
  notify_if (self, old.buffering != report->buffering, PROP_BUFFERING);
  notify_if (self, old.fault != report->fault, PROP_FAULT);
  notify_if (self, old.state != report->state, PROP_STATE);
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
  take (self, &now);
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
send_volume (LycPlayer *self)
{
  lyc_player_engine_do (self->engine, &(LycPlayerCommand){ .verb = LYC_PLAYER_DO_VOLUME,
                                                           .number = self->volume,
                                                           .flag = self->muted });
}

static void
lyc_player_dispose (GObject *object)
{
  LycPlayer *self = LYC_PLAYER (object);

  g_clear_pointer (&self->engine, lyc_player_engine_release);
  g_clear_object (&self->paintable);
  G_OBJECT_CLASS (lyc_player_parent_class)->dispose (object);
}

static void
lyc_player_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  LycPlayer *self = LYC_PLAYER (object);

  switch (id)
    {
    case PROP_STATE:
      g_value_set_enum (value, (int) self->now.state);
      break;
    case PROP_FAULT:
      g_value_set_enum (value, (int) self->now.fault);
      break;
    case PROP_POSITION_MS:
      g_value_set_int64 (value, self->now.position_ms);
      break;
    case PROP_DURATION_MS:
      g_value_set_int64 (value, self->now.duration_ms);
      break;
    case PROP_BUFFERING:
      g_value_set_boolean (value, self->now.buffering);
      break;
    case PROP_RATE:
      g_value_set_double (value, self->rate);
      break;
    case PROP_VOLUME:
      g_value_set_double (value, self->volume);
      break;
    case PROP_MUTED:
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
    case PROP_RATE:
      lyc_player_set_rate (self, g_value_get_double (value));
      break;
    case PROP_VOLUME:
      lyc_player_set_volume (self, g_value_get_double (value));
      break;
    case PROP_MUTED:
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

  props[PROP_STATE] = g_param_spec_enum ("state", NULL, NULL, LYC_TYPE_PLAYER_STATE,
                                         LYC_PLAYER_EMPTY, readable);
  props[PROP_FAULT] = g_param_spec_enum ("fault", NULL, NULL, LYC_TYPE_PLAYER_FAULT,
                                         LYC_PLAYER_FAULT_NONE, readable);
  props[PROP_POSITION_MS]
      = g_param_spec_int64 ("position-ms", NULL, NULL, 0, G_MAXINT64, 0, readable);
  props[PROP_DURATION_MS]
      = g_param_spec_int64 ("duration-ms", NULL, NULL, 0, G_MAXINT64, 0, readable);
  props[PROP_BUFFERING] = g_param_spec_boolean ("buffering", NULL, NULL, FALSE, readable);
  props[PROP_RATE] = g_param_spec_double ("rate", NULL, NULL, LYC_PLAYER_RATE_MIN,
                                          LYC_PLAYER_RATE_MAX, 1.0, writable);
  props[PROP_VOLUME] = g_param_spec_double ("volume", NULL, NULL, 0.0, 1.0, 1.0, writable);
  props[PROP_MUTED] = g_param_spec_boolean ("muted", NULL, NULL, FALSE, writable);
  g_object_class_install_properties (object_class, N_PROPS, props);

  /* The end was reached by playing. */
  signals[ENDED] = g_signal_new ("ended", LYC_TYPE_PLAYER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
}

static void
lyc_player_init (LycPlayer *self)
{
  self->rate = self->volume = 1.0;
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
 * picture goes. Rate and volume stay.
 */
void
lyc_player_open (LycPlayer *self, const char *uri, const char *const *headers, gint64 start_ms)
{
  LycPlayerReport now = { .open_serial = self->now.open_serial + 1,
                          .seek_serial = self->now.seek_serial,
                          .state = LYC_PLAYER_LOADING,
                          .position_ms = MAX (0, start_ms) };

  lyc_video_paintable_clear (self->paintable);
  lyc_player_engine_do (self->engine, &(LycPlayerCommand){ .verb = LYC_PLAYER_DO_OPEN,
                                                           .uri = (char *) uri,
                                                           .headers = (char **) headers,
                                                           .serial = now.open_serial,
                                                           .position_ms = now.position_ms });
  take (self, &now);
}

/**
 * lyc_player_play:
 * @self: a player
 *
 * Plays, as soon as it can; from the beginning if it had ended.
 */
void
lyc_player_play (LycPlayer *self)
{
  lyc_player_engine_do (self->engine, &(LycPlayerCommand){ .verb = LYC_PLAYER_DO_PLAY });
}

/**
 * lyc_player_pause:
 * @self: a player
 */
void
lyc_player_pause (LycPlayer *self)
{
  lyc_player_engine_do (self->engine, &(LycPlayerCommand){ .verb = LYC_PLAYER_DO_PAUSE });
}

/**
 * lyc_player_toggle:
 * @self: a player
 *
 * Pauses what plays and plays what does not.
 */
void
lyc_player_toggle (LycPlayer *self)
{
  if (self->now.state == LYC_PLAYER_PLAYING)
    lyc_player_pause (self);
  else
    lyc_player_play (self);
}

/**
 * lyc_player_seek_ms:
 * @self: a player
 * @position_ms: media time; brought inside the recording
 * @accurate: to that picture; otherwise to the key frame before it, which is faster
 *
 * Jumps. The position property has the new value at once.
 */
void
lyc_player_seek_ms (LycPlayer *self, gint64 position_ms, gboolean accurate)
{
  LycPlayerReport now = self->now;

  if (now.state == LYC_PLAYER_EMPTY || now.state == LYC_PLAYER_ERROR)
    return;
  now.position_ms = MAX (0, position_ms);
  if (now.duration_ms > 0)
    now.position_ms = MIN (now.position_ms, now.duration_ms);
  now.seek_serial++;
  lyc_player_engine_do (self->engine, &(LycPlayerCommand){ .verb = LYC_PLAYER_DO_SEEK,
                                                           .serial = now.seek_serial,
                                                           .position_ms = now.position_ms,
                                                           .accurate = accurate });
  take (self, &now);
}

/**
 * lyc_player_step_back:
 * @self: a player
 *
 * Jumps ten seconds back.
 */
void
lyc_player_step_back (LycPlayer *self)
{
  lyc_player_seek_ms (self, self->now.position_ms - LYC_PLAYER_STEP_MS, TRUE);
}

/**
 * lyc_player_step_forward:
 * @self: a player
 *
 * Jumps ten seconds on.
 */
void
lyc_player_step_forward (LycPlayer *self)
{
  lyc_player_seek_ms (self, self->now.position_ms + LYC_PLAYER_STEP_MS, TRUE);
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
  LycPlayerReport now
      = { .open_serial = self->now.open_serial, .seek_serial = self->now.seek_serial };

  lyc_player_engine_do (self->engine, &(LycPlayerCommand){ .verb = LYC_PLAYER_DO_STOP });
  lyc_video_paintable_clear (self->paintable);
  take (self, &now);
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
 * lyc_player_get_rate:
 * @self: a player
 *
 * Returns: media time per real time
 */
double
lyc_player_get_rate (LycPlayer *self)
{
  return self->rate;
}

/**
 * lyc_player_set_rate:
 * @self: a player
 * @rate: brought between %LYC_PLAYER_RATE_MIN and %LYC_PLAYER_RATE_MAX; voices keep their pitch
 */
void
lyc_player_set_rate (LycPlayer *self, double rate)
{
  rate = CLAMP (rate, LYC_PLAYER_RATE_MIN, LYC_PLAYER_RATE_MAX);
  if (fabs (rate - self->rate) < 0.001)
    return;
  self->rate = rate;
  lyc_player_engine_do (self->engine,
                        &(LycPlayerCommand){ .verb = LYC_PLAYER_DO_RATE, .number = rate });
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_RATE]);
}

/**
 * lyc_player_get_volume:
 * @self: a player
 *
 * Returns: 0 to 1, as the ear counts
 */
double
lyc_player_get_volume (LycPlayer *self)
{
  return self->volume;
}

/**
 * lyc_player_set_volume:
 * @self: a player
 * @volume: brought between 0 and 1
 */
void
lyc_player_set_volume (LycPlayer *self, double volume)
{
  volume = CLAMP (volume, 0.0, 1.0);
  if (fabs (volume - self->volume) < 0.0001)
    return;
  self->volume = volume;
  send_volume (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_VOLUME]);
}

/**
 * lyc_player_get_muted:
 * @self: a player
 *
 * Returns: whether it is silent whatever its volume
 */
gboolean
lyc_player_get_muted (LycPlayer *self)
{
  return self->muted;
}

/**
 * lyc_player_set_muted:
 * @self: a player
 * @muted: whether it is to be silent
 */
void
lyc_player_set_muted (LycPlayer *self, gboolean muted)
{
  if (self->muted == muted)
    return;
  self->muted = muted;
  send_volume (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_MUTED]);
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
