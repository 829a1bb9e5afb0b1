/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "transcript-view.h"

#include <glib/gi18n-lib.h>

#include "time-text.h"
#include "lyc-course-resources.h"

struct _LycTranscriptView
{
  GtkWidget parent_instance;

  LycCueList *cues;
  int current; /* the cue that is said now, -1 between cues and before the first */
  gboolean following;
  guint catch_up; /* tick that scrolls once the rows have their places, or 0 */

  GtkOverlay *overlay;
  GtkScrolledWindow *scroller;
  GtkListBox *list;
  GtkButton *follow_button;
};

G_DEFINE_FINAL_TYPE (LycTranscriptView, lyc_transcript_view, GTK_TYPE_WIDGET)

enum
{
  SEEK,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static GtkWidget *
get_row (LycTranscriptView *self, int index)
{
  return index >= 0 ? GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, index)) : NULL;
}

/* Puts the row into the upper third, where what comes next can be read on. */
static void
scroll_to_current (LycTranscriptView *self)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  GtkWidget *row = get_row (self, self->current);
  graphene_rect_t bounds;
  double page = gtk_adjustment_get_page_size (adjustment);

  if (row == NULL || !gtk_widget_compute_bounds (row, GTK_WIDGET (self->list), &bounds))
    return;
  gtk_adjustment_set_value (adjustment, bounds.origin.y - page / 3);
}

static gboolean
catch_up_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  LycTranscriptView *self = LYC_TRANSCRIPT_VIEW (widget);

  self->catch_up = 0;
  if (self->following)
    scroll_to_current (self);
  return G_SOURCE_REMOVE;
}

/* The rows got other heights. They are being allocated right now, so scrolling waits for the frame.
 */
static void
resized_cb (LycTranscriptView *self)
{
  if (self->following && self->catch_up == 0)
    self->catch_up = gtk_widget_add_tick_callback (GTK_WIDGET (self), catch_up_cb, NULL, NULL);
}

static void
set_following (LycTranscriptView *self, gboolean following)
{
  self->following = following;
  gtk_widget_set_visible (GTK_WIDGET (self->follow_button), !following);
}

/* The button goes away; the focus that was on it goes to what is said now. */
static void
follow_clicked_cb (LycTranscriptView *self)
{
  GtkWidget *row = get_row (self, MAX (self->current, 0));

  if (gtk_widget_has_focus (GTK_WIDGET (self->follow_button)) && row != NULL)
    gtk_widget_grab_focus (row);
  set_following (self, TRUE);
  scroll_to_current (self);
}

/* By the wheel or by the keys that move in the list: the learner reads elsewhere. */
static gboolean
scrolled_cb (LycTranscriptView *self)
{
  if (self->cues != NULL)
    set_following (self, FALSE);
  return GDK_EVENT_PROPAGATE;
}

/* Tab comes to what is said now while the view follows it; a Tab away from there reads elsewhere.
 */
static gboolean
focus (GtkWidget *widget, GtkDirectionType direction)
{
  LycTranscriptView *self = LYC_TRANSCRIPT_VIEW (widget);
  gboolean inside = gtk_widget_get_focus_child (GTK_WIDGET (self->list)) != NULL;
  GtkWidget *row = get_row (self, self->current), *at;

  if (self->following && row != NULL && gtk_widget_get_focus_child (widget) == NULL)
    return gtk_widget_grab_focus (row);
  if (!GTK_WIDGET_CLASS (lyc_transcript_view_parent_class)->focus (widget, direction))
    return FALSE;
  at = gtk_widget_get_focus_child (GTK_WIDGET (self->list));
  if (inside && at != NULL && at != row)
    scrolled_cb (self);
  return TRUE;
}

static void
row_activated_cb (LycTranscriptView *self, GtkListBoxRow *row)
{
  const LycCue *cue = lyc_cue_list_get (self->cues, (guint) gtk_list_box_row_get_index (row));

  set_following (self, TRUE);
  g_signal_emit (self, signals[SEEK], 0, cue->start_ms);
}

