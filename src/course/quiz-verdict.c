/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "quiz-verdict.h"

#include <glib/gi18n-lib.h>

#include "json-read.h"
#include "label-wrap.h"
#include "timecode-chip.h"

struct _LycQuizVerdict
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkLabel *pill; /* right or not, in words: colour alone tells some people nothing */
  GtkLabel *words;
  GtkLabel *solution;
  GtkWidget *chip;
};

G_DEFINE_FINAL_TYPE (LycQuizVerdict, lyc_quiz_verdict, GTK_TYPE_WIDGET)

static void
lyc_quiz_verdict_dispose (GObject *object)
{
  g_clear_pointer (&LYC_QUIZ_VERDICT (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (lyc_quiz_verdict_parent_class)->dispose (object);
}

static void
lyc_quiz_verdict_class_init (LycQuizVerdictClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lyc_quiz_verdict_dispose;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_STATUS);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static GtkLabel *
new_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  lyc_label_wrap (GTK_LABEL (label));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, css_class);
  return GTK_LABEL (label);
}

static void
lyc_quiz_verdict_init (LycQuizVerdict *self)
{
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  self->pill = new_label ("verdict");
  self->words = new_label ("words");
  self->solution = new_label ("detail");
  self->chip = lyc_timecode_chip_new ();
  gtk_widget_set_halign (self->chip, GTK_ALIGN_START);
  gtk_widget_set_valign (GTK_WIDGET (self->pill), GTK_ALIGN_START);
  gtk_label_set_wrap (self->pill, FALSE);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (texts), GTK_WIDGET (self->words));
  gtk_box_append (GTK_BOX (texts), GTK_WIDGET (self->solution));
  gtk_box_append (GTK_BOX (texts), self->chip);
  gtk_box_append (GTK_BOX (self->box), texts);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->pill));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "quiz-option");
  gtk_widget_add_css_class (GTK_WIDGET (self), "quiz-verdict");
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/* Returns: (transfer floating): a verdict that says nothing yet */
GtkWidget *
lyc_quiz_verdict_new (void)
{
  return g_object_new (LYC_TYPE_QUIZ_VERDICT, NULL);
}

static void
show_moment (LycQuizVerdict *self, JsonObject *feedback)
{
  const char *lesson = lyc_json_text (feedback, "lesson_id", NULL);
  gint64 start = lyc_json_int (feedback, "start_ms", 0);

  gtk_widget_set_visible (self->chip, lesson != NULL);
  if (lesson == NULL)
    return;
  lyc_timecode_chip_set_time (self->chip, start);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->chip), "(sx)", lesson, start);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->chip), "win.lesson-open-at");
}

/**
 * lyc_quiz_verdict_show:
 * @feedback: (nullable): as in the API; %NULL for none
 * @solution: (nullable): what would have been right, in words
 */
void
lyc_quiz_verdict_show (LycQuizVerdict *self, JsonObject *feedback, const char *solution)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean right;

  gtk_widget_set_visible (widget, feedback != NULL);
  gtk_widget_remove_css_class (widget, "right");
  gtk_widget_remove_css_class (widget, "wrong");
  if (feedback == NULL)
    return;
  right = lyc_json_flag (feedback, "right", FALSE);
  gtk_widget_add_css_class (widget, right ? "right" : "wrong");
  gtk_label_set_text (self->pill, right ? _("✓ Right") : _("Not quite"));
  gtk_label_set_text (self->words, lyc_json_text (feedback, "text", ""));
  gtk_label_set_text (self->solution, solution != NULL ? solution : "");
  gtk_widget_set_visible (GTK_WIDGET (self->solution), solution != NULL && !right);
  show_moment (self, feedback);
}
