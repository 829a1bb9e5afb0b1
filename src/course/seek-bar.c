/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "seek-bar.h"

#include "timecode-chip.h"

#include <glib/gi18n-lib.h>

#define HEIGHT 28
#define BAR_Y 20
#define BAR_HEIGHT 4
#define THUMB_RADIUS 7
#define DOT_Y 9
#define DOT_MIN 3.5
#define DOT_MAX 6.0
#define CHAPTER_GAP 2
#define HIT_RADIUS 6
#define KEY_STEP_MS 5000
#define KEY_PAGE_MS 30000

/* The strip below the picture: what was played and watched, chapters, where people talk. */
struct _LycSeekBar
{
  GtkWidget parent_instance;

  gint64 position_ms, duration_ms;
  LycChapters *chapters;
  LycWatchedRanges *watched;
  GArray *moments; /* of LycSeekMoment */
  gboolean dragging;
};

enum
{
  SEEK,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LycSeekBar, lyc_seek_bar, GTK_TYPE_WIDGET)

static const GdkRGBA rest_colour = { 1, 1, 1, 0.32f };
static const GdkRGBA watched_colour = { 1, 1, 1, 0.5f };
static const GdkRGBA dot_colour = { 0.976f, 0.824f, 0.161f, 1 };
static const GdkRGBA thumb_colour = { 1, 1, 1, 1 };

static double
x_of (LycSeekBar *self, gint64 at_ms)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self)) - 2 * THUMB_RADIUS;

  if (self->duration_ms <= 0)
    return THUMB_RADIUS;
  return THUMB_RADIUS + (double) CLAMP (at_ms, 0, self->duration_ms) * width / self->duration_ms;
}

static gint64
time_at (LycSeekBar *self, double x)
{
  int width = MAX (1, gtk_widget_get_width (GTK_WIDGET (self)) - 2 * THUMB_RADIUS);
  double part = CLAMP ((x - THUMB_RADIUS) / width, 0.0, 1.0);

  return (gint64) (part * (double) self->duration_ms);
}

static void
draw_part (GtkSnapshot *snapshot, double from, double to, const GdkRGBA *colour)
{
  graphene_rect_t rect = GRAPHENE_RECT_INIT ((float) from, BAR_Y - BAR_HEIGHT / 2.0f,
                                             (float) (to - from), BAR_HEIGHT);

  if (to > from)
    gtk_snapshot_append_color (snapshot, colour, &rect);
}

static void
draw_disc (GtkSnapshot *snapshot, double x, double y, double radius, const GdkRGBA *colour)
{
  graphene_rect_t rect = GRAPHENE_RECT_INIT ((float) (x - radius), (float) (y - radius),
                                             (float) (2 * radius), (float) (2 * radius));
  GskRoundedRect disc;

  gsk_rounded_rect_init_from_rect (&disc, &rect, (float) radius);
  gtk_snapshot_push_rounded_clip (snapshot, &disc);
  gtk_snapshot_append_color (snapshot, colour, &rect);
  gtk_snapshot_pop (snapshot);
}

/* One chapter's part of the bar, or all of it. */
static void
draw_chapter (LycSeekBar *self, GtkSnapshot *snapshot, gint64 from_ms, gint64 to_ms,
              const GdkRGBA *accent)
{
  double from = x_of (self, from_ms), to = x_of (self, to_ms), now = x_of (self, self->position_ms);

  if (to_ms < self->duration_ms)
    to -= CHAPTER_GAP;
  draw_part (snapshot, from, to, &rest_colour);
  for (guint i = 0; self->watched != NULL && i < lyc_watched_ranges_get_n (self->watched); i++)
    {
      gint64 a, b;

      lyc_watched_ranges_get (self->watched, i, &a, &b);
      draw_part (snapshot, MAX (from, x_of (self, a)), MIN (to, x_of (self, b)), &watched_colour);
    }
  draw_part (snapshot, from, MIN (to, now), accent);
}

static void
draw_bar (LycSeekBar *self, GtkSnapshot *snapshot)
{
  guint n = self->chapters != NULL ? lyc_chapters_get_n (self->chapters) : 0;
  GdkRGBA accent = { 0.208f, 0.518f, 0.894f, 1 };
  gint64 from = 0;

  gtk_style_context_lookup_color (gtk_widget_get_style_context (GTK_WIDGET (self)),
                                  "accent_bg_color", &accent);
  for (guint i = 0; i < n; i++)
    {
      gint64 start = lyc_chapters_get_start_ms (self->chapters, i);

      if (start <= from || start >= self->duration_ms)
        continue;
      draw_chapter (self, snapshot, from, start, &accent);
      from = start;
    }
  draw_chapter (self, snapshot, from, MAX (self->duration_ms, 1), &accent);
}

