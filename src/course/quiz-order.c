/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "quiz-order.h"

#include <glib/gi18n-lib.h>

#include "json-read.h"
#include "quiz-step.h"
#include "quiz-verdict.h"

struct _LycQuizOrder
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *steps;
  GtkLabel *hint; /* how to move, and what was moved where */
  LycQuizVerdict *verdict;
  gboolean editable;
};

static void input_init (LycQuizInputInterface *iface);
G_DEFINE_FINAL_TYPE_WITH_CODE (LycQuizOrder, lyc_quiz_order, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (LYC_TYPE_QUIZ_INPUT, input_init))

static guint
count_steps (LycQuizOrder *self)
{
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (self->steps); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n++;
  return n;
}

static void
number_steps (LycQuizOrder *self)
{
  guint n = count_steps (self), i = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (self->steps); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    lyc_quiz_step_set_place (LYC_QUIZ_STEP (child), ++i, n, self->editable);
}

/* Said where it can be heard as well as seen. */
static void
announce (LycQuizOrder *self, LycQuizStep *step)
{
  g_autofree char *text
      = g_strdup_printf (_("“%s” is now %u of %u"), lyc_quiz_step_get_text (step),
                            lyc_quiz_step_get_place (step), count_steps (self));

  gtk_label_set_text (self->hint, text);
#if GTK_CHECK_VERSION(4, 14, 0)
  gtk_accessible_announce (GTK_ACCESSIBLE (self), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
#endif
}

static void
moved (LycQuizOrder *self, LycQuizStep *step)
{
  number_steps (self);
  announce (self, step);
  lyc_quiz_input_answered (LYC_QUIZ_INPUT (self), FALSE);
}

/* One place up or down; @step keeps the focus. */
static void
move_cb (LycQuizOrder *self, gboolean up, GtkWidget *step)
{
  GtkWidget *other = up ? gtk_widget_get_prev_sibling (step) : gtk_widget_get_next_sibling (step);

  if (other == NULL || !self->editable)
    return;
  gtk_box_reorder_child_after (GTK_BOX (self->steps), step,
                               up ? gtk_widget_get_prev_sibling (other) : other);
  moved (self, LYC_QUIZ_STEP (step));
}

/* Drops @dragged where @step is. */
static void
dropped_cb (LycQuizOrder *self, GtkWidget *dragged, GtkWidget *step)
{
  gboolean down;

  if (!self->editable || dragged == step || gtk_widget_get_parent (dragged) != self->steps)
    return;
  down = lyc_quiz_step_get_place (LYC_QUIZ_STEP (dragged))
         < lyc_quiz_step_get_place (LYC_QUIZ_STEP (step));
  gtk_box_reorder_child_after (GTK_BOX (self->steps), dragged,
                               down ? step : gtk_widget_get_prev_sibling (step));
  moved (self, LYC_QUIZ_STEP (dragged));
}

static GtkWidget *
find_step (LycQuizOrder *self, const char *id)
{
  for (GtkWidget *child = gtk_widget_get_first_child (self->steps); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (g_strcmp0 (lyc_quiz_step_get_id (LYC_QUIZ_STEP (child)), id) == 0)
      return child;
  return NULL;
}

/* Steps that an old answer does not name stay at the end. */
static void
put_in_order (LycQuizOrder *self, JsonArray *ids)
{
  GtkWidget *last = NULL;

  for (guint i = 0; i < json_array_get_length (ids); i++)
    {
      GtkWidget *step = find_step (self, json_array_get_string_element (ids, i));

      if (step == NULL)
        continue;
      if (gtk_widget_get_prev_sibling (step) != last)
        gtk_box_reorder_child_after (GTK_BOX (self->steps), step, last);
      last = step;
    }
}

/* Returns: (transfer full) (nullable): the right order, a line each */
static char *
solution_of (LycQuizOrder *self, JsonObject *feedback)
{
  JsonNode *node = feedback != NULL ? json_object_get_member (feedback, "solution") : NULL;
  JsonArray *ids = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  g_autoptr (GString) text = ids != NULL ? g_string_new (_("The right order:")) : NULL;

  for (guint i = 0; ids != NULL && i < json_array_get_length (ids); i++)
    {
      GtkWidget *step = find_step (self, json_array_get_string_element (ids, i));

      if (step != NULL)
        g_string_append_printf (text, "\n%u. %s", i + 1,
                                lyc_quiz_step_get_text (LYC_QUIZ_STEP (step)));
    }
  return text != NULL ? g_strdup (text->str) : NULL;
}

static void
show (LycQuizInput *input, JsonNode *answer, JsonObject *feedback, gboolean editable)
{
  LycQuizOrder *self = LYC_QUIZ_ORDER (input);
  g_autofree char *solution = solution_of (self, feedback);

  if (answer != NULL && JSON_NODE_HOLDS_ARRAY (answer))
    put_in_order (self, json_node_get_array (answer));
  self->editable = editable;
  number_steps (self);
  gtk_widget_set_visible (GTK_WIDGET (self->hint), editable);
  lyc_quiz_verdict_show (self->verdict, feedback, solution);
}

static JsonNode *
get_answer (LycQuizInput *input)
{
  JsonArray *ids = json_array_new ();
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);

  for (GtkWidget *child = gtk_widget_get_first_child (LYC_QUIZ_ORDER (input)->steps); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    json_array_add_string_element (ids, lyc_quiz_step_get_id (LYC_QUIZ_STEP (child)));
  json_node_take_array (node, ids);
  return node;
}

static void
input_init (LycQuizInputInterface *iface)
{
  iface->show = show;
  iface->get_answer = get_answer;
}

static gboolean
grab_focus (GtkWidget *widget)
{
  GtkWidget *first = gtk_widget_get_first_child (LYC_QUIZ_ORDER (widget)->steps);

  return first != NULL && gtk_widget_grab_focus (first);
}

static void
lyc_quiz_order_dispose (GObject *object)
{
  g_clear_pointer (&LYC_QUIZ_ORDER (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (lyc_quiz_order_parent_class)->dispose (object);
}

static void
lyc_quiz_order_class_init (LycQuizOrderClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lyc_quiz_order_dispose;
  GTK_WIDGET_CLASS (klass)->focus = lyc_quiz_input_focus;
  GTK_WIDGET_CLASS (klass)->grab_focus = grab_focus;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_LIST);
}

static void
lyc_quiz_order_init (LycQuizOrder *self)
{
  GtkWidget *hint
      = gtk_label_new (_("Drag a step to its place, or move it with Alt+Up and Alt+Down."));

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  self->steps = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->hint = GTK_LABEL (hint);
  self->verdict = LYC_QUIZ_VERDICT (lyc_quiz_verdict_new ());
  gtk_label_set_wrap (self->hint, TRUE);
  gtk_label_set_xalign (self->hint, 0);
  gtk_widget_add_css_class (hint, "meta");
  gtk_box_append (GTK_BOX (self->box), self->steps);
  gtk_box_append (GTK_BOX (self->box), hint);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->verdict));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "quiz-order");
}

/* Returns: (transfer floating): the steps of @item as the platform shows them */
GtkWidget *
lyc_quiz_order_new (JsonObject *item)
{
  LycQuizOrder *self = g_object_new (LYC_TYPE_QUIZ_ORDER, NULL);
  JsonArray *options = lyc_json_array (item, "options");

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  lyc_json_text (item, "text", ""), -1);
  for (guint i = 0; options != NULL && i < json_array_get_length (options); i++)
    {
      JsonObject *option = json_array_get_object_element (options, i);
      GtkWidget *step = lyc_quiz_step_new (lyc_json_text (option, "id", ""),
                                           lyc_json_text (option, "text", ""));

      g_signal_connect_swapped (step, "move", G_CALLBACK (move_cb), self);
      g_signal_connect_swapped (step, "dropped", G_CALLBACK (dropped_cb), self);
      gtk_box_append (GTK_BOX (self->steps), step);
    }
  number_steps (self);
  return GTK_WIDGET (self);
}
