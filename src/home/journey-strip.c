/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "journey-strip.h"

#include <glib/gi18n-lib.h>

#include "journey-step.h"
#include "progress.h"
#include "task.h"
#include "time-text.h"

#define STEPS_MARGIN 8

struct _LycJourneyStrip
{
  GtkWidget parent_instance;

  LycServices *services;
  char *cohort_id;
  LycResults *journeys; /* of the cohort */
  LycResults *tasks;
  LycResults *progresses;

  GtkWidget *column;
  GtkWidget *scroller;
  GtkWidget *steps;
  GtkWidget *next;  /* the step that is to be done; NULL where all is */
  GtkWidget *shown; /* the one that the strip was scrolled to */
  double placed;    /* where that put it; elsewhere the learner did */
};

G_DEFINE_FINAL_TYPE (LycJourneyStrip, lyc_journey_strip, GTK_TYPE_WIDGET)

static gint64
now_ms (void)
{
  return g_get_real_time () / 1000;
}

static LycRecord *
lookup (LycJourneyStrip *self, LycKind kind, const char *id)
{
  return id != NULL ? lyc_library_lookup (lyc_services_get_library (self->services), kind, id)
                    : NULL;
}

static char *
dup_due (gint64 due_at)
{
  g_autofree char *day = due_at != 0 ? lyc_time_text_date (due_at, now_ms ()) : NULL;

  return day != NULL ? g_strdup_printf (_("Due %s"), day) : NULL;
}

static char *
judge_lesson (LycJourneyStrip *self, const LycStep *step, gboolean *done)
{
  g_autoptr (LycRecord) progress = lookup (self, LYC_KIND_PROGRESS, step->lesson_id);

  *done = progress != NULL && lyc_progress_get_completed_at (LYC_PROGRESS (progress)) != 0;
  if (*done)
    return g_strdup (_("Completed"));
  if (progress != NULL && lyc_progress_get_percent (LYC_PROGRESS (progress)) > 0)
    return g_strdup_printf (_("%d %% done"),
                               (int) lyc_progress_get_percent (LYC_PROGRESS (progress)));
  return dup_due (step->due_at);
}

static char *
judge_task (LycJourneyStrip *self, const LycStep *step, gboolean *done)
{
  g_autoptr (LycRecord) task = lookup (self, LYC_KIND_TASK, step->task_id);

  *done = task != NULL && g_strcmp0 (lyc_task_get_state (LYC_TASK (task)), "done") == 0;
  if (*done)
    return g_strdup (_("Done"));
  return dup_due (step->due_at != 0 || task == NULL ? step->due_at
                                                    : lyc_task_get_due_at (LYC_TASK (task)));
}

/* A meeting is over for everyone once it has begun and its day is past. */
static char *
judge_meeting (const LycStep *step, gboolean *done)
{
  g_autofree char *day = lyc_time_text_date (step->starts_at, now_ms ());
  g_autofree char *clock = lyc_time_text_clock (step->starts_at);

  *done = step->starts_at < now_ms () && !lyc_time_text_same_day (step->starts_at, now_ms ());
  return g_strdup_printf ("%s, %s", day, clock);
}

/* Returns: (transfer full) (nullable): how far the step is, in words */
static char *
judge (LycJourneyStrip *self, const LycStep *step, gboolean *done)
{
  switch (step->kind)
    {
    case LYC_STEP_LIVE:
      return judge_meeting (step, done);
    case LYC_STEP_GROUP:
      return judge_task (self, step, done);
    case LYC_STEP_SOLO:
    default:
      return judge_lesson (self, step, done);
    }
}

/* Steps that stay are the same widgets, which keep the focus. */
static void
set_count (LycJourneyStrip *self, guint count)
{
  GtkWidget *child = gtk_widget_get_first_child (self->steps);

  for (guint i = 0; i < count; i++)
    if (child != NULL)
      child = gtk_widget_get_next_sibling (child);
    else
      gtk_box_append (GTK_BOX (self->steps), lyc_journey_step_new ());
  while (child != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (child);

      gtk_box_remove (GTK_BOX (self->steps), child);
      child = next;
    }
}

static void
show_steps (LycJourneyStrip *self, LycJourney *journey, guint count)
{
  GtkWidget *child = gtk_widget_get_first_child (self->steps);
  gboolean marked = FALSE;
  LycStep step;

  self->next = NULL;
  for (guint i = 0; lyc_journey_get_step (journey, i, &step); i++)
    {
      LycStepStanding standing = { .number = i + 1, .of = count };
      g_autofree char *state = judge (self, &step, &standing.done);

      standing.state = state;
      standing.next = !standing.done && !marked;
      marked = marked || standing.next;
      if (standing.next)
        self->next = child;
      lyc_journey_step_show (LYC_JOURNEY_STEP (child), &step, self->cohort_id, &standing);
      child = gtk_widget_get_next_sibling (child);
    }
}

/* In a narrow window what is to be done may lie behind all that is done: it is shown, with half of the
 * step before it, until the learner scrolls. */
