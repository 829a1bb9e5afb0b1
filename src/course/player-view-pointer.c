/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "player-view-private.h"

/* The controls show on whatever the learner does, and hide when nothing is done. */

#define IDLE_MS 3000

static gboolean
may_hide (LycPlayerView *self)
{
  return self->playing && !lyc_player_get_buffering (self->player)
         && !lyc_player_controls_is_busy (LYC_PLAYER_CONTROLS (self->controls));
}

static gboolean
idle_cb (gpointer data)
{
  LycPlayerView *self = data;

  if (!may_hide (self))
    return G_SOURCE_CONTINUE;
  self->idle_timer = 0;
  gtk_widget_add_css_class (self->stage, "idle");
  gtk_widget_set_cursor_from_name (self->stage, "none");
  lyc_player_view_place_caption (self);
  return G_SOURCE_REMOVE;
}

/**
 * lyc_player_view_wake:
 * @self: a view
 *
 * Shows the controls; while playing they go again when nothing is done for three seconds.
 */
void
lyc_player_view_wake (LycPlayerView *self)
{
  gtk_widget_remove_css_class (self->stage, "idle");
  gtk_widget_set_cursor (self->stage, NULL);
  lyc_player_view_place_caption (self);
  g_clear_handle_id (&self->idle_timer, g_source_remove);
  if (self->playing)
    self->idle_timer = g_timeout_add (IDLE_MS, idle_cb, self);
}

static void
motion_cb (GtkEventControllerMotion *controller, double x, double y, LycPlayerView *self)
{
  /* A widget that moves under a resting pointer is no motion. */
  if (ABS (x - self->pointer_x) + ABS (y - self->pointer_y) < 1)
    return;
  self->pointer_x = x;
  self->pointer_y = y;
  lyc_player_view_wake (self);
}

static gboolean
key_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType modifiers,
        LycPlayerView *self)
{
  lyc_player_view_wake (self);
  return lyc_player_view_handle_key (self, key, modifiers);
}

static void
click_cb (GtkGestureClick *gesture, int n_press, double x, double y, LycPlayerView *self)
{
  gtk_widget_grab_focus (self->stage);
  lyc_player_toggle (self->player);
  if (n_press == 2)
    lyc_player_view_set_full_screen (self, self->window == NULL);
}

/**
 * lyc_player_view_follow_input:
 * @self: a view whose stage is made
 * @area: the picture; a click on it plays or pauses, two go to full screen
 *
 * Shows the controls on whatever the learner does.
 */
void
lyc_player_view_follow_input (LycPlayerView *self, GtkWidget *area)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect (motion, "enter", G_CALLBACK (motion_cb), self);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  g_signal_connect_swapped (focus, "enter", G_CALLBACK (lyc_player_view_wake), self);
  g_signal_connect (click, "pressed", G_CALLBACK (click_cb), self);
  gtk_widget_add_controller (self->stage, motion);
  gtk_widget_add_controller (self->stage, keys);
  gtk_widget_add_controller (self->stage, focus);
  gtk_widget_add_controller (area, GTK_EVENT_CONTROLLER (click));
}
