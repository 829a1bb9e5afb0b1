/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "allow.h"

static const char *const properties[] = { "sensitive", "visible" };

static char *
key_of (const char *property)
{
  return g_strconcat ("lyc-refused-", property, NULL);
}

static gboolean
holds_focus (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

static void focus_moved_cb (GtkWidget *widget);

/* What was refused while the widget had the focus is taken away now. */
static gboolean
apply_cb (gpointer data)
{
  GtkWidget *widget = data;
  GtkRoot *root = gtk_widget_get_root (widget);

  if (holds_focus (widget))
    return G_SOURCE_REMOVE;
  if (root != NULL)
    g_signal_handlers_disconnect_by_func (root, focus_moved_cb, widget);
  for (guint i = 0; i < G_N_ELEMENTS (properties); i++)
    if (!lyc_is_allowed (widget, properties[i]))
      g_object_set (widget, properties[i], FALSE, NULL);
  gtk_widget_set_can_target (widget, TRUE);
  return G_SOURCE_REMOVE;
}

static void
focus_moved_cb (GtkWidget *widget)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, apply_cb, g_object_ref (widget), g_object_unref);
}

static void
watch_focus (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  g_signal_handlers_disconnect_by_func (root, focus_moved_cb, widget);
  g_signal_connect_object (root, "notify::focus-widget", G_CALLBACK (focus_moved_cb), widget,
                           G_CONNECT_SWAPPED);
}

void
lyc_allow (GtkWidget *widget, const char *property, gboolean allowed)
{
  g_autofree char *key = key_of (property);
  gboolean wait = !allowed && holds_focus (widget);

  g_object_set_data (G_OBJECT (widget), key, GINT_TO_POINTER (!allowed));
  if (wait)
    watch_focus (widget);
  else
    g_object_set (widget, property, allowed, NULL);
  gtk_widget_set_can_target (widget, !wait);
}

gboolean
lyc_is_allowed (GtkWidget *widget, const char *property)
{
  g_autofree char *key = key_of (property);

  return g_object_get_data (G_OBJECT (widget), key) == NULL;
}
