/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pane-head.h"
#include "count-pill.h"
#include "kit.h"
#include "menu-focus.h"
#include "workbench.h"

#include <glib/gi18n-lib.h>

struct _LycPaneHead
{
  GtkWidget parent_instance;

  GtkWidget *icon;
  GtkWidget *start;
  GtkWidget *title;
  GtkWidget *subtitle;
  GtkWidget *pill;
  GtkWidget *end;
  GtkWidget *menu;
  LycWorkbench *bench; /* the desk it stands on, NULL elsewhere */
};

enum
{
  PROP_0,
  PROP_ICON_NAME,
  PROP_TITLE,
  PROP_SUBTITLE,
  PROP_COUNT,
  N_PROPS
};

static GParamSpec *props[N_PROPS];
static GtkBuildableIface *parent_buildable;

static void
add_child (GtkBuildable *buildable, GtkBuilder *builder, GObject *child, const char *type)
{
  LycPaneHead *self = LYC_PANE_HEAD (buildable);

  if (!GTK_IS_WIDGET (child))
    parent_buildable->add_child (buildable, builder, child, type);
  else if (g_strcmp0 (type, "start") == 0)
    lyc_pane_head_add_start (self, GTK_WIDGET (child));
  else
    lyc_pane_head_add_action (self, GTK_WIDGET (child));
}

static void
buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = add_child;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (LycPaneHead, lyc_pane_head, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, buildable_init))

static void
get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  LycPaneHead *self = LYC_PANE_HEAD (object);

  switch (id)
    {
    case PROP_ICON_NAME:
      g_value_set_string (value, lyc_pane_head_get_icon_name (self));
      break;
    case PROP_TITLE:
      g_value_set_string (value, lyc_pane_head_get_title (self));
      break;
    case PROP_SUBTITLE:
      g_value_set_string (value, lyc_pane_head_get_subtitle (self));
      break;
    case PROP_COUNT:
      g_value_set_uint (value, lyc_pane_head_get_count (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  LycPaneHead *self = LYC_PANE_HEAD (object);

  switch (id)
    {
    case PROP_ICON_NAME:
      lyc_pane_head_set_icon_name (self, g_value_get_string (value));
      break;
    case PROP_TITLE:
      lyc_pane_head_set_title (self, g_value_get_string (value));
      break;
    case PROP_SUBTITLE:
      lyc_pane_head_set_subtitle (self, g_value_get_string (value));
      break;
    case PROP_COUNT:
      lyc_pane_head_set_count (self, g_value_get_uint (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

/* Made when it is opened: what can be done with a pane changes with its neighbours. */
static void
fill_menu_cb (GtkMenuButton *button, gpointer user_data)
{
  g_autoptr (GMenuModel) menu = NULL;

  lyc_workbench_want_menu_around (user_data);
  menu = lyc_workbench_dup_menu_around (user_data);
  gtk_menu_button_set_menu_model (button, menu);
}

/* Without anything to offer there is no menu. */
static void
show_menu (LycPaneHead *self)
{
  g_autoptr (GMenuModel) menu = lyc_workbench_dup_menu_around (GTK_WIDGET (self));

  gtk_widget_set_visible (self->menu, menu != NULL);
}

static void
root (GtkWidget *widget)
{
  LycPaneHead *self = LYC_PANE_HEAD (widget);
  GtkWidget *bench = gtk_widget_get_ancestor (widget, LYC_TYPE_WORKBENCH);

  GTK_WIDGET_CLASS (lyc_pane_head_parent_class)->root (widget);
  if (!bench)
    return;
  self->bench = LYC_WORKBENCH (bench);
  g_signal_connect_object (bench, "notify::mode", G_CALLBACK (show_menu), self, G_CONNECT_SWAPPED);
  show_menu (self);
}

static void
unroot (GtkWidget *widget)
{
  LycPaneHead *self = LYC_PANE_HEAD (widget);

  if (self->bench)
    g_signal_handlers_disconnect_by_func (self->bench, show_menu, self);
  self->bench = NULL;
  GTK_WIDGET_CLASS (lyc_pane_head_parent_class)->unroot (widget);
}

static void
dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))))
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (lyc_pane_head_parent_class)->dispose (object);
}

static void
lyc_pane_head_class_init (LycPaneHeadClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = get_property;
  object_class->set_property = set_property;
  object_class->dispose = dispose;
  GTK_WIDGET_CLASS (klass)->root = root;
  GTK_WIDGET_CLASS (klass)->unroot = unroot;
  props[PROP_ICON_NAME] = g_param_spec_string ("icon-name", NULL, NULL, NULL, flags);
  props[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  props[PROP_SUBTITLE] = g_param_spec_string ("subtitle", NULL, NULL, NULL, flags);
  props[PROP_COUNT] = g_param_spec_uint ("count", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "pane-head");
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static GtkWidget *
new_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
new_menu (LycPaneHead *self)
{
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "lyceum-more-symbolic");
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), fill_menu_cb, self, NULL);
  lyc_menu_focus_keep (GTK_MENU_BUTTON (button));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "pane-menu");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  lyc_kit_set_tooltip (button, _("Pane menu"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Pane menu"), -1);
  gtk_widget_set_visible (button, FALSE);
  return button;
}

static void
lyc_pane_head_init (LycPaneHead *self)
{
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *spacer = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                              8);
  self->start = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_visible (self->start, FALSE);
  self->icon = gtk_image_new ();
  gtk_widget_set_visible (self->icon, FALSE);
  self->title = new_label ("title");
  self->subtitle = new_label ("subtitle");
  gtk_widget_set_visible (self->subtitle, FALSE);
  gtk_box_append (GTK_BOX (texts), self->title);
  gtk_box_append (GTK_BOX (texts), self->subtitle);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (texts, GTK_ALIGN_START);
  self->pill = lyc_count_pill_new ();
  gtk_widget_set_valign (self->pill, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (spacer, TRUE);
  self->end = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  gtk_widget_set_valign (self->end, GTK_ALIGN_CENTER);

  gtk_widget_set_parent (self->start, GTK_WIDGET (self));
  gtk_widget_set_parent (self->icon, GTK_WIDGET (self));
  gtk_widget_set_parent (texts, GTK_WIDGET (self));
  gtk_widget_set_parent (self->pill, GTK_WIDGET (self));
  gtk_widget_set_parent (spacer, GTK_WIDGET (self));
  gtk_widget_set_parent (self->end, GTK_WIDGET (self));
  self->menu = new_menu (self);
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
}

GtkWidget *
lyc_pane_head_new (const char *icon_name, const char *title)
{
  return g_object_new (LYC_TYPE_PANE_HEAD, "icon-name", icon_name, "title", title, NULL);
}

void
lyc_pane_head_set_icon_name (LycPaneHead *self, const char *icon_name)
{
  if (g_strcmp0 (icon_name, lyc_pane_head_get_icon_name (self)) == 0)
    return;
  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), icon_name);
  gtk_widget_set_visible (self->icon, icon_name && *icon_name);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ICON_NAME]);
}

