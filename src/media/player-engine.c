/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "player-engine.h"

#include "allow-list.h"
#include "player-bin.h"
#include "player-fault.h"

#define TICK_MS 100
#define RESIZE_DELAY_MS 150
/* Long enough that going to full screen, which takes the widget out of one window and into another,
 * does not count as hidden. */
#define HIDE_DELAY_MS 1000

struct _LycPlayerEngine
{
  gatomicrefcount refs;
  GMainContext *context;  /* of the player's thread */
  GMainContext *listener_context;
  GWeakRef listener;
  void (*report) (gpointer listener, const LycPlayerReport *report);
  LycVideoPaintable *paintable; /* owned; given back on the listener's thread */

  /* Everything below belongs to the player's thread. */
  GMainLoop *loop;
  GstElement *bin;
  LycVideoSink *sink;
  GSource *bus_source, *tick, *resize, *hide;
  char *uri;
  char **headers;
  LycPlayerReport now;
  gboolean wants_play;     /* what was last asked for */
  gboolean played;         /* ever, since it was opened */
  gboolean prerolled;      /* the first picture is there */
  gboolean seeking;        /* a seek is under way */
  gboolean has_next;       /* and the newest of those asked for meanwhile waits */
  gint64 next_ms;
  gboolean next_accurate;
  gboolean no_audio_device;
  double rate, volume;
  gboolean muted, hidden;
  int width, height;
};

/* How many engines have not ended, for lyc_media_wait_closed(). */
static GMutex open_lock;
static GCond open_cond;
static int n_open;

static LycPlayerEngine *
engine_ref (LycPlayerEngine *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

static gboolean
unref_paintable_cb (gpointer data)
{
  g_object_unref (data);
  return G_SOURCE_REMOVE;
}

static void
engine_unref (LycPlayerEngine *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_main_context_unref (self->context);
  g_main_context_unref (self->listener_context);
  g_weak_ref_clear (&self->listener);
  g_free (self);
}

typedef struct
{
  LycPlayerEngine *engine;
  LycPlayerReport report;
  LycPlayerCommand command;
} Letter;

static void
letter_free (gpointer data)
{
  Letter *letter = data;

  engine_unref (letter->engine);
  g_free (letter->command.uri);
  g_strfreev (letter->command.headers);
  g_free (letter);
}

static void
post (GMainContext *context, GSourceFunc func, gpointer data, GDestroyNotify destroy)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, func, data, destroy);
  g_source_attach (source, context);
}

static gboolean
report_cb (gpointer data)
{
  Letter *letter = data;
  g_autoptr (GObject) listener = g_weak_ref_get (&letter->engine->listener);

  if (listener != NULL)
    letter->engine->report (listener, &letter->report);
  return G_SOURCE_REMOVE;
}

static void
tell (LycPlayerEngine *self)
{
  Letter *letter = g_new0 (Letter, 1);

  letter->engine = engine_ref (self);
  letter->report = self->now;
  post (self->listener_context, report_cb, letter, letter_free);
}

static void
clear_source (GSource **source)
{
  if (*source == NULL)
    return;
  g_source_destroy (*source);
  g_clear_pointer (source, g_source_unref);
}

static void
start_timer (LycPlayerEngine *self, GSource **source, guint delay_ms, GSourceFunc func)
{
  clear_source (source);
  *source = g_timeout_source_new (delay_ms);
  g_source_set_callback (*source, func, self, NULL);
  g_source_attach (*source, self->context);
}

/* Stream time, as the pipeline counts it; a flushing seek has none until it is done. */
static void
read_times (LycPlayerEngine *self)
{
  gint64 time;

  if (self->bin == NULL || !self->prerolled)
    return;
  if (gst_element_query_duration (self->bin, GST_FORMAT_TIME, &time) && time > 0)
    self->now.duration_ms = time / (gint64) GST_MSECOND;
  if (!self->seeking && gst_element_query_position (self->bin, GST_FORMAT_TIME, &time))
    self->now.position_ms = MAX (0, time / (gint64) GST_MSECOND);
  if (self->now.duration_ms > 0)
    self->now.position_ms = MIN (self->now.position_ms, self->now.duration_ms);
}

