/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "quiz-result.h"

#include "json-read.h"
#include "label-wrap.h"

#include <glib/gi18n-lib.h>

struct _LycQuizResult
{
  GtkWidget parent_instance;

  GtkWidget *list;
  char *shown; /* all that the rows say */
};

G_DEFINE_FINAL_TYPE (LycQuizResult, lyc_quiz_result, GTK_TYPE_WIDGET)

enum
{
  OPEN,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
activated_cb (LycQuizResult *self, GtkListBoxRow *row)
{
  g_signal_emit (self, signals[OPEN], 0, (guint) gtk_list_box_row_get_index (row));
}

static void
lyc_quiz_result_dispose (GObject *object)
{
  g_clear_pointer (&LYC_QUIZ_RESULT (object)->list, gtk_widget_unparent);
  G_OBJECT_CLASS (lyc_quiz_result_parent_class)->dispose (object);
}

static void
lyc_quiz_result_finalize (GObject *object)
{
  g_free (LYC_QUIZ_RESULT (object)->shown);
  G_OBJECT_CLASS (lyc_quiz_result_parent_class)->finalize (object);
}

static void
lyc_quiz_result_class_init (LycQuizResultClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lyc_quiz_result_dispose;
  G_OBJECT_CLASS (klass)->finalize = lyc_quiz_result_finalize;
  signals[OPEN] = g_signal_new ("open", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
lyc_quiz_result_init (LycQuizResult *self)
{
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_widget_set_parent (self->list, GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "quiz-result");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("How each question went"), -1);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (activated_cb), self);
}

/* Returns: (transfer floating): a list without rows */
GtkWidget *
lyc_quiz_result_new (void)
{
  return g_object_new (LYC_TYPE_QUIZ_RESULT, NULL);
}

static const char *
verdict_of (JsonObject *feedback, JsonNode *answer, const char **css_class)
{
  gboolean right = feedback != NULL && lyc_json_flag (feedback, "right", FALSE);

  *css_class = right ? "right" : "wrong";
  if (answer == NULL)
    return _("No answer");
  return right ? _("✓ Right") : _("Not quite");
}

static GtkWidget *
new_row (guint number, const char *question, const char *verdict, const char *css_class)
{
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  g_autofree char *place = g_strdup_printf ("%u", number);
  g_autofree char *name = g_strdup_printf (_("Question %u: %s. %s"), number, question, verdict);
  GtkWidget *label = gtk_label_new (place), *text = gtk_label_new (question),
            *pill = gtk_label_new (verdict);

  gtk_widget_add_css_class (label, "number");
  gtk_widget_add_css_class (pill, "verdict");
  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_label_set_lines (GTK_LABEL (text), 2);
  gtk_label_set_width_chars (GTK_LABEL (text), 3);
  lyc_label_wrap (GTK_LABEL (text));
  gtk_label_set_ellipsize (GTK_LABEL (text), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (text, TRUE);
  gtk_widget_set_valign (pill, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), text);
  gtk_box_append (GTK_BOX (box), pill);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_add_css_class (row, css_class);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return row;
}

static GtkWidget *
new_row_of (LycQuizSheet *sheet, guint i)
{
  JsonObject *item = lyc_quiz_sheet_get_item (sheet, i);
  const char *id = lyc_json_text (item, "id", ""), *css_class;
  const char *verdict = verdict_of (lyc_quiz_sheet_get_feedback (sheet, id),
                                    lyc_quiz_sheet_get_answer (sheet, id), &css_class);

  return new_row (i + 1, lyc_json_text (item, "text", ""), verdict, css_class);
}

/* Returns: (transfer full): all that the rows say */
static char *
words_of (LycQuizSheet *sheet)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < lyc_quiz_get_n_items (lyc_quiz_sheet_get_quiz (sheet)); i++)
    {
      JsonObject *item = lyc_quiz_sheet_get_item (sheet, i);
      const char *id = lyc_json_text (item, "id", ""), *css_class;

      g_string_append_printf (words, "%s\n%s\n", lyc_json_text (item, "text", ""),
                              verdict_of (lyc_quiz_sheet_get_feedback (sheet, id),
                                          lyc_quiz_sheet_get_answer (sheet, id), &css_class));
    }
  return g_string_free (words, FALSE);
}

/* Shows how the handed in @sheet went. Rows that say the same stay, and with them the focus. */
void
lyc_quiz_result_show (LycQuizResult *self, LycQuizSheet *sheet)
{
  g_autofree char *words = words_of (sheet);
  GtkWidget *child;

  if (g_strcmp0 (self->shown, words) == 0)
    return;
  g_free (self->shown);
  self->shown = g_steal_pointer (&words);
  while ((child = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), child);
  for (guint i = 0; i < lyc_quiz_get_n_items (lyc_quiz_sheet_get_quiz (sheet)); i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list), new_row_of (sheet, i));
}
