/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "player-engine-private.h"

/* A pipeline that was given up, and what its threads may still use. */
typedef struct
{
  GstElement *bin;
  LycVideoSink *sink;
  LycVideoPaintable *paintable;
  GMainContext *context; /* where the paintable is given back */
} GivenUp;

static gboolean
unref_paintable_cb (gpointer data)
{
  g_object_unref (data);
  return G_SOURCE_REMOVE;
}

/* Stopping it waits for its threads, and the one that hangs may never come back. */
static gpointer
stop (gpointer data)
{
  GivenUp *left = data;
  g_autoptr (GSource) source = g_idle_source_new ();

  gst_element_set_state (left->bin, GST_STATE_NULL);
  gst_object_unref (left->bin);
  lyc_video_sink_free (left->sink);
  g_source_set_callback (source, unref_paintable_cb, left->paintable, NULL);
  g_source_attach (source, left->context);
  g_main_context_unref (left->context);
  g_free (left);
  return NULL;
}

/* Leaves the pipeline behind. */
static void
abandon (LycPlayerEngine *self)
{
  GivenUp *left = g_new0 (GivenUp, 1);

  g_debug ("player: nothing came of %s", self->uri);
  left->bin = g_steal_pointer (&self->bin);
  left->sink = g_steal_pointer (&self->sink);
  left->paintable = g_object_ref (self->paintable);
  left->context = g_main_context_ref (self->listener_context);
  g_thread_unref (g_thread_new ("lyc-player-stop", stop, left));
}

/* The wait goes on counting, through whatever the second try needs. */
static void
open_again (LycPlayerEngine *self)
{
  LycPatience patience = self->patience;

  abandon (self);
  lyc_engine_open_bin (self, self->now.position_ms * (gint64) GST_MSECOND);
  self->patience = patience;
  self->second_try = TRUE;
}

static gboolean
tick_cb (gpointer data)
{
  LycPlayerEngine *self = data;
  LycPatienceVerdict verdict;

  if (self->bin == NULL || (self->prerolled && !self->seeking && !self->stepping))
    {
      self->second_try = FALSE;
      lyc_engine_clear_source (&self->owed);
      return G_SOURCE_REMOVE;
    }
  verdict = lyc_patience_tick (&self->patience);
  if (verdict == LYC_PATIENCE_WAIT)
    return G_SOURCE_CONTINUE;
  lyc_engine_clear_source (&self->owed);
  if (verdict == LYC_PATIENCE_OPEN_AGAIN)
    open_again (self);
  else
    {
      abandon (self);
      lyc_engine_fail (self, LYC_PLAYER_FAULT_BROKEN);
    }
  return G_SOURCE_REMOVE;
}

/* The pipeline owes a picture from now on. What comes over a network has the network to wait for,
 * and ends by that. */
void
lyc_engine_expect (LycPlayerEngine *self)
{
  if (!g_str_has_prefix (self->uri, "file:"))
    return;
  if (!self->second_try)
    lyc_patience_begin (&self->patience);
  if (self->owed == NULL)
    lyc_engine_start_timer (self, &self->owed, LYC_PATIENCE_TICK_MS, tick_cb);
}
