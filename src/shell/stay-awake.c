/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "stay-awake.h"

#include <glib/gi18n-lib.h>

struct _LycStayAwake
{
  GObject parent_instance;

  LycPlayer *player;
  LycStayAwakeFuncs funcs;
  gpointer data;
  GtkWindow *window; /* weak */
  guint cookie;      /* 0 while it may sleep */
};

G_DEFINE_FINAL_TYPE (LycStayAwake, lyc_stay_awake, G_TYPE_OBJECT)

static guint
inhibit (gpointer data)
{
  LycStayAwake *self = data;
  GtkApplication *application
      = self->window != NULL ? gtk_window_get_application (self->window) : NULL;

  if (application == NULL)
    return 0;
  return gtk_application_inhibit (application, self->window,
                                  GTK_APPLICATION_INHIBIT_SUSPEND | GTK_APPLICATION_INHIBIT_IDLE,
                                  _("A video is playing"));
}

static void
uninhibit (guint cookie, gpointer data)
{
  GApplication *application = g_application_get_default ();

  if (GTK_IS_APPLICATION (application))
    gtk_application_uninhibit (GTK_APPLICATION (application), cookie);
}

static void
may_sleep (LycStayAwake *self)
{
  guint cookie = self->cookie;

  self->cookie = 0;
  if (cookie != 0)
    self->funcs.end (cookie, self->data);
}

static void
state_cb (LycStayAwake *self)
{
  if (lyc_player_get_state (self->player) != LYC_PLAYER_PLAYING)
    may_sleep (self);
  else if (self->cookie == 0)
    self->cookie = self->funcs.begin (self->data);
}

static void
lyc_stay_awake_dispose (GObject *object)
{
  LycStayAwake *self = LYC_STAY_AWAKE (object);

  may_sleep (self);
  g_clear_weak_pointer (&self->window);
  g_clear_object (&self->player);
  G_OBJECT_CLASS (lyc_stay_awake_parent_class)->dispose (object);
}

static void
lyc_stay_awake_class_init (LycStayAwakeClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lyc_stay_awake_dispose;
}

static void
lyc_stay_awake_init (LycStayAwake *self)
{
}

static void
follow (LycStayAwake *self, LycPlayer *player)
{
  self->player = g_object_ref (player);
  g_signal_connect_object (player, "notify::state", G_CALLBACK (state_cb), self, G_CONNECT_SWAPPED);
  state_cb (self);
}

/**
 * lyc_stay_awake_new:
 * @player: what plays
 * @window: who asks
 *
 * Returns: (transfer full): what keeps the computer awake, as long as it is there
 */
LycStayAwake *
lyc_stay_awake_new (LycPlayer *player, GtkWindow *window)
{
  LycStayAwake *self = g_object_new (LYC_TYPE_STAY_AWAKE, NULL);

  self->funcs = (LycStayAwakeFuncs){ inhibit, uninhibit };
  self->data = self;
  g_set_weak_pointer (&self->window, window);
  follow (self, player);
  return self;
}

/**
 * lyc_stay_awake_new_with_funcs:
 * @player: what plays
 * @funcs: who is asked instead
 * @data: given to them
 *
 * Returns: (transfer full): as lyc_stay_awake_new()
 */
LycStayAwake *
lyc_stay_awake_new_with_funcs (LycPlayer *player, const LycStayAwakeFuncs *funcs, gpointer data)
{
  LycStayAwake *self = g_object_new (LYC_TYPE_STAY_AWAKE, NULL);

  self->funcs = *funcs;
  self->data = data;
  follow (self, player);
  return self;
}