static double
dot_radius (guint count)
{
  return MIN (DOT_MIN + (count - 1) * 0.6, DOT_MAX);
}

static void
lyc_seek_bar_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  LycSeekBar *self = LYC_SEEK_BAR (widget);

  if (self->duration_ms <= 0)
    {
      draw_part (snapshot, THUMB_RADIUS, gtk_widget_get_width (widget) - THUMB_RADIUS,
                 &rest_colour);
      return;
    }
  draw_bar (self, snapshot);
  for (guint i = 0; i < self->moments->len; i++)
    {
      const LycSeekMoment *moment = &g_array_index (self->moments, LycSeekMoment, i);

      draw_disc (snapshot, x_of (self, moment->at_ms), DOT_Y, dot_radius (moment->count),
                 &dot_colour);
    }
  draw_disc (snapshot, x_of (self, self->position_ms), BAR_Y,
             gtk_widget_has_visible_focus (widget) ? THUMB_RADIUS + 1 : THUMB_RADIUS,
             &thumb_colour);
}

static void
lyc_seek_bar_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                      int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 60 : HEIGHT;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 200 : HEIGHT;
}

static void
update_accessible (LycSeekBar *self)
{
  g_autofree char *now = lyc_timecode_format (self->position_ms);
  g_autofree char *all = lyc_timecode_format (self->duration_ms);
  /* Translators: where a recording is and how long it is: "5:12 of 12:24". */
  g_autofree char *text = g_strdup_printf (_("%s of %s"), now, all);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_VALUE_MIN, 0.0,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MAX,
                                  (double) self->duration_ms / 1000.0,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_NOW,
                                  (double) self->position_ms / 1000.0,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, text, -1);
}

static void
seek_to (LycSeekBar *self, gint64 position_ms, gboolean final)
{
  if (self->duration_ms <= 0)
    return;
  position_ms = CLAMP (position_ms, 0, self->duration_ms);
  self->position_ms = position_ms;
  update_accessible (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, signals[SEEK], 0, position_ms, final);
}

/* A dot under the pointer, so that a click on it goes to its moment and not beside it. */
static const LycSeekMoment *
moment_at (LycSeekBar *self, double x, double y)
{
  const LycSeekMoment *best = NULL;
  double distance = HIT_RADIUS;

  if (y > BAR_Y - BAR_HEIGHT)
    return NULL;
  for (guint i = 0; i < self->moments->len; i++)
    {
      const LycSeekMoment *moment = &g_array_index (self->moments, LycSeekMoment, i);
      double away = ABS (x_of (self, moment->at_ms) - x);

      if (away <= distance)
        {
          distance = away;
          best = moment;
        }
    }
  return best;
}

static void
drag_begin_cb (GtkGestureDrag *gesture, double x, double y, LycSeekBar *self)
{
  const LycSeekMoment *moment = moment_at (self, x, y);

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  self->dragging = TRUE;
  seek_to (self, moment != NULL ? moment->at_ms : time_at (self, x), FALSE);
}

static void
drag_update_cb (GtkGestureDrag *gesture, double dx, double dy, LycSeekBar *self)
{
  double x, y;

  if (ABS (dx) < 2 || !gtk_gesture_drag_get_start_point (gesture, &x, &y))
    return;
  seek_to (self, time_at (self, x + dx), FALSE);
}

static void
drag_end_cb (GtkGestureDrag *gesture, double dx, double dy, LycSeekBar *self)
{
  self->dragging = FALSE;
  seek_to (self, self->position_ms, TRUE);
}

static gboolean
key_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType modifiers,
        LycSeekBar *self)
{
  if (modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK))
    return GDK_EVENT_PROPAGATE;
  switch (key)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      seek_to (self, self->position_ms - KEY_STEP_MS, TRUE);
      return GDK_EVENT_STOP;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      seek_to (self, self->position_ms + KEY_STEP_MS, TRUE);
      return GDK_EVENT_STOP;
    case GDK_KEY_Page_Down:
      seek_to (self, self->position_ms - KEY_PAGE_MS, TRUE);
      return GDK_EVENT_STOP;
    case GDK_KEY_Page_Up:
      seek_to (self, self->position_ms + KEY_PAGE_MS, TRUE);
      return GDK_EVENT_STOP;
    case GDK_KEY_Home:
      seek_to (self, 0, TRUE);
      return GDK_EVENT_STOP;
    case GDK_KEY_End:
      seek_to (self, self->duration_ms, TRUE);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static gboolean
