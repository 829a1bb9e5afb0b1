/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "transcript-view-private.h"

#include "cue-row.h"

/* Reading elsewhere, and selecting words, by pointer and by keys. */

/* A pointer that goes down and up within this many pixels has clicked. */
#define CLICK_REACH 4

/* The learner scrolled or went to another line by hand. */
static void
read_elsewhere (LycTranscriptView *self)
{
  if (self->cues != NULL)
    lyc_transcript_view_set_following (self, FALSE);
}

static gboolean
wheel_cb (LycTranscriptView *self)
{
  read_elsewhere (self);
  return GDK_EVENT_PROPAGATE;
}

static gboolean
scrollbar_cb (LycTranscriptView *self)
{
  read_elsewhere (self);
  return FALSE;
}

static void
touch_cb (LycTranscriptView *self, double dx, double dy)
{
  if (ABS (dy) > CLICK_REACH)
    read_elsewhere (self);
}

static void
clear_selection (LycTranscriptView *self)
{
  LycCueSpan none = { 0 };

  if (self->span.any)
    lyc_transcript_view_select (self, &none);
}

/* Which words are under a point of the list; the nearest line where there is none. */
static gboolean
place_at (LycTranscriptView *self, double x, double y, LycCuePlace *place)
{
  guint first, last;
  graphene_rect_t bounds = { 0 };
  GtkWidget *row = NULL;
  guint cue;

  if (self->cues == NULL || !lyc_timeline_get_visible_range (self->list, &first, &last))
    return FALSE;
  for (cue = first; cue <= last; cue++)
    {
      row = lyc_timeline_get_row (self->list, cue);
      if (row == NULL || !gtk_widget_compute_bounds (row, GTK_WIDGET (self->list), &bounds))
        return FALSE;
      if (y < bounds.origin.y + bounds.size.height || cue == last)
        break;
    }
  *place = (LycCuePlace){ cue, lyc_cue_row_index_at (LYC_CUE_ROW (row), x - bounds.origin.x,
                                                     y - bounds.origin.y) };
  return TRUE;
}

static void
drag_begin_cb (GtkGestureDrag *gesture, double x, double y, LycTranscriptView *self)
{
  self->dragging = FALSE;
  self->drag_began = place_at (self, x, y, &self->drag_from);
}

/* Beyond an edge the next line comes into view. */
static void
reveal_beyond (LycTranscriptView *self, double y)
{
  guint first, last;

  if (!lyc_timeline_get_visible_range (self->list, &first, &last))
    return;
  if (y < 0 && first > 0)
    lyc_timeline_reveal (self->list, first - 1);
  else if (y > gtk_widget_get_height (GTK_WIDGET (self->list)))
    lyc_timeline_reveal (self->list, MIN (last + 1, lyc_cue_list_get_n (self->cues) - 1));
}

static void
drag_update_cb (GtkGestureDrag *gesture, double dx, double dy, LycTranscriptView *self)
{
  LycCueSpan span = self->span;
  LycCuePlace place;
  double x, y;

  if (!self->drag_began || (!self->dragging && ABS (dx) + ABS (dy) < CLICK_REACH))
    return;
  gtk_gesture_drag_get_start_point (gesture, &x, &y);
  reveal_beyond (self, y + dy);
  if (!place_at (self, x + dx, y + dy, &place))
    return;
  if (!self->dragging)
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
      lyc_cue_span_begin (&span, self->drag_from);
      read_elsewhere (self);
    }
  self->dragging = TRUE;
  lyc_cue_span_extend (&span, place);
  lyc_transcript_view_select (self, &span);
}

/* A click goes to that moment; with Shift it selects up to there. */
static void
click (LycTranscriptView *self, gboolean shift)
{
  guint cue = self->drag_from.cue;
  LycCueSpan span = self->span;

  if (shift)
    {
      if (!span.any)
        lyc_cue_span_begin (&span, (LycCuePlace){ (guint) MAX (self->current, 0), 0 });
      lyc_cue_span_extend (&span, self->drag_from);
      lyc_transcript_view_select (self, &span);
      return;
    }
  clear_selection (self);
  lyc_timeline_focus_row (self->list, cue);
  g_signal_emit_by_name (self->list, "row-activated", cue);
}

static void
drag_end_cb (GtkGestureDrag *gesture, double dx, double dy, LycTranscriptView *self)
{
  GdkModifierType state
      = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));

  if (self->drag_began && !self->dragging && ABS (dx) + ABS (dy) < CLICK_REACH)
    click (self, (state & GDK_SHIFT_MASK) != 0);
  self->drag_began = self->dragging = FALSE;
}

