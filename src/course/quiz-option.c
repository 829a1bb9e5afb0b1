/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "quiz-option.h"

#include <glib/gi18n-lib.h>

#include "label-wrap.h"
#include "timecode-chip.h"

struct _LycQuizOption
{
  GtkWidget parent_instance;

  char *id;
  gboolean updating;

  GtkWidget *box;
  GtkWidget *tick;
  GtkWidget *texts;
  GtkWidget *pill;     /* right or not, in words: colour alone tells some people nothing */
  GtkWidget *feedback; /* made when there is some */
  char *shown;         /* all of it */
};

G_DEFINE_FINAL_TYPE (LycQuizOption, lyc_quiz_option, GTK_TYPE_WIDGET)

enum
{
  CHOSEN,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
toggled_cb (LycQuizOption *self)
{
  if (!self->updating)
    g_signal_emit (self, signals[CHOSEN], 0, lyc_quiz_option_is_chosen (self));
}

/* The whole card is the target, not only the small tick in it. */
static void
released_cb (LycQuizOption *self)
{
  gtk_widget_activate (self->tick);
}

static void
lyc_quiz_option_dispose (GObject *object)
{
  LycQuizOption *self = LYC_QUIZ_OPTION (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->shown, g_free);
  G_OBJECT_CLASS (lyc_quiz_option_parent_class)->dispose (object);
}

static void
lyc_quiz_option_class_init (LycQuizOptionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lyc_quiz_option_dispose;
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
lyc_quiz_option_init (LycQuizOption *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  self->tick = gtk_check_button_new ();
  self->texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  gtk_widget_set_valign (self->tick, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (self->texts, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (self->texts, TRUE);
  gtk_box_append (GTK_BOX (self->box), self->tick);
  gtk_box_append (GTK_BOX (self->box), self->texts);
  self->pill = gtk_label_new (NULL);
  gtk_widget_set_valign (self->pill, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (self->pill, FALSE);
  gtk_widget_add_css_class (self->pill, "verdict");
  gtk_box_append (GTK_BOX (self->box), self->pill);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "quiz-option");
  g_signal_connect_swapped (self->tick, "toggled", G_CALLBACK (toggled_cb), self);
  g_signal_connect_swapped (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (self->texts, GTK_EVENT_CONTROLLER (click));
}

static GtkWidget *
new_text (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  lyc_label_wrap (GTK_LABEL (label));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  return label;
}

/**
 * lyc_quiz_option_new:
 * @group: (nullable): the tick of another option, where only one may be chosen
 *
 * Returns: (transfer floating): the option, not chosen
 */
GtkWidget *
lyc_quiz_option_new (const char *id, const char *text, GtkWidget *group)
{
  LycQuizOption *self = g_object_new (LYC_TYPE_QUIZ_OPTION, NULL);

  self->id = g_strdup (id);
  gtk_box_append (GTK_BOX (self->texts), new_text (text));
  if (group != NULL)
    gtk_check_button_set_group (GTK_CHECK_BUTTON (self->tick), GTK_CHECK_BUTTON (group));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->tick), GTK_ACCESSIBLE_PROPERTY_LABEL, text,
                                  -1);
  return GTK_WIDGET (self);
}

const char *
lyc_quiz_option_get_id (LycQuizOption *self)
{
  return self->id;
}

gboolean
lyc_quiz_option_is_chosen (LycQuizOption *self)
{
  return gtk_check_button_get_active (GTK_CHECK_BUTTON (self->tick));
}

/* Ticks it without telling, as when the store says so. */
void
lyc_quiz_option_set_chosen (LycQuizOption *self, gboolean chosen)
{
  self->updating = TRUE;
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->tick), chosen);
  self->updating = FALSE;
}

/* Whether the tick can be changed; what leads to the moment works in any case. */
void
lyc_quiz_option_set_editable (LycQuizOption *self, gboolean editable)
{
  gtk_widget_set_sensitive (self->tick, editable);
}

GtkWidget *
lyc_quiz_option_get_tick (LycQuizOption *self)
{
  return self->tick;
}

static void
append_moment (LycQuizOption *self, const char *lesson_id, gint64 start_ms)
{
  GtkWidget *chip = lyc_timecode_chip_new ();

  lyc_timecode_chip_set_time (chip, start_ms);
  gtk_widget_set_halign (chip, GTK_ALIGN_START);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (chip), "(sx)", lesson_id, start_ms);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (chip), "win.lesson-open-at");
  gtk_box_append (GTK_BOX (self->feedback), chip);
}

void
lyc_quiz_option_clear_feedback (LycQuizOption *self)
{
  if (self->feedback == NULL)
    return;
  g_clear_pointer (&self->shown, g_free);
  gtk_box_remove (GTK_BOX (self->texts), g_steal_pointer (&self->feedback));
  gtk_widget_set_visible (self->pill, FALSE);
  gtk_widget_remove_css_class (GTK_WIDGET (self), "right");
  gtk_widget_remove_css_class (GTK_WIDGET (self), "wrong");
}

/**
 * lyc_quiz_option_show_feedback:
 * @text: what the course says about this option
 * @lesson_id: (nullable): where the video shows it
 * @start_ms: at which moment
 *
 * What shows already stays, and with it the focus.
 */
void
lyc_quiz_option_show_feedback (LycQuizOption *self, gboolean right, const char *text,
                               const char *lesson_id, gint64 start_ms)
{
  g_autofree char *shown = g_strdup_printf ("%d %d %s %" G_GINT64_FORMAT " %s", right,
                                            lyc_quiz_option_is_chosen (self),
                                            lesson_id != NULL ? lesson_id : "", start_ms, text);
  GtkWidget *words;

  if (g_strcmp0 (self->shown, shown) == 0)
    return;
  lyc_quiz_option_clear_feedback (self);
  self->shown = g_steal_pointer (&shown);
  words = new_text (text);
  self->feedback = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_add_css_class (words, "detail");
  gtk_box_append (GTK_BOX (self->feedback), words);
  if (lesson_id != NULL)
    append_moment (self, lesson_id, start_ms);
  gtk_box_append (GTK_BOX (self->texts), self->feedback);
  gtk_label_set_text (GTK_LABEL (self->pill), !lyc_quiz_option_is_chosen (self) ? _("Right answer")
                                                                                : right
                      ? _("✓ Right")
                      : _("Not quite"));
  gtk_widget_set_visible (self->pill, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self), right ? "right" : "wrong");
}
