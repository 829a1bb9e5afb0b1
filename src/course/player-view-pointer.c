/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "player-view-private.h"

/* The controls show on whatever the learner does, and hide when nothing is done. */

#define IDLE_MS 3000
#define LOOK_AGAIN_MS 500

static gint64
monotonic_ms (gpointer data)
{
  return g_get_monotonic_time () / 1000;
}

static gboolean
may_hide (LycPlayerView *self)
{
  return self->playing && !lyc_player_get_buffering (self->player)
         && !lyc_player_controls_is_busy (LYC_PLAYER_CONTROLS (self->controls));
}

static gboolean idle_cb (gpointer data);

static void
look_later (LycPlayerView *self, gint64 in_ms)
{
  if (self->idle_timer == 0)
    self->idle_timer = g_timeout_add ((guint) in_ms, idle_cb, self);
}

/**
 * lyc_player_view_check_idle:
 * @self: a view
 *
 * Hides the controls if nothing was done for three seconds; looks again later if it is too early,
 * or while they are worked in.
 */
void
lyc_player_view_check_idle (LycPlayerView *self)
{
  gint64 left = self->awake_ms + IDLE_MS - self->now (self->now_data);

  if (!self->playing || gtk_widget_has_css_class (self->stage, "idle"))
    return;
  if (left > 0 || !may_hide (self))
    {
      look_later (self, CLAMP (left, LOOK_AGAIN_MS, IDLE_MS));
      return;
    }
  gtk_widget_add_css_class (self->stage, "idle");
  gtk_widget_set_can_target (self->controls, FALSE);
  gtk_widget_set_cursor_from_name (self->stage, "none");
  lyc_player_view_place_caption (self);
}

static gboolean
idle_cb (gpointer data)
{
  LycPlayerView *self = data;

  self->idle_timer = 0;
  lyc_player_view_check_idle (self);
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
  self->awake_ms = self->now (self->now_data);
  if (gtk_widget_has_css_class (self->stage, "idle"))
    {
      gtk_widget_remove_css_class (self->stage, "idle");
      gtk_widget_set_can_target (self->controls, TRUE);
      gtk_widget_set_cursor (self->stage, NULL);
      lyc_player_view_place_caption (self);
    }
  if (self->playing)
    look_later (self, IDLE_MS);
}

/**
 * lyc_player_view_set_time:
 * @self: a view
 * @now: (nullable): milliseconds by which it counts; %NULL for the machine's
 * @data: given to @now
 */
void
lyc_player_view_set_time (LycPlayerView *self, LycPlayerViewNow now, gpointer data)
{
  self->now = now != NULL ? now : monotonic_ms;
  self->now_data = data;
  self->awake_ms = self->now (data);
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
  lyc_player_toggle (self->player);
  if (n_press == 2)
    lyc_player_view_set_full_screen (self, self->window == NULL);
}

/* Whoever clicks on anything here has the keys of the player from then on. */
static void
pressed_cb (LycPlayerView *self)
{
  GtkRoot *root = gtk_widget_get_root (self->stage);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  lyc_player_view_wake (self);
  if (focus == NULL || gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) == NULL)
    gtk_widget_grab_focus (self->stage);
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
  GtkGesture *click = gtk_gesture_click_new (), *pressed = gtk_gesture_click_new ();

  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect (motion, "enter", G_CALLBACK (motion_cb), self);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  g_signal_connect_swapped (focus, "enter", G_CALLBACK (lyc_player_view_wake), self);
  g_signal_connect (click, "pressed", G_CALLBACK (click_cb), self);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (pressed), GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (pressed, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (self->stage, motion);
  gtk_widget_add_controller (self->stage, keys);
  gtk_widget_add_controller (self->stage, focus);
  gtk_widget_add_controller (self->stage, GTK_EVENT_CONTROLLER (pressed));
  gtk_widget_add_controller (area, GTK_EVENT_CONTROLLER (click));
}