static void
secondary_cb (GtkGestureClick *gesture, int n_press, double x, double y, LycTranscriptView *self)
{
  LycCuePlace place;
  guint from, to;
  LycCueSpan span;

  if (!place_at (self, x, y, &place))
    return;
  if (!lyc_cue_span_in_cue (&self->span, self->cues, place.cue, &from, &to))
    {
      lyc_cue_span_select_cue (&span, self->cues, place.cue);
      lyc_transcript_view_select (self, &span);
    }
  lyc_timeline_focus_row (self->list, place.cue);
}

/* Keys */

static gboolean
extend (LycTranscriptView *self, guint key, guint cue)
{
  LycCueSpan span = self->span;
  int n = (int) lyc_cue_list_get_n (self->cues);

  switch (key)
    {
    case GDK_KEY_Up:
      lyc_cue_span_extend_cues (&span, self->cues, cue, -1);
      break;
    case GDK_KEY_Down:
      lyc_cue_span_extend_cues (&span, self->cues, cue, 1);
      break;
    case GDK_KEY_Home:
      lyc_cue_span_extend_cues (&span, self->cues, cue, -n);
      break;
    case GDK_KEY_End:
      lyc_cue_span_extend_cues (&span, self->cues, cue, n);
      break;
    case GDK_KEY_Left:
      lyc_cue_span_extend_word (&span, self->cues, cue, -1);
      break;
    case GDK_KEY_Right:
      lyc_cue_span_extend_word (&span, self->cues, cue, 1);
      break;
    case GDK_KEY_space:
      lyc_cue_span_select_cue (&span, self->cues, cue);
      break;
    default:
      return GDK_EVENT_PROPAGATE;
    }
  read_elsewhere (self);
  lyc_transcript_view_select (self, &span);
  lyc_timeline_focus_row (self->list, span.head.cue);
  return GDK_EVENT_STOP;
}

static gboolean
is_move (guint key)
{
  static const guint moves[]
      = { GDK_KEY_Up,      GDK_KEY_Down,      GDK_KEY_Home,       GDK_KEY_End,
          GDK_KEY_Page_Up, GDK_KEY_Page_Down, GDK_KEY_KP_Up,      GDK_KEY_KP_Down,
          GDK_KEY_KP_Home, GDK_KEY_KP_End,    GDK_KEY_KP_Page_Up, GDK_KEY_KP_Page_Down };

  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    if (moves[i] == key)
      return TRUE;
  return FALSE;
}

static gboolean
plain_key (LycTranscriptView *self, guint key)
{
  if (is_move (key))
    {
      read_elsewhere (self);
      clear_selection (self);
      return GDK_EVENT_PROPAGATE; /* the list moves */
    }
  if (key == GDK_KEY_f)
    lyc_transcript_view_follow (self);
  else if (key == GDK_KEY_Escape && self->span.any)
    clear_selection (self);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

static gboolean
key_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state,
        LycTranscriptView *self)
{
  GdkModifierType held
      = state & (GDK_SHIFT_MASK | GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK);
  guint cue;

  if (self->cues == NULL || !lyc_transcript_view_get_focused_cue (self, &cue))
    return GDK_EVENT_PROPAGATE;
  if (held == 0)
    return plain_key (self, key);
  if (held == GDK_SHIFT_MASK)
    return extend (self, key, cue);
  return GDK_EVENT_PROPAGATE;
}

static void
connect_pointer (LycTranscriptView *self)
{
  GtkGesture *drag = gtk_gesture_drag_new (), *touch = gtk_gesture_drag_new ();
  GtkGesture *secondary = gtk_gesture_click_new ();

  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->list), GTK_EVENT_CONTROLLER (drag));
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (touch), TRUE);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (touch), GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (touch, "drag-update", G_CALLBACK (touch_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->scroller), GTK_EVENT_CONTROLLER (touch));
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (secondary), GDK_BUTTON_SECONDARY);
  g_signal_connect (secondary, "pressed", G_CALLBACK (secondary_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->list), GTK_EVENT_CONTROLLER (secondary));
}

/**
 * lyc_transcript_view_follow_input:
 * @self: a view whose widgets are made
 *
 * Hears of everything by which one reads elsewhere or selects.
 */
void
lyc_transcript_view_follow_input (LycTranscriptView *self)
{
  GtkEventController *wheel
      = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkWidget *bar = gtk_scrolled_window_get_vscrollbar (self->scroller);

  gtk_event_controller_set_propagation_phase (wheel, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (wheel, "scroll", G_CALLBACK (wheel_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->scroller), wheel);
  g_signal_connect_object (gtk_widget_get_first_child (bar), "change-value",
                           G_CALLBACK (scrollbar_cb), self, G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->list), keys);
  connect_pointer (self);
}