query_tooltip_cb (LycSeekBar *self, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  const LycSeekMoment *moment = keyboard ? NULL : moment_at (self, x, y);
  gint64 at = keyboard ? self->position_ms : moment ? moment->at_ms : time_at (self, x);
  g_autofree char *time = lyc_timecode_format (at);
  int chapter = self->chapters != NULL ? lyc_chapters_index_at (self->chapters, at) : -1;
  g_autoptr (GString) text = g_string_new (time);

  if (self->duration_ms <= 0)
    return FALSE;
  if (chapter >= 0)
    g_string_append_printf (text, " · %s",
                            lyc_chapters_get_title (self->chapters, (guint) chapter));
  if (moment != NULL)
    {
      g_autofree char *talk
          = g_strdup_printf (ngettext ("%u thread", "%u threads", moment->count), moment->count);

      g_string_append_printf (text, " · %s", talk);
    }
  gtk_tooltip_set_text (tooltip, text->str);
  return TRUE;
}

static void
lyc_seek_bar_finalize (GObject *object)
{
  LycSeekBar *self = LYC_SEEK_BAR (object);

  g_clear_pointer (&self->chapters, lyc_chapters_unref);
  g_clear_pointer (&self->watched, lyc_watched_ranges_free);
  g_array_unref (self->moments);
  G_OBJECT_CLASS (lyc_seek_bar_parent_class)->finalize (object);
}

static void
lyc_seek_bar_class_init (LycSeekBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = lyc_seek_bar_finalize;
  widget_class->snapshot = lyc_seek_bar_snapshot;
  widget_class->measure = lyc_seek_bar_measure;
  gtk_widget_class_set_css_name (widget_class, "seek-bar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SLIDER);

  /* seek (gint64 position_ms, gboolean final): not final while the pointer still drags. */
  signals[SEEK] = g_signal_new ("seek", LYC_TYPE_SEEK_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_BOOLEAN);
}

static void
lyc_seek_bar_init (LycSeekBar *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->moments = g_array_new (FALSE, FALSE, sizeof (LycSeekMoment));
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_widget_set_direction (GTK_WIDGET (self), GTK_TEXT_DIR_LTR);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Position"), -1);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/**
 * lyc_seek_bar_new:
 *
 * Returns: (transfer floating): a seek bar without a recording
 */
GtkWidget *
lyc_seek_bar_new (void)
{
  return g_object_new (LYC_TYPE_SEEK_BAR, NULL);
}

/**
 * lyc_seek_bar_set_position_ms:
 * @self: a seek bar
 * @position_ms: where the recording is; ignored while the learner drags
 */
void
lyc_seek_bar_set_position_ms (LycSeekBar *self, gint64 position_ms)
{
  gboolean other_second = position_ms / 1000 != self->position_ms / 1000;
  double x = x_of (self, self->position_ms);

  if (self->dragging || position_ms == self->position_ms)
    return;
  self->position_ms = position_ms;
  if (other_second)
    update_accessible (self);
  /* In a long recording a tenth of a second moves nothing. */
  if (ABS (x_of (self, position_ms) - x) >= 0.25 || other_second)
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * lyc_seek_bar_get_position_ms:
 * @self: a seek bar
 *
 * Returns: where it stands, in milliseconds
 */
gint64
lyc_seek_bar_get_position_ms (LycSeekBar *self)
{
  return self->position_ms;
}

/**
 * lyc_seek_bar_set_duration_ms:
 * @self: a seek bar
 * @duration_ms: the recording's length; 0 while unknown
 */
void
lyc_seek_bar_set_duration_ms (LycSeekBar *self, gint64 duration_ms)
{
  if (duration_ms == self->duration_ms)
    return;
  self->duration_ms = duration_ms;
  update_accessible (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * lyc_seek_bar_set_chapters:
 * @self: a seek bar
 * @chapters: (nullable): where the gaps are
 */
void
lyc_seek_bar_set_chapters (LycSeekBar *self, LycChapters *chapters)
{
  LycChapters *old = self->chapters;

  self->chapters = chapters != NULL ? lyc_chapters_ref (chapters) : NULL;
  g_clear_pointer (&old, lyc_chapters_unref);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * lyc_seek_bar_set_moments:
 * @self: a seek bar
 * @moments: (array length=n) (nullable): where people talk
 * @n: how many
 */
void
lyc_seek_bar_set_moments (LycSeekBar *self, const LycSeekMoment *moments, guint n)
{
  g_array_set_size (self->moments, 0);
  if (n > 0)
    g_array_append_vals (self->moments, moments, n);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * lyc_seek_bar_set_watched:
 * @self: a seek bar
 * @watched: (nullable): what was seen before; copied
 */
void
lyc_seek_bar_set_watched (LycSeekBar *self, const LycWatchedRanges *watched)
{
  g_clear_pointer (&self->watched, lyc_watched_ranges_free);
  if (watched != NULL)
    self->watched = lyc_watched_ranges_copy (watched);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * lyc_seek_bar_is_dragging:
 * @self: a seek bar
 *
 * Returns: whether the learner holds it
 */
gboolean
lyc_seek_bar_is_dragging (LycSeekBar *self)
{
  return self->dragging;
}
