/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "quiz-field.h"

#include <glib/gi18n-lib.h>

#include "decimal-text.h"
#include "json-read.h"
#include "quiz-verdict.h"

/* An answer is on disk within 0.2 s of the last key. */
#define PAUSE_MS 100
#define MAX_CHARACTERS 500

struct _LycQuizField
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *entry;
  GtkLabel *unit;
  GtkLabel *hint;
  LycQuizVerdict *verdict;
  gboolean number;
  gboolean updating;
  guint pause;
};

static void input_init (LycQuizInputInterface *iface);
G_DEFINE_FINAL_TYPE_WITH_CODE (LycQuizField, lyc_quiz_field, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (LYC_TYPE_QUIZ_INPUT, input_init))

static const char *
get_text (LycQuizField *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

/* A slip of the pen is told before it counts as an answer. */
static gboolean
is_readable (LycQuizField *self)
{
  gint64 value;

  return !self->number || *get_text (self) == '\0' || lyc_decimal_parse (get_text (self), &value);
}

static void
flush (LycQuizInput *input)
{
  LycQuizField *self = LYC_QUIZ_FIELD (input);

  if (self->pause == 0)
    return;
  g_clear_handle_id (&self->pause, g_source_remove);
  lyc_quiz_input_answered (input, FALSE);
}

static gboolean
pause_over_cb (gpointer data)
{
  LycQuizField *self = data;

  self->pause = 0;
  gtk_widget_set_visible (GTK_WIDGET (self->hint), !is_readable (self));
  lyc_quiz_input_answered (LYC_QUIZ_INPUT (self), FALSE);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (LycQuizField *self)
{
  if (self->updating)
    return;
  g_clear_handle_id (&self->pause, g_source_remove);
  self->pause = g_timeout_add (PAUSE_MS, pause_over_cb, self);
}

static void
activate_cb (LycQuizField *self)
{
  g_clear_handle_id (&self->pause, g_source_remove);
  gtk_widget_set_visible (GTK_WIDGET (self->hint), !is_readable (self));
  lyc_quiz_input_answered (LYC_QUIZ_INPUT (self), is_readable (self));
}

/* Returns: (transfer full) (nullable): what would have been right, in words */
static char *
solution_of (LycQuizField *self, JsonObject *feedback)
{
  const char *text = feedback != NULL ? lyc_json_text (feedback, "solution", NULL) : NULL;

  if (text == NULL)
    return NULL;
  return g_strdup_printf (_("Right is: %s %s"), text, gtk_label_get_text (self->unit));
}

static void
show (LycQuizInput *input, JsonNode *answer, JsonObject *feedback, gboolean editable)
{
  LycQuizField *self = LYC_QUIZ_FIELD (input);
  const char *text
      = answer != NULL && !JSON_NODE_HOLDS_ARRAY (answer) ? json_node_get_string (answer) : "";
  g_autofree char *solution = solution_of (self, feedback);

  /* What is being typed is newer than what was kept. */
  if (self->pause == 0 && g_strcmp0 (get_text (self), text) != 0)
    {
      self->updating = TRUE;
      gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
      self->updating = FALSE;
    }
  gtk_editable_set_editable (GTK_EDITABLE (self->entry), editable);
  gtk_widget_set_visible (GTK_WIDGET (self->hint), editable && !is_readable (self));
  lyc_quiz_verdict_show (self->verdict, feedback, solution);
}

static JsonNode *
get_answer (LycQuizInput *input)
{
  JsonNode *node = json_node_new (JSON_NODE_VALUE);

  json_node_set_string (node, get_text (LYC_QUIZ_FIELD (input)));
  return node;
}

static void
input_init (LycQuizInputInterface *iface)
{
  iface->show = show;
  iface->get_answer = get_answer;
  iface->flush = flush;
}

static gboolean
grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (LYC_QUIZ_FIELD (widget)->entry);
}

/* Leaving the page keeps what was typed in the last moment. */
static void
unmap (GtkWidget *widget)
{
  flush (LYC_QUIZ_INPUT (widget));
  GTK_WIDGET_CLASS (lyc_quiz_field_parent_class)->unmap (widget);
}

static void
lyc_quiz_field_dispose (GObject *object)
{
  LycQuizField *self = LYC_QUIZ_FIELD (object);

  g_clear_handle_id (&self->pause, g_source_remove);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (lyc_quiz_field_parent_class)->dispose (object);
}

static void
lyc_quiz_field_class_init (LycQuizFieldClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lyc_quiz_field_dispose;
  GTK_WIDGET_CLASS (klass)->focus = lyc_quiz_input_focus;
  GTK_WIDGET_CLASS (klass)->grab_focus = grab_focus;
  GTK_WIDGET_CLASS (klass)->unmap = unmap;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static GtkLabel *
new_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, css_class);
  return GTK_LABEL (label);
}

static void
lyc_quiz_field_init (LycQuizField *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  self->entry = gtk_entry_new ();
  self->unit = new_label (NULL, "unit");
  self->hint = new_label (_("Write a number, such as 2.5 or 2,5."), "meta");
  self->verdict = LYC_QUIZ_VERDICT (lyc_quiz_verdict_new ());
  gtk_entry_set_max_length (GTK_ENTRY (self->entry), MAX_CHARACTERS);
  gtk_widget_set_visible (GTK_WIDGET (self->hint), FALSE);
  gtk_box_append (GTK_BOX (line), self->entry);
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->unit));
  gtk_box_append (GTK_BOX (self->box), line);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->hint));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->verdict));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "quiz-field");
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (activate_cb), self);
}

/* Returns: (transfer floating): an empty field for the answer to @item */
GtkWidget *
lyc_quiz_field_new (JsonObject *item)
{
  LycQuizField *self = g_object_new (LYC_TYPE_QUIZ_FIELD, NULL);
  const char *unit = lyc_json_text (item, "unit", "");
  const char *question = lyc_json_text (item, "text", "");

  self->number = g_str_equal (lyc_json_text (item, "item_kind", ""), "number");
  gtk_label_set_text (self->unit, unit);
  gtk_widget_set_visible (GTK_WIDGET (self->unit), *unit != '\0');
  gtk_widget_set_hexpand (self->entry, !self->number);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), self->number ? 12 : 10);
  if (self->number)
    gtk_entry_set_input_purpose (GTK_ENTRY (self->entry), GTK_INPUT_PURPOSE_NUMBER);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry),
                                  self->number ? _("A number") : _("A word or a few"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  question, -1);
  if (*unit != '\0')
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry),
                                    GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, unit, -1);
  return GTK_WIDGET (self);
}
