/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "seek-bar-private.h"

#define HIT_RADIUS 6
#define KEY_STEP_MS 5000
#define KEY_PAGE_MS 30000

/**
 * lyc_seek_bar_moment_near:
 * @self: a bar
 * @x: where on it
 *
 * Returns: (transfer none) (nullable): the moment whose dot is there
 */
const LycSeekMoment *
lyc_seek_bar_moment_near (LycSeekBar *self, double x)
{
  const LycSeekMoment *best = NULL;
  double distance = HIT_RADIUS;

  for (guint i = 0; i < self->moments->len; i++)
    {
      const LycSeekMoment *moment = &g_array_index (self->moments, LycSeekMoment, i);
      double away = ABS (lyc_seek_bar_x_of (self, moment->at_ms) - x);

      if (away <= distance)
        {
          distance = away;
          best = moment;
        }
    }
  return best;
}

/* A click on a dot goes to its moment and not beside it. */
static gint64
target_of (LycSeekBar *self, double x, double y)
{
  const LycSeekMoment *moment = NULL;

  if (y <= LYC_SEEK_BAR_Y - LYC_SEEK_BAR_THICKNESS && self->density->len == 0)
    moment = lyc_seek_bar_moment_near (self, x);
  return moment != NULL ? moment->at_ms : lyc_seek_bar_time_at (self, x);
}

static void
drag_begin_cb (GtkGestureDrag *gesture, double x, double y, LycSeekBar *self)
{
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  self->dragging = TRUE;
  lyc_seek_bar_seek (self, target_of (self, x, y), FALSE);
}

static void
drag_update_cb (GtkGestureDrag *gesture, double dx, double dy, LycSeekBar *self)
{
  double x, y;

  if (ABS (dx) < 2 || !gtk_gesture_drag_get_start_point (gesture, &x, &y))
    return;
  lyc_seek_bar_seek (self, lyc_seek_bar_time_at (self, x + dx), FALSE);
  lyc_seek_bar_hover (self, x + dx, self->position_ms);
}

static void
drag_end_cb (GtkGestureDrag *gesture, double dx, double dy, LycSeekBar *self)
{
  self->dragging = FALSE;
  lyc_seek_bar_seek (self, self->position_ms, TRUE);
}

static void
motion_cb (GtkEventControllerMotion *controller, double x, double y, LycSeekBar *self)
{
  if (self->duration_ms > 0)
    lyc_seek_bar_hover (self, x, target_of (self, x, y));
}

static void
leave_cb (LycSeekBar *self)
{
  lyc_seek_bar_hover (self, 0, -1);
}

static gboolean
key_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType modifiers,
        LycSeekBar *self)
{
  if (modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK))
    return GDK_EVENT_PROPAGATE;
  switch (key)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      lyc_seek_bar_seek (self, self->position_ms - KEY_STEP_MS, TRUE);
      return GDK_EVENT_STOP;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      lyc_seek_bar_seek (self, self->position_ms + KEY_STEP_MS, TRUE);
      return GDK_EVENT_STOP;
    case GDK_KEY_Page_Down:
      lyc_seek_bar_seek (self, self->position_ms - KEY_PAGE_MS, TRUE);
      return GDK_EVENT_STOP;
    case GDK_KEY_Page_Up:
      lyc_seek_bar_seek (self, self->position_ms + KEY_PAGE_MS, TRUE);
      return GDK_EVENT_STOP;
    case GDK_KEY_Home:
      lyc_seek_bar_seek (self, 0, TRUE);
      return GDK_EVENT_STOP;
    case GDK_KEY_End:
      lyc_seek_bar_seek (self, self->duration_ms, TRUE);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

/* Wires pointer and keys to a bar that is made. */
void
lyc_seek_bar_follow_input (LycSeekBar *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect (motion, "enter", G_CALLBACK (motion_cb), self);
  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (leave_cb), self);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}
