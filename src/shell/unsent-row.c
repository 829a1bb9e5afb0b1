/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "unsent-row.h"

#include "label-wrap.h"
#include "progress-line.h"

struct _LycUnsentRow
{
  GtkListBoxRow parent_instance;

  GtkLabel *title;
  GtkLabel *state;
  GtkLabel *text;
  LycProgressLine *progress;
  GtkBox *buttons;
};

G_DEFINE_FINAL_TYPE (LycUnsentRow, lyc_unsent_row, GTK_TYPE_LIST_BOX_ROW)

static void
lyc_unsent_row_class_init (LycUnsentRowClass *klass)
{
}

static GtkLabel *
add_label (GtkBox *box, const char *css, int width_chars)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_width_chars (GTK_LABEL (label), width_chars);
  lyc_label_wrap (GTK_LABEL (label));
  if (css != NULL)
    gtk_widget_add_css_class (label, css);
  gtk_box_append (box, label);
  return GTK_LABEL (label);
}

static void
lyc_unsent_row_init (LycUnsentRow *self)
{
  GtkBox *box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 3));

  gtk_widget_add_css_class (GTK_WIDGET (box), "unsent-row");
  self->title = add_label (box, "heading", -1);
  self->text = add_label (box, NULL, 3);
  gtk_label_set_lines (self->text, 3);
  gtk_label_set_ellipsize (self->text, PANGO_ELLIPSIZE_END);
  self->state = add_label (box, "meta", -1);
  self->progress = LYC_PROGRESS_LINE (lyc_progress_line_new ());
  gtk_widget_set_visible (GTK_WIDGET (self->progress), FALSE);
  gtk_box_append (box, GTK_WIDGET (self->progress));
  self->buttons = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6));
  gtk_widget_set_margin_top (GTK_WIDGET (self->buttons), 3);
  gtk_box_append (box, GTK_WIDGET (self->buttons));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), GTK_WIDGET (box));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
}

GtkWidget *
lyc_unsent_row_new (void)
{
  return g_object_new (LYC_TYPE_UNSENT_ROW, NULL);
}

/**
 * lyc_unsent_row_set:
 * @title: where it belongs
 * @state: how it stands
 * @is_wrong: whether the person has to do something about it
 * @text: what it says
 */
void
lyc_unsent_row_set (LycUnsentRow *self, const char *title, const char *state, gboolean is_wrong,
                    const char *text)
{
  g_autofree char *name = g_strdup_printf ("%s. %s. %s", title, text, state);

  gtk_label_set_text (self->title, title);
  lyc_label_set_beginning (self->state, state);
  lyc_label_set_beginning (self->text, text);
  gtk_widget_set_visible (GTK_WIDGET (self->text), *text != '\0');
  if (is_wrong)
    gtk_widget_add_css_class (GTK_WIDGET (self->state), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->state), "error");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* @fraction: how much of it is done; negative where that says nothing */
void
lyc_unsent_row_set_progress (LycUnsentRow *self, double fraction)
{
  gtk_widget_set_visible (GTK_WIDGET (self->progress), fraction >= 0);
  lyc_progress_line_set_fraction (self->progress, MAX (0, fraction));
}

/* Returns: (transfer none): a button that activates @action with @target; @icon (nullable) stands for
 * a label that is only told */
GtkWidget *
lyc_unsent_row_add_button (LycUnsentRow *self, const char *label, const char *icon,
                           const char *action, const char *target)
{
  GtkWidget *button
      = icon != NULL ? gtk_button_new_from_icon_name (icon) : gtk_button_new_with_label (label);

  if (icon != NULL)
    {
      gtk_widget_add_css_class (button, "flat");
      gtk_widget_set_tooltip_text (button, label);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                      -1);
    }
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", target);
  gtk_box_append (self->buttons, button);
  return button;
}