const char *
lyc_pane_head_get_icon_name (LycPaneHead *self)
{
  return gtk_image_get_icon_name (GTK_IMAGE (self->icon));
}

void
lyc_pane_head_set_title (LycPaneHead *self, const char *title)
{
  title = title ? title : "";
  if (g_strcmp0 (title, lyc_pane_head_get_title (self)) == 0)
    return;
  gtk_label_set_text (GTK_LABEL (self->title), title);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TITLE]);
}

const char *
lyc_pane_head_get_title (LycPaneHead *self)
{
  return gtk_label_get_text (GTK_LABEL (self->title));
}

void
lyc_pane_head_set_subtitle (LycPaneHead *self, const char *subtitle)
{
  subtitle = subtitle ? subtitle : "";
  if (g_strcmp0 (subtitle, lyc_pane_head_get_subtitle (self)) == 0)
    return;
  gtk_label_set_text (GTK_LABEL (self->subtitle), subtitle);
  gtk_widget_set_visible (self->subtitle, *subtitle != '\0');
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SUBTITLE]);
}

const char *
lyc_pane_head_get_subtitle (LycPaneHead *self)
{
  return gtk_label_get_text (GTK_LABEL (self->subtitle));
}

void
lyc_pane_head_set_count (LycPaneHead *self, guint count)
{
  if (count == lyc_pane_head_get_count (self))
    return;
  lyc_count_pill_set_count (LYC_COUNT_PILL (self->pill), count);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_COUNT]);
}

guint
lyc_pane_head_get_count (LycPaneHead *self)
{
  return lyc_count_pill_get_count (LYC_COUNT_PILL (self->pill));
}

void
lyc_pane_head_add_start (LycPaneHead *self, GtkWidget *widget)
{
  gtk_box_append (GTK_BOX (self->start), widget);
  gtk_widget_set_visible (self->start, TRUE);
}

void
lyc_pane_head_add_action (LycPaneHead *self, GtkWidget *widget)
{
  if (GTK_IS_BUTTON (widget) || GTK_IS_MENU_BUTTON (widget))
    gtk_widget_add_css_class (widget, "flat");
  gtk_box_append (GTK_BOX (self->end), widget);
}