static gboolean
show_next_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  LycJourneyStrip *self = data;
  GtkAdjustment *across
      = gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  graphene_rect_t bounds;

  if (self->next == NULL)
    return G_SOURCE_REMOVE;
  if (gtk_widget_get_width (self->next) <= 0 || gtk_adjustment_get_page_size (across) <= 0
      || !gtk_widget_compute_bounds (self->next, self->steps, &bounds))
    return G_SOURCE_CONTINUE;
  if (bounds.origin.x + bounds.size.width > gtk_adjustment_get_page_size (across))
    gtk_adjustment_set_value (across, bounds.origin.x - bounds.size.width / 2);
  self->placed = gtk_adjustment_get_value (across);
  return G_SOURCE_REMOVE;
}

/* Once it is laid out, which it is not before it is seen. */
static void
show_next (LycJourneyStrip *self)
{
  GtkAdjustment *across
      = gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (self->scroller));

  if (self->next == self->shown || gtk_adjustment_get_value (across) != self->placed)
    return;
  self->shown = self->next;
  gtk_widget_add_tick_callback (self->scroller, show_next_cb, self, NULL);
}

static void
show_journey (LycJourneyStrip *self)
{
  g_autoptr (LycJourney) journey = g_list_model_get_item (G_LIST_MODEL (self->journeys), 0);
  guint count = 0;
  LycStep step;

  while (journey != NULL && lyc_journey_get_step (journey, count, &step))
    count++;
  gtk_widget_set_visible (GTK_WIDGET (self), count > 0);
  set_count (self, count);
  if (count > 0)
    show_steps (self, journey, count);
  show_next (self);
}

static void
follow (LycJourneyStrip *self, guint position, guint removed, guint added, GListModel *model)
{
  for (guint i = position; i < position + added; i++)
    {
      g_autoptr (LycRecord) record = g_list_model_get_item (model, i);

      g_signal_handlers_disconnect_by_func (record, show_journey, self);
      g_signal_connect_object (record, "changed", G_CALLBACK (show_journey), self,
                               G_CONNECT_SWAPPED);
    }
  show_journey (self);
}

static void
forget (LycJourneyStrip *self)
{
  LycResults **all[] = { &self->journeys, &self->tasks, &self->progresses };

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      if (*all[i] != NULL)
        g_signal_handlers_disconnect_by_data (*all[i], self);
      g_clear_object (all[i]);
    }
  g_clear_pointer (&self->cohort_id, g_free);
}

static void
lyc_journey_strip_dispose (GObject *object)
{
  LycJourneyStrip *self = LYC_JOURNEY_STRIP (object);

  forget (self);
  g_clear_object (&self->services);
  g_clear_pointer (&self->column, gtk_widget_unparent);
  G_OBJECT_CLASS (lyc_journey_strip_parent_class)->dispose (object);
}

static void
lyc_journey_strip_class_init (LycJourneyStripClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyc_journey_strip_dispose;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
lyc_journey_strip_init (LycJourneyStrip *self)
{
  GtkWidget *title = gtk_label_new (_("Your journey together"));

  self->scroller = gtk_scrolled_window_new ();
  self->column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  self->steps = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_set_margin_start (self->steps, STEPS_MARGIN);
  gtk_widget_set_margin_end (self->steps, STEPS_MARGIN);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_add_css_class (title, "heading");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_AUTOMATIC,
                                  GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->steps);
  gtk_box_append (GTK_BOX (self->column), title);
  gtk_box_append (GTK_BOX (self->column), self->scroller);
  gtk_widget_add_css_class (self->column, "pane-card");
  gtk_widget_add_css_class (self->column, "home-card");
  gtk_widget_add_css_class (GTK_WIDGET (self), "journey-strip");
  gtk_widget_set_parent (self->column, GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Your journey together"), -1);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
lyc_journey_strip_new (LycServices *services)
{
  LycJourneyStrip *self = g_object_new (LYC_TYPE_JOURNEY_STRIP, NULL);

  self->services = g_object_ref (services);
  return GTK_WIDGET (self);
}

static void
connect_results (LycJourneyStrip *self, LycResults *results)
{
  g_signal_connect_object (results, "items-changed", G_CALLBACK (follow), self, G_CONNECT_SWAPPED);
}

/* Shows the journey of the cohort @cohort_id, and how far the learner and the group are in it. */
void
lyc_journey_strip_set_cohort (LycJourneyStrip *self, const char *cohort_id)
{
  LycLibrary *library = lyc_services_get_library (self->services);
  LycResults *all[3];

  if (g_strcmp0 (self->cohort_id, cohort_id) == 0)
    return;
  forget (self);
  self->cohort_id = g_strdup (cohort_id);
  self->shown = NULL;
  all[0] = self->journeys = lyc_library_children (library, LYC_KIND_JOURNEY, cohort_id);
  all[1] = self->tasks = lyc_library_children (library, LYC_KIND_TASK, cohort_id);
  all[2] = self->progresses = lyc_library_all (library, LYC_KIND_PROGRESS);
  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      connect_results (self, all[i]);
      follow (self, 0, 0, g_list_model_get_n_items (G_LIST_MODEL (all[i])), G_LIST_MODEL (all[i]));
    }
}
