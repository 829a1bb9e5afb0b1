/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "journey-step.h"

#include <glib/gi18n-lib.h>

#include "label-wrap.h"
#include "text-clean.h"

#define MAX_TITLE 200 /* characters */
#define WIDTH_CHARS 18

struct _LycJourneyStep
{
  GtkButton parent_instance;

  GtkWidget *mark;
  GtkWidget *kind;
  GtkWidget *title;
  GtkWidget *state;
};

G_DEFINE_FINAL_TYPE (LycJourneyStep, lyc_journey_step, GTK_TYPE_BUTTON)

static void
lyc_journey_step_class_init (LycJourneyStepClass *klass)
{
}

static GtkWidget *
create_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
lyc_journey_step_init (LycJourneyStep *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->mark = gtk_label_new (NULL);
  self->kind = create_label ("meta");
  self->title = create_label (NULL);
  self->state = create_label ("meta");
  gtk_widget_add_css_class (self->mark, "mark");
  gtk_label_set_lines (GTK_LABEL (self->title), 2);
  gtk_label_set_width_chars (GTK_LABEL (self->title), WIDTH_CHARS);
  gtk_label_set_max_width_chars (GTK_LABEL (self->title), WIDTH_CHARS);
  lyc_label_wrap (GTK_LABEL (self->title));
  gtk_label_set_yalign (GTK_LABEL (self->title), 0);
  gtk_widget_set_vexpand (self->title, TRUE);
  gtk_box_append (GTK_BOX (head), self->mark);
  gtk_box_append (GTK_BOX (head), self->kind);
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), self->title);
  gtk_box_append (GTK_BOX (box), self->state);
  gtk_button_set_child (GTK_BUTTON (self), box);
  gtk_widget_add_css_class (GTK_WIDGET (self), "flat");
  gtk_widget_add_css_class (GTK_WIDGET (self), "journey-step");
}

GtkWidget *
lyc_journey_step_new (void)
{
  return g_object_new (LYC_TYPE_JOURNEY_STEP, NULL);
}

static void
set_css_class (LycJourneyStep *self, const char *name, gboolean on)
{
  if (on)
    gtk_widget_add_css_class (GTK_WIDGET (self), name);
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), name);
}

/* The target first: an action by a name alone would have none for a moment. */
static void
set_target (LycJourneyStep *self, const LycStep *step, const char *cohort_id)
{
  gboolean lesson = step->kind == LYC_STEP_SOLO && step->lesson_id != NULL;

  gtk_actionable_set_action_target (GTK_ACTIONABLE (self), "s",
                                    lesson ? step->lesson_id : cohort_id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self),
                                  lesson ? "win.lesson-open" : "win.cohort-open");
}

/* Says what the step is and how far. Of a title of many lines GTK would ask for the height of all.
 */
void
lyc_journey_step_show (LycJourneyStep *self, const LycStep *step, const char *cohort_id,
                       const LycStepStanding *standing)
{
  static const char *const kinds[] = { N_ ("By yourself"), N_ ("Together"), N_ ("Live") };
  const char *kind = _(kinds[step->kind]);
  const char *state = standing->state != NULL ? standing->state : "";
  g_autofree char *number = g_strdup_printf ("%u", standing->number);
  g_autofree char *place = g_strdup_printf (_("Step %u of %u"), standing->number, standing->of);
  g_autofree char *title = lyc_text_clean_line (step->title, MAX_TITLE);
  g_autofree char *name
      = g_strdup_printf ("%s: %s, %s%s%s%s%s", place, title, kind, *state != '\0' ? ", " : "",
                         state, standing->next ? ", " : "", standing->next ? _("next") : "");

  gtk_label_set_text (GTK_LABEL (self->mark), standing->done ? "✓" : number);
  gtk_label_set_text (GTK_LABEL (self->kind), kind);
  gtk_label_set_text (GTK_LABEL (self->title), title);
  gtk_label_set_text (GTK_LABEL (self->state), state);
  set_css_class (self, "done", standing->done);
  set_css_class (self, "next", standing->next);
  set_target (self, step, cohort_id);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}
