/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "empty-state.h"

#include "spinner.h"

struct _LycEmptyState
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *icon;
  GtkWidget *spinner;
  GtkWidget *title;
  GtkWidget *text;
  GtkWidget *button;
};

enum
{
  PROP_0,
  PROP_ICON_NAME,
  PROP_TITLE,
  PROP_TEXT,
  PROP_BUTTON_LABEL,
  PROP_BUSY,
  N_PROPS
};

static GParamSpec *props[N_PROPS];
static guint activated_signal;

G_DEFINE_FINAL_TYPE (LycEmptyState, lyc_empty_state, GTK_TYPE_WIDGET)

static void
set_label (GtkWidget *label, const char *text)
{
  gtk_label_set_text (GTK_LABEL (label), text ? text : "");
  gtk_widget_set_visible (label, text && *text);
}

static void
set_icon (LycEmptyState *self, const char *icon_name)
{
  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), icon_name);
  gtk_widget_set_visible (self->icon,
                          icon_name && *icon_name && !lyc_empty_state_get_busy (self));
}

static void
get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  LycEmptyState *self = LYC_EMPTY_STATE (object);

  switch (id)
    {
    case PROP_ICON_NAME:
      g_value_set_string (value, gtk_image_get_icon_name (GTK_IMAGE (self->icon)));
      break;
    case PROP_TITLE:
      g_value_set_string (value, gtk_label_get_text (GTK_LABEL (self->title)));
      break;
    case PROP_TEXT:
      g_value_set_string (value, gtk_label_get_text (GTK_LABEL (self->text)));
      break;
    case PROP_BUTTON_LABEL:
      g_value_set_string (value, gtk_button_get_label (GTK_BUTTON (self->button)));
      break;
    case PROP_BUSY:
      g_value_set_boolean (value, lyc_empty_state_get_busy (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  LycEmptyState *self = LYC_EMPTY_STATE (object);

  switch (id)
    {
    case PROP_ICON_NAME:
      set_icon (self, g_value_get_string (value));
      break;
    case PROP_TITLE:
      set_label (self->title, g_value_get_string (value));
      break;
    case PROP_TEXT:
      set_label (self->text, g_value_get_string (value));
      break;
    case PROP_BUTTON_LABEL:
      lyc_empty_state_set_button (self, g_value_get_string (value), NULL);
      break;
    case PROP_BUSY:
      lyc_empty_state_set_busy (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dispose (GObject *object)
{
  g_clear_pointer (&LYC_EMPTY_STATE (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (lyc_empty_state_parent_class)->dispose (object);
}

static void
lyc_empty_state_class_init (LycEmptyStateClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = get_property;
  object_class->set_property = set_property;
  object_class->dispose = dispose;
  props[PROP_ICON_NAME] = g_param_spec_string ("icon-name", NULL, NULL, NULL, flags);
  props[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  props[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, NULL, flags);
  props[PROP_BUTTON_LABEL] = g_param_spec_string ("button-label", NULL, NULL, NULL, flags);
  props[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
  activated_signal = g_signal_new ("activated", LYC_TYPE_EMPTY_STATE, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "empty-state");
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
button_clicked_cb (LycEmptyState *self)
{
  g_signal_emit (self, activated_signal, 0);
}

static GtkWidget *
add_label (LycEmptyState *self, const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  gtk_widget_add_css_class (label, css_class);
  gtk_widget_set_visible (label, FALSE);
  gtk_box_append (GTK_BOX (self->box), label);
  return label;
}

static void
lyc_empty_state_init (LycEmptyState *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  gtk_widget_set_valign (self->box, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (self->box, GTK_ALIGN_CENTER);
  gtk_widget_set_vexpand (self->box, TRUE);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->icon = gtk_image_new ();
  gtk_image_set_pixel_size (GTK_IMAGE (self->icon), 48);
  gtk_widget_add_css_class (self->icon, "icon");
  self->spinner = lyc_spinner_new (32);
  gtk_box_append (GTK_BOX (self->box), self->icon);
  gtk_box_append (GTK_BOX (self->box), self->spinner);
  self->title = add_label (self, "title");
  self->text = add_label (self, "dim-label");
  self->button = gtk_button_new ();
  gtk_widget_set_halign (self->button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->button, "pill");
  gtk_widget_set_visible (self->button, FALSE);
  g_signal_connect_swapped (self->button, "clicked", G_CALLBACK (button_clicked_cb), self);
  gtk_box_append (GTK_BOX (self->box), self->button);
}

GtkWidget *
lyc_empty_state_new (const char *icon_name, const char *title, const char *text)
{
  return g_object_new (LYC_TYPE_EMPTY_STATE, "icon-name", icon_name, "title", title, "text", text,
                       NULL);
}

void
lyc_empty_state_set (LycEmptyState *self, const char *icon_name, const char *title,
                     const char *text)
{
  g_object_set (self, "icon-name", icon_name, "title", title, "text", text, NULL);
}

void
lyc_empty_state_set_button (LycEmptyState *self, const char *label, const char *action_name)
{
  gtk_button_set_label (GTK_BUTTON (self->button), label ? label : "");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), action_name);
  gtk_widget_set_visible (self->button, label && *label);
}

void
lyc_empty_state_set_busy (LycEmptyState *self, gboolean busy)
{
  const char *icon_name = gtk_image_get_icon_name (GTK_IMAGE (self->icon));

  lyc_spinner_set_busy (self->spinner, busy);
  gtk_widget_set_visible (self->icon, !busy && icon_name && *icon_name);
}

gboolean
lyc_empty_state_get_busy (LycEmptyState *self)
{
  return lyc_spinner_get_busy (self->spinner);
}
