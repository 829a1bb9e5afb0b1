/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "flow-row.h"

struct _LycFlowRow
{
  GtkWidget parent_instance;

  int spacing;
};

G_DEFINE_FINAL_TYPE (LycFlowRow, lyc_flow_row, GTK_TYPE_WIDGET)

static void
place (GtkWidget *child, int x, int y, int width, int height, int row_width)
{
  gboolean rtl = gtk_widget_get_direction (child) == GTK_TEXT_DIR_RTL;
  GtkAllocation area = { rtl ? row_width - x - width : x, y, width, height };

  gtk_widget_size_allocate (child, &area, -1);
}

/* Goes through the children in lines of `width`; allocates them too if asked. Returns the height. */
static int
flow (LycFlowRow *self, int width, gboolean allocate)
{
  int x = 0, y = 0, line = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child;
       child = gtk_widget_get_next_sibling (child))
    {
      int w, h;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &w, NULL, NULL);
      w = MIN (w, MAX (width, 1));
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, w, NULL, &h, NULL, NULL);
      if (x > 0 && x + w > width)
        {
          y += line + self->spacing;
          x = line = 0;
        }
      if (allocate)
        place (child, x, y, w, h, width);
      x += w + self->spacing;
      line = MAX (line, h);
    }
  return y + line;
}

static void
measure_width (LycFlowRow *self, int *minimum, int *natural)
{
  int n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child;
       child = gtk_widget_get_next_sibling (child))
    {
      int min, nat;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &min, &nat, NULL, NULL);
      *minimum = MAX (*minimum, min);
      *natural += nat + (n++ > 0 ? self->spacing : 0);
    }
  *natural = MAX (*natural, *minimum);
}

static GtkSizeRequestMode
get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
         int *minimum_baseline, int *natural_baseline)
{
  LycFlowRow *self = LYC_FLOW_ROW (widget);

  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    measure_width (self, minimum, natural);
  else
    *minimum = *natural = flow (self, for_size < 0 ? G_MAXINT / 2 : for_size, FALSE);
}

static void
size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  flow (LYC_FLOW_ROW (widget), width, TRUE);
}

static void
dispose (GObject *object)
{
  lyc_flow_row_remove_all (LYC_FLOW_ROW (object));
  G_OBJECT_CLASS (lyc_flow_row_parent_class)->dispose (object);
}

static void
lyc_flow_row_class_init (LycFlowRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dispose;
  widget_class->get_request_mode = get_request_mode;
  widget_class->measure = measure;
  widget_class->size_allocate = size_allocate;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_css_name (widget_class, "flow-row");
}

static void
lyc_flow_row_init (LycFlowRow *self)
{
  self->spacing = 4;
}

GtkWidget *
lyc_flow_row_new (int spacing)
{
  LycFlowRow *self = g_object_new (LYC_TYPE_FLOW_ROW, NULL);

  self->spacing = spacing;
  return GTK_WIDGET (self);
}

void
lyc_flow_row_append (LycFlowRow *self, GtkWidget *child)
{
  gtk_widget_set_parent (child, GTK_WIDGET (self));
}

void
lyc_flow_row_remove_all (LycFlowRow *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))))
    gtk_widget_unparent (child);
}
