/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "seek-bar-private.h"

#include "timecode-chip.h"

#include <glib/gi18n-lib.h>

enum
{
  SEEK,
  HOVER,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LycSeekBar, lyc_seek_bar, GTK_TYPE_WIDGET)

/* Returns: where @at_ms stands, in pixels of the bar */
double
lyc_seek_bar_x_of (LycSeekBar *self, gint64 at_ms)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self)) - 2 * LYC_SEEK_BAR_THUMB;

  if (self->duration_ms <= 0)
    return LYC_SEEK_BAR_THUMB;
  return LYC_SEEK_BAR_THUMB
         + (double) CLAMP (at_ms, 0, self->duration_ms) * width / self->duration_ms;
}

/* Returns: the media time at @x pixels of the bar */
gint64
lyc_seek_bar_time_at (LycSeekBar *self, double x)
{
  int width = MAX (1, gtk_widget_get_width (GTK_WIDGET (self)) - 2 * LYC_SEEK_BAR_THUMB);
  double part = CLAMP ((x - LYC_SEEK_BAR_THUMB) / width, 0.0, 1.0);

  return (gint64) (part * (double) self->duration_ms);
}

static void
lyc_seek_bar_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  lyc_seek_bar_draw (LYC_SEEK_BAR (widget), snapshot);
}

static void
lyc_seek_bar_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                      int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 60 : LYC_SEEK_BAR_HEIGHT;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 200 : LYC_SEEK_BAR_HEIGHT;
}

static const char *
chapter_at (LycSeekBar *self, gint64 at_ms)
{
  int chapter = self->chapters != NULL ? lyc_chapters_index_at (self->chapters, at_ms) : -1;

  return chapter >= 0 ? lyc_chapters_get_title (self->chapters, (guint) chapter) : NULL;
}

/**
 * lyc_seek_bar_describe:
 * @self: a bar
 * @at_ms: media time
 *
 * Returns: (transfer full) (nullable): what is there besides the time: its chapter, and how many
 *   threads speak of it
 */
char *
lyc_seek_bar_describe (LycSeekBar *self, gint64 at_ms)
{
  const LycSeekMoment *moment
      = lyc_seek_bar_moment_near (self, lyc_seek_bar_x_of (self, at_ms));
  const char *chapter = chapter_at (self, at_ms);
  g_autofree char *talk = NULL;

  if (moment != NULL)
    talk = g_strdup_printf (ngettext ("%u thread", "%u threads", moment->count), moment->count);
  if (chapter != NULL && talk != NULL)
    return g_strdup_printf ("%s · %s", chapter, talk);
  return g_strdup (chapter != NULL ? chapter : talk);
}

static void
update_accessible (LycSeekBar *self)
{
  g_autofree char *now = lyc_timecode_format (self->position_ms);
  g_autofree char *all = lyc_timecode_format (self->duration_ms);
  /* Translators: where a recording is and how long it is: "5:12 of 12:24". */
  g_autofree char *time = g_strdup_printf (_("%s of %s"), now, all);
  const char *chapter = chapter_at (self, self->position_ms);
  g_autofree char *text
      = chapter != NULL ? g_strconcat (time, ", ", chapter, NULL) : g_strdup (time);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_VALUE_MIN, 0.0,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MAX,
                                  (double) self->duration_ms / 1000.0,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_NOW,
                                  (double) self->position_ms / 1000.0,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, text, -1);
}

/* Goes there at once, and asks the player to. */
void
lyc_seek_bar_seek (LycSeekBar *self, gint64 position_ms, gboolean final)
{
  if (self->duration_ms <= 0)
    return;
  position_ms = CLAMP (position_ms, 0, self->duration_ms);
  self->position_ms = position_ms;
  update_accessible (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, signals[SEEK], 0, position_ms, final);
}

/* Tells where the pointer is: @at_ms, or -1 when it has left. */
void
lyc_seek_bar_hover (LycSeekBar *self, double x, gint64 at_ms)
{
  if (self->hover_ms == at_ms)
    return;
  self->hover_ms = at_ms;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, signals[HOVER], 0, at_ms >= 0 ? lyc_seek_bar_x_of (self, at_ms) : x, at_ms);
}

static void
lyc_seek_bar_finalize (GObject *object)
{
  LycSeekBar *self = LYC_SEEK_BAR (object);

  g_clear_pointer (&self->chapters, lyc_chapters_unref);
  g_clear_pointer (&self->watched, lyc_watched_ranges_free);
  g_array_unref (self->moments);
  g_array_unref (self->density);
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

  signals[SEEK] = g_signal_new ("seek", LYC_TYPE_SEEK_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_BOOLEAN);
  signals[HOVER] = g_signal_new ("hover", LYC_TYPE_SEEK_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 2, G_TYPE_DOUBLE, G_TYPE_INT64);
}

static void
lyc_seek_bar_init (LycSeekBar *self)
{
  self->moments = g_array_new (FALSE, FALSE, sizeof (LycSeekMoment));
  self->density = g_array_new (FALSE, FALSE, sizeof (guint));
  self->loop_start_ms = self->loop_end_ms = self->hover_ms = -1;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_direction (GTK_WIDGET (self), GTK_TEXT_DIR_LTR);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Position"), -1);
  lyc_seek_bar_follow_input (self);
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
  double x = lyc_seek_bar_x_of (self, self->position_ms);

  if (self->dragging || position_ms == self->position_ms)
    return;
  self->position_ms = position_ms;
  if (other_second)
    update_accessible (self);
  /* In a long recording a tenth of a second moves nothing. */
  if (ABS (lyc_seek_bar_x_of (self, position_ms) - x) >= 0.25 || other_second)
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
 * lyc_seek_bar_set_density:
 * @self: a bar
 * @counts: (array length=n) (nullable): how many threads speak of each part
 * @n: into how many parts of the same length the recording is cut; 0 shows the moments as dots
 */
void
lyc_seek_bar_set_density (LycSeekBar *self, const guint *counts, guint n)
{
  g_array_set_size (self->density, 0);
  if (n > 0)
    g_array_append_vals (self->density, counts, n);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * lyc_seek_bar_set_loop_ms:
 * @self: a bar
 * @start_ms: where the part begins that is repeated; -1 for none
 * @end_ms: where it ends; -1 while that is open
 */
void
lyc_seek_bar_set_loop_ms (LycSeekBar *self, gint64 start_ms, gint64 end_ms)
{
  self->loop_start_ms = start_ms;
  self->loop_end_ms = end_ms;
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
