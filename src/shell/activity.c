/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "activity.h"

#define AWAY_AFTER_MS (5 * 60 * G_GINT64_CONSTANT (1000))
#define LOOK_S 15

struct _LycActivity
{
  GObject parent_instance;

  LycSession *session;
  LycPlayer *player;
  GtkWindow *window;              /* not owned: it owns this */
  GtkEventController *controller; /* not owned: of the window */
  gint64 used_us;                 /* monotonic: the last key or pointer */
  guint look;
};

G_DEFINE_FINAL_TYPE (LycActivity, lyc_activity, G_TYPE_OBJECT)

/**
 * lyc_activity_presence:
 * @idle_ms: since the window was used, in milliseconds
 *
 * Returns: where a person is as others are told it
 */
LycPresence
lyc_activity_presence (gboolean playing, gint64 idle_ms)
{
  if (playing)
    return LYC_PRESENCE_IN_SESSION;
  return idle_ms < AWAY_AFTER_MS ? LYC_PRESENCE_HERE : LYC_PRESENCE_AWAY;
}

static void
tell (LycActivity *self)
{
  gboolean playing = lyc_player_get_state (self->player) == LYC_PLAYER_PLAYING;

  lyc_session_set_presence (
      self->session,
      lyc_activity_presence (playing, (g_get_monotonic_time () - self->used_us) / 1000));
}

static gboolean
look_cb (gpointer data)
{
  tell (data);
  return G_SOURCE_CONTINUE;
}

static gboolean
event_cb (LycActivity *self, GdkEvent *event)
{
  gboolean rested = g_get_monotonic_time () - self->used_us > LOOK_S * G_USEC_PER_SEC;

  self->used_us = g_get_monotonic_time ();
  if (rested)
    tell (self);
  return GDK_EVENT_PROPAGATE;
}

static void
lyc_activity_dispose (GObject *object)
{
  LycActivity *self = LYC_ACTIVITY (object);

  g_clear_handle_id (&self->look, g_source_remove);
  if (self->controller != NULL)
    gtk_widget_remove_controller (GTK_WIDGET (self->window), self->controller);
  self->controller = NULL;
  g_clear_object (&self->player);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (lyc_activity_parent_class)->dispose (object);
}

static void
lyc_activity_class_init (LycActivityClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lyc_activity_dispose;
}

static void
lyc_activity_init (LycActivity *self)
{
  self->used_us = g_get_monotonic_time ();
}

/* @window: outlives the activity */
LycActivity *
lyc_activity_new (GtkWindow *window, LycSession *session, LycPlayer *player)
{
  LycActivity *self = g_object_new (LYC_TYPE_ACTIVITY, NULL);

  self->window = window;
  self->session = g_object_ref (session);
  self->player = g_object_ref (player);
  self->controller = gtk_event_controller_legacy_new ();
  gtk_event_controller_set_propagation_phase (self->controller, GTK_PHASE_CAPTURE);
  g_signal_connect_object (self->controller, "event", G_CALLBACK (event_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (window), self->controller);
  g_signal_connect_object (player, "notify::state", G_CALLBACK (tell), self, G_CONNECT_SWAPPED);
  self->look = g_timeout_add_seconds (LOOK_S, look_cb, self);
  tell (self);
  return self;
}