/* Gives the row what it says; the row itself may have the focus, and stays. */
static void
fill_row (GtkWidget *row, const LycCue *cue)
{
  g_autofree char *time = lyc_time_text_span (cue->start_ms);
  g_autofree char *label = g_strdup_printf ("%s, %s", cue->text, time);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *timecode = gtk_label_new (time);
  GtkWidget *text = gtk_label_new (cue->text);

  gtk_widget_add_css_class (timecode, "time");
  gtk_widget_set_valign (timecode, GTK_ALIGN_START);
  gtk_label_set_wrap (GTK_LABEL (text), TRUE);
  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_widget_set_hexpand (text, TRUE);
  gtk_box_append (GTK_BOX (box), timecode);
  gtk_box_append (GTK_BOX (box), text);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static GtkWidget *
create_row (const LycCue *cue)
{
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_widget_add_css_class (row, "cue-row");
  fill_row (row, cue);
  return row;
}

static void
lyc_transcript_view_dispose (GObject *object)
{
  LycTranscriptView *self = LYC_TRANSCRIPT_VIEW (object);

  if (self->overlay != NULL)
    gtk_widget_dispose_template (GTK_WIDGET (self), LYC_TYPE_TRANSCRIPT_VIEW);
  g_clear_pointer (&self->cues, lyc_cue_list_unref);
  G_OBJECT_CLASS (lyc_transcript_view_parent_class)->dispose (object);
}

static void
lyc_transcript_view_class_init (LycTranscriptViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyc_transcript_view_dispose;
  widget_class->focus = focus;
  signals[SEEK] = g_signal_new ("seek", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  g_resources_register (lyc_course_get_resource ());
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/lyceum_desktop/Lyceum/course/transcript-view.ui");
  gtk_widget_class_bind_template_child (widget_class, LycTranscriptView, overlay);
  gtk_widget_class_bind_template_child (widget_class, LycTranscriptView, scroller);
  gtk_widget_class_bind_template_child (widget_class, LycTranscriptView, list);
  gtk_widget_class_bind_template_child (widget_class, LycTranscriptView, follow_button);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, follow_clicked_cb);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
lyc_transcript_view_init (LycTranscriptView *self)
{
  GtkEventController *wheel
      = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);

  gtk_widget_init_template (GTK_WIDGET (self));
  self->current = -1;
  self->following = TRUE;
  gtk_event_controller_set_propagation_phase (wheel, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (wheel, "scroll", G_CALLBACK (scrolled_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->scroller), wheel);
  g_signal_connect_object (self->list, "move-cursor", G_CALLBACK (scrolled_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->scroller, "scroll-child", G_CALLBACK (scrolled_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (self->scroller), "changed",
                           G_CALLBACK (resized_cb), self, G_CONNECT_SWAPPED);
}

GtkWidget *
lyc_transcript_view_new (void)
{
  return g_object_new (LYC_TYPE_TRANSCRIPT_VIEW, NULL);
}

static gboolean
is_same_time (LycCueList *one, LycCueList *two)
{
  guint n = lyc_cue_list_get_n (one);
  gboolean same = n == lyc_cue_list_get_n (two);

  for (guint i = 0; i < n && same; i++)
    same = lyc_cue_list_get (one, i)->start_ms == lyc_cue_list_get (two, i)->start_ms;
  return same;
}

/* Other words at the same times: nothing else changes, neither the place nor the focus. */
static void
reword (LycTranscriptView *self, LycCueList *cues)
{
  for (guint i = 0; i < lyc_cue_list_get_n (cues); i++)
    if (!g_str_equal (lyc_cue_list_get (cues, i)->text, lyc_cue_list_get (self->cues, i)->text))
      fill_row (get_row (self, (int) i), lyc_cue_list_get (cues, i));
  lyc_cue_list_ref (cues);
  lyc_cue_list_unref (self->cues);
  self->cues = cues;
}

/**
 * lyc_transcript_view_set_cues:
 * @cues: (nullable): %NULL where there is no transcript
 */
void
lyc_transcript_view_set_cues (LycTranscriptView *self, LycCueList *cues)
{
  GtkWidget *child;

  if (self->cues != NULL && cues != NULL && is_same_time (self->cues, cues))
    {
      reword (self, cues);
      return;
    }
  while ((child = get_row (self, 0)) != NULL)
    gtk_list_box_remove (self->list, child);
  g_clear_pointer (&self->cues, lyc_cue_list_unref);
  self->current = -1;
  set_following (self, TRUE);
  if (cues == NULL)
    return;
  self->cues = lyc_cue_list_ref (cues);
  for (guint i = 0; i < lyc_cue_list_get_n (cues); i++)
    gtk_list_box_append (self->list, create_row (lyc_cue_list_get (cues, i)));
}

/* Lights the cue that is said at @position_ms; scrolls to it only while following. */
void
lyc_transcript_view_set_position (LycTranscriptView *self, gint64 position_ms)
{
  int index = self->cues != NULL ? lyc_cue_list_index_at (self->cues, position_ms) : -1;
  GtkWidget *row;

  if (index == self->current)
    return;
  if ((row = get_row (self, self->current)) != NULL)
    gtk_widget_remove_css_class (row, "now");
  self->current = index;
  if ((row = get_row (self, index)) == NULL)
    return;
  gtk_widget_add_css_class (row, "now");
  if (self->following)
    scroll_to_current (self);
}

gboolean
lyc_transcript_view_is_following (LycTranscriptView *self)
{
  return self->following;
}
