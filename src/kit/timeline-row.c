/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "timeline-row.h"

G_DEFINE_FINAL_TYPE (LycTimelineRow, lyc_timeline_row, GTK_TYPE_WIDGET)

static void
dispose (GObject *object)
{
  LycTimelineRow *self = LYC_TIMELINE_ROW (object);

  g_clear_pointer (&self->child, gtk_widget_unparent);
  g_clear_object (&self->item);
  G_OBJECT_CLASS (lyc_timeline_row_parent_class)->dispose (object);
}

/* Tab goes from the row to its controls and then out of the list; the arrows belong to the list. */
static gboolean
focus (GtkWidget *widget, GtkDirectionType direction)
{
  LycTimelineRow *self = LYC_TIMELINE_ROW (widget);
  gboolean inside = gtk_widget_get_focus_child (widget) != NULL;

  if (direction == GTK_DIR_TAB_FORWARD)
    return gtk_widget_is_focus (widget) || inside ? gtk_widget_child_focus (self->child, direction)
                                                  : gtk_widget_grab_focus (widget);
  if (direction == GTK_DIR_TAB_BACKWARD)
    {
      if (gtk_widget_is_focus (widget))
        return FALSE;
      return gtk_widget_child_focus (self->child, direction) || gtk_widget_grab_focus (widget);
    }
  /* A menu that is open over the row takes the arrows through it. */
  return inside && gtk_widget_child_focus (self->child, direction);
}

static void
lyc_timeline_row_class_init (LycTimelineRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dispose;
  widget_class->focus = focus;
  gtk_widget_class_set_css_name (widget_class, "timeline-row");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
lyc_timeline_row_init (LycTimelineRow *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
}

LycTimelineRow *
lyc_timeline_row_new (guint kind, GtkWidget *child)
{
  LycTimelineRow *self = g_object_new (LYC_TYPE_TIMELINE_ROW, NULL);

  self->kind = kind;
  self->child = child;
  gtk_widget_set_parent (child, GTK_WIDGET (self));
  return self;
}

int
lyc_timeline_row_measure (LycTimelineRow *self, int width)
{
  int minimum, height;

  if (width <= 0)
    return 0;
  gtk_widget_measure (GTK_WIDGET (self), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  gtk_widget_measure (GTK_WIDGET (self), GTK_ORIENTATION_VERTICAL, MAX (width, minimum), NULL,
                      &height, NULL, NULL);
  return height;
}
