/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workbench-private.h"

/* Tab, F6 and Escape on the desk. */

static gboolean
holds_focus (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, widget);
}

/* Into the drawer that lies over all, else into the pane that was presented, else into the one in
 * front. What was put at a place of its own there meanwhile stays. */
void
lyc_workbench_focus_front (LycWorkbench *self)
{
  LycWorkbenchPane *best = g_steal_pointer (&self->presented);

  if (self->drawer_shown)
    {
      gtk_widget_child_focus (self->full, GTK_DIR_TAB_FORWARD);
      return;
    }
  if (best != NULL && best->shown && holds_focus (best->widget))
    return;
  best = best != NULL && best->shown ? best : NULL;
  for (guint i = 0; i < self->panes->len && best == NULL; i++)
    {
      LycWorkbenchPane *pane = g_ptr_array_index (self->panes, i);

      if (pane->shown && pane->front)
        best = pane;
    }
  for (guint i = 0; i < self->panes->len && best == NULL; i++)
    if (((LycWorkbenchPane *) g_ptr_array_index (self->panes, i))->shown)
      best = g_ptr_array_index (self->panes, i);
  if (best)
    gtk_widget_child_focus (best->widget, GTK_DIR_TAB_FORWARD);
}

/* Tab follows the columns from start to end, each from top to bottom. */
gboolean
lyc_workbench_focus (GtkWidget *widget, GtkDirectionType direction)
{
  LycWorkbench *self = LYC_WORKBENCH (widget);
  GtkWidget *current = gtk_widget_get_focus_child (widget);
  int step = direction == GTK_DIR_TAB_BACKWARD ? -1 : 1;
  guint index;
  int i;

  if (direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD)
    return GTK_WIDGET_CLASS (g_type_class_peek_parent (GTK_WIDGET_GET_CLASS (widget)))
        ->focus (widget, direction);
  /* What lies below the drawer is out of reach until it is closed. */
  if (self->drawer_shown)
    return gtk_widget_child_focus (self->full, direction);
  if (current && g_ptr_array_find (self->order, current, &index))
    {
      if (gtk_widget_child_focus (current, direction))
        return TRUE;
      i = (int) index + step;
    }
  else
    i = step > 0 ? 0 : (int) self->order->len - 1;
  for (; i >= 0 && i < (int) self->order->len; i += step)
    if (gtk_widget_child_focus (g_ptr_array_index (self->order, i), direction))
      return TRUE;
  return FALSE;
}

static LycWorkbenchPane *
pane_of_widget (LycWorkbench *self, GtkWidget *widget)
{
  for (guint i = 0; i < self->panes->len; i++)
    {
      LycWorkbenchPane *pane = g_ptr_array_index (self->panes, i);

      if (pane->widget == widget)
        return pane;
    }
  return NULL;
}

/* Where F6 stops: the sidebar and each pane that is shown. */
static gboolean
is_stop (LycWorkbench *self, GtkWidget *child)
{
  return child == self->full || child == self->rail || pane_of_widget (self, child) != NULL;
}

static void
remember_focus (LycWorkbench *self, GtkWidget *child)
{
  LycWorkbenchPane *pane = pane_of_widget (self, child);

  if (pane != NULL)
    g_set_weak_pointer (&pane->last_focus, gtk_root_get_focus (gtk_widget_get_root (child)));
}

/* Back to where the person was in it; the first time to its first control. */
static gboolean
enter (LycWorkbench *self, GtkWidget *child)
{
  LycWorkbenchPane *pane = pane_of_widget (self, child);
  GtkWidget *last = pane != NULL ? pane->last_focus : NULL;

  if (last != NULL && gtk_widget_is_ancestor (last, child) && gtk_widget_get_mapped (last)
      && gtk_widget_grab_focus (last))
    return TRUE;
  return gtk_widget_child_focus (child, GTK_DIR_TAB_FORWARD);
}

/* From the pane with the focus to the next, and round; from elsewhere in the window to the first.
 */
static gboolean
next_pane_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  LycWorkbench *self = LYC_WORKBENCH (widget);
  GtkWidget *current = gtk_widget_get_focus_child (widget);
  int step = g_variant_get_int32 (args), n = (int) self->order->len;
  guint index = 0;
  int i = step > 0 ? -1 : n;

  if (self->drawer_shown)
    return TRUE;
  if (current != NULL && g_ptr_array_find (self->order, current, &index))
    {
      remember_focus (self, current);
      i = (int) index;
    }
  for (int tried = 0; tried < n; tried++)
    {
      i = (i + step + n) % n;
      if (is_stop (self, g_ptr_array_index (self->order, i))
          && enter (self, g_ptr_array_index (self->order, i)))
        break;
    }
  return TRUE;
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  LycWorkbench *self = LYC_WORKBENCH (widget);

  if (!self->drawer_shown)
    return FALSE;
  lyc_workbench_set_sidebar_open (self, FALSE);
  return TRUE;
}

static void
add_key (GtkEventController *keys, guint key, GdkModifierType modifiers, GtkShortcutFunc func,
         GVariant *arguments)
{
  GtkShortcut *shortcut = gtk_shortcut_new (gtk_keyval_trigger_new (key, modifiers),
                                            gtk_callback_action_new (func, NULL, NULL));

  gtk_shortcut_set_arguments (shortcut, arguments);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys), shortcut);
}

/* They hold wherever in the window the focus is: Escape also on the button that opened the drawer.
 */
void
lyc_workbench_add_keys (LycWorkbench *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (keys), GTK_SHORTCUT_SCOPE_MANAGED);
  add_key (keys, GDK_KEY_Escape, 0, escape_cb, NULL);
  add_key (keys, GDK_KEY_F6, 0, next_pane_cb, g_variant_new_int32 (1));
  add_key (keys, GDK_KEY_F6, GDK_SHIFT_MASK, next_pane_cb, g_variant_new_int32 (-1));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}