static gboolean
tick_cb (gpointer data)
{
  LycPlayerEngine *self = data;

  if (!self->seeking)
    {
      read_times (self);
      tell (self);
    }
  return G_SOURCE_CONTINUE;
}

static void
set_state (LycPlayerEngine *self, LycPlayerState state)
{
  self->now.state = state;
  if (state == LYC_PLAYER_PLAYING && self->tick == NULL)
    start_timer (self, &self->tick, TICK_MS, tick_cb);
  else if (state != LYC_PLAYER_PLAYING)
    clear_source (&self->tick);
  tell (self);
}

static void
close_bin (LycPlayerEngine *self)
{
  clear_source (&self->bus_source);
  clear_source (&self->tick);
  clear_source (&self->resize);
  if (self->bin != NULL)
    gst_element_set_state (self->bin, GST_STATE_NULL);
  g_clear_pointer (&self->bin, gst_object_unref);
  g_clear_pointer (&self->sink, lyc_video_sink_free);
  self->prerolled = self->seeking = self->has_next = self->now.buffering = FALSE;
}

static void
fail (LycPlayerEngine *self, LycPlayerFault fault)
{
  close_bin (self);
  self->now.fault = fault;
  self->wants_play = FALSE;
  set_state (self, LYC_PLAYER_ERROR);
}

/* Brings the pipeline to what was asked for, when nothing is under way. */
static void
settle (LycPlayerEngine *self)
{
  gboolean run = self->wants_play && !self->now.buffering;

  if (self->bin == NULL || !self->prerolled || self->seeking
      || self->now.state == LYC_PLAYER_ERROR)
    return;
  gst_element_set_state (self->bin, run ? GST_STATE_PLAYING : GST_STATE_PAUSED);
  read_times (self);
  if (self->wants_play)
    self->played = TRUE;
  if (self->wants_play)
    set_state (self, LYC_PLAYER_PLAYING);
  else if (self->now.state != LYC_PLAYER_ENDED)
    set_state (self, self->played ? LYC_PLAYER_PAUSED : LYC_PLAYER_READY);
}

/* One seek at a time: of those asked for while one is under way only the newest counts. */
static void
seek (LycPlayerEngine *self, gint64 position_ms, gboolean accurate)
{
  position_ms = MAX (0, position_ms);
  if (self->now.duration_ms > 0)
    position_ms = MIN (position_ms, self->now.duration_ms);
  self->now.position_ms = position_ms;
  if (self->bin == NULL || !self->prerolled || self->seeking)
    {
      self->has_next = TRUE;
      self->next_ms = position_ms;
      self->next_accurate = accurate;
      return;
    }
  self->seeking = lyc_player_bin_seek (self->bin, position_ms, self->rate, accurate);
  if (!self->seeking)
    settle (self);
}

static void
async_done (LycPlayerEngine *self)
{
  self->prerolled = TRUE;
  self->seeking = FALSE;
  if (self->has_next)
    {
      gint64 duration;

      self->has_next = FALSE;
      if (gst_element_query_duration (self->bin, GST_FORMAT_TIME, &duration))
        self->now.duration_ms = duration / (gint64) GST_MSECOND;
      seek (self, self->next_ms, self->next_accurate);
    }
  else
    settle (self);
}

static void
end_reached (LycPlayerEngine *self)
{
  read_times (self);
  self->now.position_ms = self->now.duration_ms;
  self->wants_play = FALSE;
  gst_element_set_state (self->bin, GST_STATE_PAUSED);
  set_state (self, LYC_PLAYER_ENDED);
}

static void
set_buffering (LycPlayerEngine *self, GstMessage *message)
{
  int percent = 100;
  gboolean buffering;

  gst_message_parse_buffering (message, &percent);
  buffering = percent < 100;
  if (buffering == self->now.buffering)
    return;
  self->now.buffering = buffering;
  if (self->prerolled)
    settle (self);
  tell (self);
}

