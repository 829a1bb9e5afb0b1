/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "count-pill.h"

#include <glib/gi18n-lib.h>

struct _LycCountPill
{
  GtkWidget parent_instance;

  GtkWidget *label;
  guint count;
};

enum
{
  PROP_0,
  PROP_COUNT,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (LycCountPill, lyc_count_pill, GTK_TYPE_WIDGET)

static void
get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_uint (value, LYC_COUNT_PILL (object)->count);
}

static void
set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  lyc_count_pill_set_count (LYC_COUNT_PILL (object), g_value_get_uint (value));
}

static void
dispose (GObject *object)
{
  g_clear_pointer (&LYC_COUNT_PILL (object)->label, gtk_widget_unparent);
  G_OBJECT_CLASS (lyc_count_pill_parent_class)->dispose (object);
}

static void
lyc_count_pill_class_init (LycCountPillClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = get_property;
  object_class->set_property = set_property;
  object_class->dispose = dispose;
  props[PROP_COUNT]
      = g_param_spec_uint ("count", NULL, NULL, 0, G_MAXUINT, 0,
                           G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, props);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
lyc_count_pill_init (LycCountPill *self)
{
  self->label = gtk_label_new (NULL);
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "count-pill");
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
lyc_count_pill_new (void)
{
  return g_object_new (LYC_TYPE_COUNT_PILL, NULL);
}

void
lyc_count_pill_set_count (LycCountPill *self, guint count)
{
  g_autofree char *text = NULL;
  g_autofree char *name = NULL;

  if (self->count == count)
    return;
  self->count = count;
  text = count > 99 ? g_strdup ("99+") : g_strdup_printf ("%u", count);
  name = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u unread", "%u unread", count), count);
  gtk_label_set_text (GTK_LABEL (self->label), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->label), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
  gtk_widget_set_visible (GTK_WIDGET (self), count > 0);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_COUNT]);
}

guint
lyc_count_pill_get_count (LycCountPill *self)
{
  return self->count;
}
