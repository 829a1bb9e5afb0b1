/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "player-engine-private.h"

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
  g_clear_pointer (&letter->report.tracks, g_ptr_array_unref);
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

void
lyc_engine_tell (LycPlayerEngine *self)
{
  Letter *letter = g_new0 (Letter, 1);

  letter->engine = engine_ref (self);
  letter->report = self->now;
  if (self->now.tracks != NULL)
    g_ptr_array_ref (self->now.tracks);
  post (self->listener_context, report_cb, letter, letter_free);
}

void
lyc_engine_clear_source (GSource **source)
{
  if (*source == NULL)
    return;
  g_source_destroy (*source);
  g_clear_pointer (source, g_source_unref);
}

void
lyc_engine_start_timer (LycPlayerEngine *self, GSource **source, guint delay_ms, GSourceFunc func)
{
  lyc_engine_clear_source (source);
  *source = g_timeout_source_new (delay_ms);
  g_source_set_callback (*source, func, self, NULL);
  g_source_attach (*source, self->context);
}

static gboolean
command_cb (gpointer data)
{
  Letter *letter = data;

  lyc_engine_carry_out (letter->engine, &letter->command);
  return G_SOURCE_REMOVE;
}

static gpointer
run (gpointer data)
{
  LycPlayerEngine *self = data;

  g_main_context_push_thread_default (self->context);
  g_main_loop_run (self->loop);
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
  self->loop_start_ns = self->loop_end_ns = self->stop_ns = -1;
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
