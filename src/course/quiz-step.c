/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "label-wrap.h"
#include "quiz-step.h"

#include <glib/gi18n-lib.h>

struct _LycQuizStep
{
  GtkWidget parent_instance;

  char *id;
  guint place; /* from 1 */
  gboolean editable;

  GtkWidget *box;
  GtkLabel *number;
  GtkLabel *text;
  GtkWidget *up;
  GtkWidget *down;
};

G_DEFINE_FINAL_TYPE (LycQuizStep, lyc_quiz_step, GTK_TYPE_WIDGET)

enum
{
  MOVE,
  DROPPED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static gboolean
move_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  g_signal_emit (widget, signals[MOVE], 0, g_variant_get_boolean (args));
  return TRUE;
}

static gboolean
go_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  GtkWidget *other = g_variant_get_boolean (args) ? gtk_widget_get_prev_sibling (widget)
                                                  : gtk_widget_get_next_sibling (widget);

  return other != NULL && gtk_widget_grab_focus (other);
}

static void
up_cb (LycQuizStep *self)
{
  g_signal_emit (self, signals[MOVE], 0, TRUE);
}

static void
down_cb (LycQuizStep *self)
{
  g_signal_emit (self, signals[MOVE], 0, FALSE);
}

static GdkContentProvider *
prepare_cb (LycQuizStep *self, double x, double y)
{
  return self->editable ? gdk_content_provider_new_typed (LYC_TYPE_QUIZ_STEP, self) : NULL;
}

static void
begin_cb (LycQuizStep *self, GdkDrag *drag, GtkDragSource *source)
{
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (GTK_WIDGET (self));

  gtk_drag_source_set_icon (source, picture, 0, 0);
}

static gboolean
drop_cb (LycQuizStep *self, const GValue *value, double x, double y)
{
  g_signal_emit (self, signals[DROPPED], 0, g_value_get_object (value));
  return TRUE;
}

static void
add_dragging (LycQuizStep *self)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (LYC_TYPE_QUIZ_STEP, GDK_ACTION_MOVE);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect_swapped (source, "prepare", G_CALLBACK (prepare_cb), self);
  g_signal_connect_swapped (source, "drag-begin", G_CALLBACK (begin_cb), self);
  g_signal_connect_swapped (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (source));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

static void
lyc_quiz_step_dispose (GObject *object)
{
  LycQuizStep *self = LYC_QUIZ_STEP (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->id, g_free);
  G_OBJECT_CLASS (lyc_quiz_step_parent_class)->dispose (object);
}

static void
add_keys (GtkWidgetClass *widget_class)
{
  static const guint up[] = { GDK_KEY_Up, GDK_KEY_KP_Up };
  static const guint down[] = { GDK_KEY_Down, GDK_KEY_KP_Down };

  for (guint i = 0; i < G_N_ELEMENTS (up); i++)
    {
      gtk_widget_class_add_binding (widget_class, up[i], GDK_ALT_MASK, move_cb, "b", TRUE);
      gtk_widget_class_add_binding (widget_class, down[i], GDK_ALT_MASK, move_cb, "b", FALSE);
      gtk_widget_class_add_binding (widget_class, up[i], 0, go_cb, "b", TRUE);
      gtk_widget_class_add_binding (widget_class, down[i], 0, go_cb, "b", FALSE);
    }
}

static void
lyc_quiz_step_class_init (LycQuizStepClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyc_quiz_step_dispose;
  signals[MOVE] = g_signal_new ("move", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  signals[DROPPED] = g_signal_new ("dropped", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, GTK_TYPE_WIDGET);
  add_keys (widget_class);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
}

/* The keys do the same, so that the buttons are no stops of Tab. */
static GtkWidget *
new_button (LycQuizStep *self, const char *icon, const char *name, void (*clicked) (LycQuizStep *))
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_focusable (button, FALSE);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (clicked), self);
  return button;
}

static void
lyc_quiz_step_init (LycQuizStep *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  self->number = GTK_LABEL (gtk_label_new (NULL));
  self->text = GTK_LABEL (gtk_label_new (NULL));
  self->up = new_button (self, "lyceum-upvote-symbolic", _("Move up"), up_cb);
  self->down = new_button (self, "lyceum-down-symbolic", _("Move down"), down_cb);
  gtk_widget_add_css_class (GTK_WIDGET (self->number), "number");
  gtk_widget_set_size_request (GTK_WIDGET (self->number), 20, -1);
  lyc_label_wrap (self->text);
  gtk_label_set_xalign (self->text, 0);
  gtk_widget_set_hexpand (GTK_WIDGET (self->text), TRUE);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->number));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->text));
  gtk_box_append (GTK_BOX (self->box), self->up);
  gtk_box_append (GTK_BOX (self->box), self->down);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "quiz-step");
  add_dragging (self);
}

/* Returns: (transfer floating): the step; its place is set by the list it is in */
GtkWidget *
lyc_quiz_step_new (const char *id, const char *text)
{
  LycQuizStep *self = g_object_new (LYC_TYPE_QUIZ_STEP, NULL);

  self->id = g_strdup (id);
  gtk_label_set_text (self->text, text);
  return GTK_WIDGET (self);
}

const char *
lyc_quiz_step_get_id (LycQuizStep *self)
{
  return self->id;
}

const char *
lyc_quiz_step_get_text (LycQuizStep *self)
{
  return gtk_label_get_text (self->text);
}

guint
lyc_quiz_step_get_place (LycQuizStep *self)
{
  return self->place;
}

/* Shows that the step is the @place th of so many, and whether it can be moved. */
void
lyc_quiz_step_set_place (LycQuizStep *self, guint place, guint of, gboolean editable)
{
  g_autofree char *number = g_strdup_printf ("%u", place);
  g_autofree char *name
      = g_strdup_printf (_("%u of %u: %s"), place, of, gtk_label_get_text (self->text));

  self->place = place;
  self->editable = editable;
  gtk_label_set_text (self->number, number);
  gtk_widget_set_visible (self->up, editable);
  gtk_widget_set_visible (self->down, editable);
  gtk_widget_set_sensitive (self->up, place > 1);
  gtk_widget_set_sensitive (self->down, place < of);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}
