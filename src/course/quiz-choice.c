/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "quiz-choice.h"

#include "json-read.h"
#include "quiz-option.h"

struct _LycQuizChoice
{
  GtkWidget parent_instance;

  GtkWidget *box;
  gboolean single;
};

static void input_init (LycQuizInputInterface *iface);
G_DEFINE_FINAL_TYPE_WITH_CODE (LycQuizChoice, lyc_quiz_choice, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (LYC_TYPE_QUIZ_INPUT, input_init))

static const char *
get_text (JsonObject *object, const char *name)
{
  return lyc_json_text (object, name, "");
}

/* Of two ticks that change together, only the one that is set is an answer. */
static void
chosen_cb (LycQuizChoice *self, gboolean chosen)
{
  if (!self->single || chosen)
    lyc_quiz_input_answered (LYC_QUIZ_INPUT (self), self->single);
}

static gboolean
is_in (JsonNode *answer, const char *id)
{
  JsonArray *ids
      = answer != NULL && JSON_NODE_HOLDS_ARRAY (answer) ? json_node_get_array (answer) : NULL;

  for (guint i = 0; ids != NULL && i < json_array_get_length (ids); i++)
    if (g_strcmp0 (json_array_get_string_element (ids, i), id) == 0)
      return TRUE;
  return FALSE;
}

static JsonObject *
get_member (JsonObject *object, const char *name)
{
  return object != NULL && json_object_has_member (object, name) ? lyc_json_object (object, name)
                                                                 : NULL;
}

/* What is said of an option shows where it was chosen, or should have been. */
static void
show_feedback (LycQuizOption *option, JsonObject *feedback)
{
  JsonObject *own = get_member (get_member (feedback, "options"), lyc_quiz_option_get_id (option));
  gboolean right = own != NULL && lyc_json_flag (own, "right", FALSE);

  if (own == NULL || (!right && !lyc_quiz_option_is_chosen (option)))
    {
      lyc_quiz_option_clear_feedback (option);
      return;
    }
  lyc_quiz_option_show_feedback (option, right, get_text (own, "text"),
                                 lyc_json_text (own, "lesson_id", NULL),
                                 lyc_json_int (own, "start_ms", 0));
}

static void
show (LycQuizInput *input, JsonNode *answer, JsonObject *feedback, gboolean editable)
{
  GtkWidget *child = gtk_widget_get_first_child (LYC_QUIZ_CHOICE (input)->box);

  for (; child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      LycQuizOption *option = LYC_QUIZ_OPTION (child);

      lyc_quiz_option_set_chosen (option, is_in (answer, lyc_quiz_option_get_id (option)));
      lyc_quiz_option_set_editable (option, editable);
      show_feedback (option, feedback);
    }
}

static JsonNode *
get_answer (LycQuizInput *input)
{
  GtkWidget *child = gtk_widget_get_first_child (LYC_QUIZ_CHOICE (input)->box);
  JsonArray *ids = json_array_new ();
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);

  for (; child != NULL; child = gtk_widget_get_next_sibling (child))
    if (lyc_quiz_option_is_chosen (LYC_QUIZ_OPTION (child)))
      json_array_add_string_element (ids, lyc_quiz_option_get_id (LYC_QUIZ_OPTION (child)));
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
  GtkWidget *first = gtk_widget_get_first_child (LYC_QUIZ_CHOICE (widget)->box);

  return first != NULL
         && gtk_widget_grab_focus (lyc_quiz_option_get_tick (LYC_QUIZ_OPTION (first)));
}

static void
lyc_quiz_choice_dispose (GObject *object)
{
  g_clear_pointer (&LYC_QUIZ_CHOICE (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (lyc_quiz_choice_parent_class)->dispose (object);
}

static void
lyc_quiz_choice_class_init (LycQuizChoiceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lyc_quiz_choice_dispose;
  GTK_WIDGET_CLASS (klass)->focus = lyc_quiz_input_focus;
  GTK_WIDGET_CLASS (klass)->grab_focus = grab_focus;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
lyc_quiz_choice_init (LycQuizChoice *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "quiz-choice");
}

/* Returns: (transfer floating): the options of @item, none of them ticked */
GtkWidget *
lyc_quiz_choice_new (JsonObject *item)
{
  LycQuizChoice *self = g_object_new (LYC_TYPE_QUIZ_CHOICE, NULL);
  JsonArray *options = lyc_json_array (item, "options");
  GtkWidget *group = NULL;

  self->single = g_str_equal (get_text (item, "item_kind"), "single");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  get_text (item, "text"), -1);
  for (guint i = 0; options != NULL && i < json_array_get_length (options); i++)
    {
      JsonObject *option = json_array_get_object_element (options, i);
      GtkWidget *widget
          = lyc_quiz_option_new (get_text (option, "id"), get_text (option, "text"), group);

      g_signal_connect_swapped (widget, "chosen", G_CALLBACK (chosen_cb), self);
      gtk_box_append (GTK_BOX (self->box), widget);
      group = self->single ? lyc_quiz_option_get_tick (LYC_QUIZ_OPTION (widget)) : NULL;
    }
  return GTK_WIDGET (self);
}
