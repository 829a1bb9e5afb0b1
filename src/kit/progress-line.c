/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "progress-line.h"

#include <glib/gi18n-lib.h>

struct _LycProgressLine
{
  GtkWidget parent_instance;

  GtkWidget *fill;
  double fraction;
};

enum
{
  PROP_0,
  PROP_FRACTION,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (LycProgressLine, lyc_progress_line, GTK_TYPE_WIDGET)

static void
get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_double (value, LYC_PROGRESS_LINE (object)->fraction);
}

static void
set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  lyc_progress_line_set_fraction (LYC_PROGRESS_LINE (object), g_value_get_double (value));
}

static void
size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  LycProgressLine *self = LYC_PROGRESS_LINE (widget);
  int filled = (int) (self->fraction * width + 0.5);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GtkAllocation area = { rtl ? width - filled : 0, 0, filled, height };

  gtk_widget_set_child_visible (self->fill, filled > 0);
  if (filled > 0)
    gtk_widget_size_allocate (self->fill, &area, -1);
}

static void
measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
         int *minimum_baseline, int *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural = 4;
  else
    *minimum = *natural = 16;
}

static void
dispose (GObject *object)
{
  g_clear_pointer (&LYC_PROGRESS_LINE (object)->fill, gtk_widget_unparent);
  G_OBJECT_CLASS (lyc_progress_line_parent_class)->dispose (object);
}

static void
lyc_progress_line_class_init (LycProgressLineClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = get_property;
  object_class->set_property = set_property;
  object_class->dispose = dispose;
  widget_class->measure = measure;
  widget_class->size_allocate = size_allocate;
  props[PROP_FRACTION]
      = g_param_spec_double ("fraction", NULL, NULL, 0, 1, 0,
                             G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, props);
  gtk_widget_class_set_css_name (widget_class, "progress-line");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PROGRESS_BAR);
}

static void
lyc_progress_line_init (LycProgressLine *self)
{
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  self->fill = g_object_new (GTK_TYPE_BOX, "css-name", "fill", NULL);
  gtk_widget_set_parent (self->fill, GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_VALUE_MIN, 0.0,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MAX, 1.0,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, 0.0,
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Progress"), -1);
}

GtkWidget *
lyc_progress_line_new (void)
{
  return g_object_new (LYC_TYPE_PROGRESS_LINE, NULL);
}

void
lyc_progress_line_set_fraction (LycProgressLine *self, double fraction)
{
  fraction = fraction > 0 ? MIN (fraction, 1) : 0;
  if (self->fraction == fraction)
    return;
  self->fraction = fraction;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_VALUE_NOW,
                                  fraction, -1);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_FRACTION]);
}

double
lyc_progress_line_get_fraction (LycProgressLine *self)
{
  return self->fraction;
}

void
lyc_progress_line_set_label (LycProgressLine *self, const char *label)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}