static void open_bin (LycPlayerEngine *self, gint64 start_ms);

static void
error_posted (LycPlayerEngine *self, GstMessage *message)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *detail = NULL;

  gst_message_parse_error (message, &error, &detail);
  g_debug ("player: %s (%s)", error->message, detail != NULL ? detail : "");
  if (!self->no_audio_device
      && lyc_player_bin_is_audio_fault (self->bin, GST_MESSAGE_SRC (message)))
    {
      self->no_audio_device = TRUE;
      open_bin (self, self->now.position_ms);
    }
  else
    fail (self, lyc_player_fault_from_error (error, self->uri));
}

static gboolean
bus_cb (GstBus *bus, GstMessage *message, gpointer data)
{
  LycPlayerEngine *self = data;

  switch ((int) GST_MESSAGE_TYPE (message))
    {
    case GST_MESSAGE_ASYNC_DONE:
      if (GST_MESSAGE_SRC (message) == GST_OBJECT (self->bin))
        async_done (self);
      break;
    case GST_MESSAGE_EOS:
      end_reached (self);
      break;
    case GST_MESSAGE_BUFFERING:
      set_buffering (self, message);
      break;
    case GST_MESSAGE_ERROR:
      error_posted (self, message);
      break;
    case GST_MESSAGE_STREAMS_SELECTED:
      /* A file of which nothing can be played is no error to playbin3: it plays the nothing. */
      if (gst_message_streams_selected_get_size (message) == 0)
        fail (self, LYC_PLAYER_FAULT_UNSUPPORTED);
      break;
    case GST_MESSAGE_DURATION_CHANGED:
      read_times (self);
      break;
    case GST_MESSAGE_CLOCK_LOST:
      gst_element_set_state (self->bin, GST_STATE_PAUSED);
      settle (self);
      break;
    default:
      break;
    }
  return self->bus_source != NULL ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static void
watch_bus (LycPlayerEngine *self)
{
  g_autoptr (GstBus) bus = gst_element_get_bus (self->bin);

  self->bus_source = gst_bus_create_watch (bus);
  g_source_set_callback (self->bus_source, (GSourceFunc) (void (*) (void)) bus_cb, self, NULL);
  g_source_attach (self->bus_source, self->context);
}

static void
open_bin (LycPlayerEngine *self, gint64 start_ms)
{
  close_bin (self);
  if (!lyc_media_init (NULL))
    {
      fail (self, LYC_PLAYER_FAULT_OTHER);
      return;
    }
  self->sink = lyc_video_sink_new (self->paintable);
  lyc_video_sink_set_size (self->sink, self->width, self->height);
  lyc_video_sink_set_hidden (self->sink, self->hidden);
  self->bin = lyc_player_bin_new (
      self->sink, self->no_audio_device || !lyc_player_bin_has_audio_device ());
  if (self->bin == NULL)
    {
      fail (self, LYC_PLAYER_FAULT_UNSUPPORTED);
      return;
    }
  lyc_player_bin_set_source (self->bin, self->uri, (const char *const *) self->headers);
  lyc_player_bin_set_volume (self->bin, self->volume, self->muted);
  watch_bus (self);
  set_state (self, LYC_PLAYER_LOADING);
  if (start_ms > 0 || self->rate != 1.0)
    seek (self, start_ms, TRUE);
  gst_element_set_state (self->bin, GST_STATE_PAUSED);
}

static void
do_open (LycPlayerEngine *self, const LycPlayerCommand *command)
{
  g_free (self->uri);
  g_strfreev (self->headers);
  self->uri = g_strdup (command->uri);
  self->headers = g_strdupv (command->headers);
  self->now = (LycPlayerReport){ .open_serial = command->serial,
                                 .seek_serial = self->now.seek_serial,
                                 .position_ms = command->position_ms };
  self->wants_play = self->played = FALSE;
  if (lyc_player_fault_check_uri (self->uri))
    open_bin (self, command->position_ms);
  else
    fail (self, LYC_PLAYER_FAULT_UNSUPPORTED);
}

static void
do_play (LycPlayerEngine *self)
{
  gboolean again = self->now.state == LYC_PLAYER_ENDED;

  self->wants_play = self->bin != NULL;
  if (again)
    {
      self->now.state = LYC_PLAYER_PAUSED;
      seek (self, 0, TRUE);
    }
  settle (self);
}

/* A jump away from the end goes on playing, since playing is what the end had stopped. */
static void
do_seek (LycPlayerEngine *self, const LycPlayerCommand *command)
{
  self->now.seek_serial = command->serial;
  if (self->now.state == LYC_PLAYER_ENDED)
    {
      self->now.state = LYC_PLAYER_PAUSED;
      self->wants_play = TRUE;
    }
  seek (self, command->position_ms, command->accurate);
}

static void
seek_here (LycPlayerEngine *self)
{
  if (self->bin == NULL || !self->prerolled || self->now.state == LYC_PLAYER_ENDED)
    return;
  read_times (self);
  seek (self, self->has_next ? self->next_ms : self->now.position_ms, TRUE);
}

static void
do_rate (LycPlayerEngine *self, double rate)
{
  if (rate == self->rate)
    return;
  self->rate = rate;
  seek_here (self);
}

static gboolean
resize_cb (gpointer data)
{
  LycPlayerEngine *self = data;

  clear_source (&self->resize);
  /* A standing picture is drawn again at its new size; a moving one follows by itself. */
  if (self->sink != NULL && lyc_video_sink_set_size (self->sink, self->width, self->height)
      && !self->wants_play)
    seek_here (self);
  return G_SOURCE_REMOVE;
}

static gboolean
hide_cb (gpointer data)
{
  LycPlayerEngine *self = data;

  clear_source (&self->hide);
  self->hidden = TRUE;
  if (self->sink != NULL)
    lyc_video_sink_set_hidden (self->sink, TRUE);
  return G_SOURCE_REMOVE;
}

static void
show (LycPlayerEngine *self)
{
  clear_source (&self->hide);
  self->hidden = FALSE;
  if (self->sink == NULL)
    return;
  lyc_video_sink_set_hidden (self->sink, FALSE);
  if (lyc_video_sink_get_behind (self->sink))
    seek_here (self);
}

static void
do_target (LycPlayerEngine *self, const LycPlayerCommand *command)
{
  if (command->width != self->width || command->height != self->height)
    {
      self->width = command->width;
      self->height = command->height;
      start_timer (self, &self->resize, RESIZE_DELAY_MS, resize_cb);
    }
  if (!command->flag)
    show (self);
  else if (!self->hidden && self->hide == NULL)
    start_timer (self, &self->hide, HIDE_DELAY_MS, hide_cb);
}

static void
do_volume (LycPlayerEngine *self, const LycPlayerCommand *command)
{
  self->volume = command->number;
  self->muted = command->flag;
  if (self->bin != NULL)
    lyc_player_bin_set_volume (self->bin, self->volume, self->muted);
}

static void
do_stop (LycPlayerEngine *self)
{
  close_bin (self);
  self->now.position_ms = self->now.duration_ms = 0;
  self->wants_play = FALSE;
  set_state (self, LYC_PLAYER_EMPTY);
}

static gboolean
command_cb (gpointer data)
{
  Letter *letter = data;
  LycPlayerEngine *self = letter->engine;
  const LycPlayerCommand *command = &letter->command;

  switch (command->verb)
    {
    case LYC_PLAYER_DO_OPEN:
      do_open (self, command);
      break;
    case LYC_PLAYER_DO_PLAY:
      do_play (self);
      break;
    case LYC_PLAYER_DO_PAUSE:
      self->wants_play = FALSE;
      settle (self);
      break;
    case LYC_PLAYER_DO_SEEK:
      do_seek (self, command);
      break;
    case LYC_PLAYER_DO_RATE:
      do_rate (self, command->number);
      break;
    case LYC_PLAYER_DO_VOLUME:
      do_volume (self, command);
      break;
    case LYC_PLAYER_DO_TARGET:
      do_target (self, command);
      break;
    case LYC_PLAYER_DO_STOP:
      do_stop (self);
      break;
    case LYC_PLAYER_DO_QUIT:
      close_bin (self);
      g_main_loop_quit (self->loop);
      break;
    default:
      g_assert_not_reached ();
    }
  return G_SOURCE_REMOVE;
}

static gpointer
run (gpointer data)
{
  LycPlayerEngine *self = data;

  g_main_context_push_thread_default (self->context);
  g_main_loop_run (self->loop);
  clear_source (&self->hide);
  clear_source (&self->resize);
  g_main_context_pop_thread_default (self->context);
  g_main_loop_unref (self->loop);
  g_free (self->uri);
  g_strfreev (self->headers);
  post (self->listener_context, unref_paintable_cb, self->paintable, NULL);
  engine_unref (self);
  g_mutex_lock (&open_lock);
  n_open--;
  g_cond_broadcast (&open_cond);
  g_mutex_unlock (&open_lock);
  return NULL;
}

/**
 * lyc_player_engine_new:
 * @paintable: where pictures go
 * @listener: told by @report, on the thread that calls this; not kept alive
 * @report: what to call
 *
 * Starts the player's thread.
 *
 * Returns: (transfer full): an engine, for lyc_player_engine_release()
 */
LycPlayerEngine *
lyc_player_engine_new (LycVideoPaintable *paintable, GObject *listener,
                       void (*report) (gpointer listener, const LycPlayerReport *report))
{
  LycPlayerEngine *self = g_new0 (LycPlayerEngine, 1);

  g_atomic_ref_count_init (&self->refs);
  self->context = g_main_context_new ();
  self->listener_context = g_main_context_ref_thread_default ();
  self->loop = g_main_loop_new (self->context, FALSE);
  g_weak_ref_init (&self->listener, listener);
  self->report = report;
  self->paintable = g_object_ref (paintable);
  self->rate = self->volume = 1.0;
  g_mutex_lock (&open_lock);
  n_open++;
  g_mutex_unlock (&open_lock);
  g_thread_unref (g_thread_new ("lyc-player", run, engine_ref (self)));
  return self;
}

/**
 * lyc_player_engine_do:
 * @self: an engine
 * @command: copied
 *
 * Sends a command to the player's thread. They are carried out in order.
 */
void
lyc_player_engine_do (LycPlayerEngine *self, const LycPlayerCommand *command)
{
  Letter *letter = g_new0 (Letter, 1);

  letter->engine = engine_ref (self);
  letter->command = *command;
  letter->command.uri = g_strdup (command->uri);
  letter->command.headers = g_strdupv (command->headers);
  post (self->context, command_cb, letter, letter_free);
}

/**
 * lyc_player_engine_release:
 * @self: (transfer full): an engine
 *
 * Lets the thread stop the pipeline and end; does not wait for it.
 */
void
lyc_player_engine_release (LycPlayerEngine *self)
{
  lyc_player_engine_do (self, &(LycPlayerCommand){ .verb = LYC_PLAYER_DO_QUIT });
  engine_unref (self);
}

/**
 * lyc_media_wait_closed:
 * @timeout_ms: how long to wait
 *
 * Waits until the threads of all players that were let go have ended, before the program does.
 *
 * Returns: whether all have
 */
gboolean
lyc_media_wait_closed (guint timeout_ms)
{
  gint64 deadline = g_get_monotonic_time () + (gint64) timeout_ms * 1000;
  gboolean closed;

  g_mutex_lock (&open_lock);
  while (n_open > 0 && g_cond_wait_until (&open_cond, &open_lock, deadline))
    continue;
  closed = n_open == 0;
  g_mutex_unlock (&open_lock);
  return closed;
}
