/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workbench-handle.h"

#define KEY_STEP 16

struct _LycWorkbenchHandle
{
  GtkWidget parent_instance;

  GtkOrientation orientation;
};

enum
{
  GRABBED,
  MOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LycWorkbenchHandle, lyc_workbench_handle, GTK_TYPE_WIDGET)

static void
moved (LycWorkbenchHandle *self, int pixels)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  if (rtl && self->orientation == GTK_ORIENTATION_HORIZONTAL)
    pixels = -pixels;
  g_signal_emit (self, signals[MOVED], 0, pixels);
}

static void
drag_begin_cb (GtkGestureDrag *drag, double x, double y, LycWorkbenchHandle *self)
{
  g_signal_emit (self, signals[GRABBED], 0);
}

/* The handle follows the pointer, so the offset is taken on the parent, which stays. */
static void
drag_update_cb (GtkGestureDrag *drag, double dx, double dy, LycWorkbenchHandle *self)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));
  double start_x, start_y, x, y;
  double *origin = g_object_get_data (G_OBJECT (drag), "origin");

  gtk_gesture_drag_get_start_point (drag, &start_x, &start_y);
  gtk_widget_translate_coordinates (GTK_WIDGET (self), parent, start_x + dx, start_y + dy, &x, &y);
  if (origin)
    moved (self, self->orientation == GTK_ORIENTATION_HORIZONTAL ? x - origin[0] : y - origin[1]);
}

static void
remember_origin_cb (GtkGestureDrag *drag, double x, double y, LycWorkbenchHandle *self)
{
  double *origin = g_new (double, 2);

  gtk_widget_translate_coordinates (GTK_WIDGET (self), gtk_widget_get_parent (GTK_WIDGET (self)), x,
                                    y, &origin[0], &origin[1]);
  g_object_set_data_full (G_OBJECT (drag), "origin", origin, g_free);
}

static gboolean
key_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  LycWorkbenchHandle *self = LYC_WORKBENCH_HANDLE (widget);
  GtkOrientation orientation;
  int pixels;

  g_variant_get (args, "(ii)", &orientation, &pixels);
  if (orientation != self->orientation)
    return FALSE;
  g_signal_emit (self, signals[GRABBED], 0);
  moved (self, pixels);
  return TRUE;
}

static void
lyc_workbench_handle_class_init (LycWorkbenchHandleClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  signals[GRABBED] = g_signal_new ("grabbed", LYC_TYPE_WORKBENCH_HANDLE, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[MOVED] = g_signal_new ("moved", LYC_TYPE_WORKBENCH_HANDLE, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Left, 0, key_cb, "(ii)",
                                GTK_ORIENTATION_HORIZONTAL, -KEY_STEP);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Right, 0, key_cb, "(ii)",
                                GTK_ORIENTATION_HORIZONTAL, KEY_STEP);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Up, 0, key_cb, "(ii)",
                                GTK_ORIENTATION_VERTICAL, -KEY_STEP);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Down, 0, key_cb, "(ii)",
                                GTK_ORIENTATION_VERTICAL, KEY_STEP);
  gtk_widget_class_set_css_name (widget_class, "workbench-handle");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SEPARATOR);
}

static void
lyc_workbench_handle_init (LycWorkbenchHandle *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  g_signal_connect (drag, "drag-begin", G_CALLBACK (remember_origin_cb), self);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
}

GtkWidget *
lyc_workbench_handle_new (GtkOrientation orientation, const char *label)
{
  LycWorkbenchHandle *self = g_object_new (LYC_TYPE_WORKBENCH_HANDLE, NULL);
  gboolean sideways = orientation == GTK_ORIENTATION_HORIZONTAL;

  self->orientation = orientation;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), sideways ? "col-resize" : "row-resize");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return GTK_WIDGET (self);
}
