/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unseen.h"
#include "workbench-private.h"

#include <glib/gi18n-lib.h>

enum
{
  PROP_0,
  PROP_MODE,
  PROP_SIDEBAR_OPEN,
  PROP_ACTIVE_PANE,
  N_PROPS
};

enum
{
  PANE_COMPACT,
  STATE_CHANGED,
  N_SIGNALS
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_ENUM_TYPE (LycWorkbenchMode, lyc_workbench_mode,
                    G_DEFINE_ENUM_VALUE (LYC_WORKBENCH_WIDE, "wide"),
                    G_DEFINE_ENUM_VALUE (LYC_WORKBENCH_LAPTOP, "laptop"),
                    G_DEFINE_ENUM_VALUE (LYC_WORKBENCH_NARROW, "narrow"))

G_DEFINE_FINAL_TYPE (LycWorkbench, lyc_workbench, GTK_TYPE_WIDGET)

LycWorkbenchPane *
lyc_workbench_find (LycWorkbench *self, const char *id)
{
  for (guint i = 0; i < self->panes->len; i++)
    {
      LycWorkbenchPane *pane = g_ptr_array_index (self->panes, i);

      if (g_strcmp0 (pane->spec.id, id) == 0)
        return pane;
    }
  return NULL;
}

gboolean
lyc_workbench_pane_seen (LycWorkbench *self, LycWorkbenchPane *pane, gboolean narrow)
{
  return pane->available && (pane->open || narrow);
}

/* Lays the panes out anew. As a resize, though the size stays: a text view or a scrollbar in a pane
 * may itself ask for a size while it is allocated, and where our parent is not being allocated with
 * us, GTK marks the parent for it and then forgets to come back; the window stays blank. */
void
lyc_workbench_relay (LycWorkbench *self)
{
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
lyc_workbench_changed (LycWorkbench *self)
{
  lyc_workbench_relay (self);
  g_signal_emit (self, signals[STATE_CHANGED], 0);
}

/* Brings buttons, classes and listeners in line with the last allocation. */
static void
sync_pane (LycWorkbench *self, LycWorkbenchPane *pane)
{
  int pinned = self->plan.pinned;
  gboolean compact = pinned >= 0 && self->plan_panes[pinned] == pane;

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (pane->tab), pane->front);
  lyc_workbench_pane_update_tab (pane, self->tight);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (pane->switcher), pane->front);
  if (pane->compact == compact)
    return;
  pane->compact = compact;
  g_signal_emit (self, signals[PANE_COMPACT], 0, pane->spec.id, compact);
}

static void
sync_children (LycWorkbench *self)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    lyc_unseen_set (child, !gtk_widget_get_child_visible (child));
}

static gboolean
sync_cb (gpointer user_data)
{
  g_autoptr (LycWorkbench) self = g_object_ref (user_data);

  self->sync = 0;
  for (guint i = 0; i < self->panes->len; i++)
    sync_pane (self, g_ptr_array_index (self->panes, i));
  sync_children (self);
  if (self->full && self->drawer_shown)
    gtk_widget_add_css_class (self->full, "drawer");
  else if (self->full)
    gtk_widget_remove_css_class (self->full, "drawer");
  if (self->refocus)
    lyc_workbench_focus_front (self);
  self->refocus = FALSE;
  if (self->mode != self->plan.mode)
    {
      self->mode = self->plan.mode;
      self->drawer = FALSE;
      g_object_notify_by_pspec (G_OBJECT (self), props[PROP_MODE]);
      g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SIDEBAR_OPEN]);
      lyc_workbench_relay (self);
    }
  return G_SOURCE_REMOVE;
}

/* Ahead of the next frame, so that a tab never looks chosen late. */
void
lyc_workbench_queue_sync (LycWorkbench *self)
{
  if (self->sync == 0)
    self->sync = g_idle_add_full (G_PRIORITY_HIGH_IDLE, sync_cb, self, NULL);
}

static void
action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LycWorkbench *self = LYC_WORKBENCH (widget);
  const char *id = parameter ? g_variant_get_string (parameter, NULL) : NULL;

  if (g_str_equal (name, "pane.sidebar"))
    lyc_workbench_set_sidebar_open (self, !lyc_workbench_get_sidebar_open (self));
  else if (g_str_equal (name, "pane.open"))
    lyc_workbench_present_pane (self, id);
  else
    lyc_workbench_set_pane_open (self, id, !lyc_workbench_get_pane_open (self, id));
}

static void
get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  LycWorkbench *self = LYC_WORKBENCH (object);

  if (id == PROP_MODE)
    g_value_set_enum (value, self->mode);
  else if (id == PROP_SIDEBAR_OPEN)
    g_value_set_boolean (value, lyc_workbench_get_sidebar_open (self));
  else
    g_value_set_string (value, lyc_workbench_get_active_pane (self));
}

static void
set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  LycWorkbench *self = LYC_WORKBENCH (object);

  if (id == PROP_SIDEBAR_OPEN)
    lyc_workbench_set_sidebar_open (self, g_value_get_boolean (value));
  else
    lyc_workbench_set_active_pane (self, g_value_get_string (value));
}

static void
dispose (GObject *object)
{
  LycWorkbench *self = LYC_WORKBENCH (object);
  GtkWidget *child;

  g_clear_handle_id (&self->sync, g_source_remove);
  g_ptr_array_set_size (self->order, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))))
    gtk_widget_unparent (child);
  self->full = self->rail = self->scrim = NULL;
  g_ptr_array_set_size (self->panes, 0);
  G_OBJECT_CLASS (lyc_workbench_parent_class)->dispose (object);
}

static void
finalize (GObject *object)
{
  LycWorkbench *self = LYC_WORKBENCH (object);

  g_ptr_array_unref (self->panes);
  g_ptr_array_unref (self->order);
  G_OBJECT_CLASS (lyc_workbench_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  props[PROP_MODE]
      = g_param_spec_enum ("mode", NULL, NULL, LYC_TYPE_WORKBENCH_MODE, LYC_WORKBENCH_WIDE,
                           G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_SIDEBAR_OPEN] = g_param_spec_boolean ("sidebar-open", NULL, NULL, TRUE, flags);
  props[PROP_ACTIVE_PANE] = g_param_spec_string ("active-pane", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
lyc_workbench_class_init (LycWorkbenchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = get_property;
  object_class->set_property = set_property;
  object_class->dispose = dispose;
  object_class->finalize = finalize;
  widget_class->focus = lyc_workbench_focus;
  install_properties (object_class);
  signals[PANE_COMPACT]
      = g_signal_new ("pane-compact", LYC_TYPE_WORKBENCH, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                      G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);
  g_signal_new ("menu-wanted", LYC_TYPE_WORKBENCH, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[STATE_CHANGED] = g_signal_new ("state-changed", LYC_TYPE_WORKBENCH, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_install_action (widget_class, "pane.open", "s", action_cb);
  gtk_widget_class_install_action (widget_class, "pane.toggle", "s", action_cb);
  gtk_widget_class_install_action (widget_class, "pane.sidebar", NULL, action_cb);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_css_name (widget_class, "workbench");
  gtk_widget_class_set_layout_manager_type (widget_class, LYC_TYPE_WORKBENCH_LAYOUT);
}

static void
scrim_pressed_cb (LycWorkbench *self)
{
  lyc_workbench_set_sidebar_open (self, FALSE);
}

static void
lyc_workbench_init (LycWorkbench *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  self->panes = g_ptr_array_new_with_free_func ((GDestroyNotify) lyc_workbench_pane_free);
  self->order = g_ptr_array_new ();
  self->plan.pinned = -1;
  lyc_workbench_add_keys (self);
  self->scrim = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class (self->scrim, "scrim");
  g_signal_connect_object (click, "pressed", G_CALLBACK (scrim_pressed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->scrim, GTK_EVENT_CONTROLLER (click));
  gtk_widget_set_child_visible (self->scrim, FALSE);
  gtk_widget_set_parent (self->scrim, GTK_WIDGET (self));
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

GtkWidget *
lyc_workbench_new (void)
{
  return g_object_new (LYC_TYPE_WORKBENCH, NULL);
}

/* Once. The rail is what is seen of the sidebar where the full one has no room. */
void
lyc_workbench_set_sidebar (LycWorkbench *self, GtkWidget *full, GtkWidget *rail)
{
  g_return_if_fail (!self->full && full && rail);
  self->full = full;
  self->rail = rail;
  gtk_widget_insert_before (rail, GTK_WIDGET (self), self->scrim);
  gtk_widget_insert_after (full, GTK_WIDGET (self), self->scrim);
  gtk_widget_set_child_visible (rail, FALSE);
  gtk_widget_set_child_visible (full, FALSE);
}

void
lyc_workbench_add_pane (LycWorkbench *self, const LycPaneSpec *spec, LycPaneFlags flags,
                        const char *title, const char *short_title, const char *icon_name,
                        GtkWidget *widget)
{
  g_return_if_fail (self->panes->len < LYC_WORKBENCH_MAX_PANES);
  g_return_if_fail (!lyc_workbench_find (self, spec->id));
  g_ptr_array_add (self->panes, lyc_workbench_pane_new (self, spec, flags, title, short_title,
                                                        icon_name, widget));
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

GtkWidget *
lyc_workbench_get_pane (LycWorkbench *self, const char *id)
{
  LycWorkbenchPane *pane = lyc_workbench_find (self, id);

  return pane ? pane->widget : NULL;
}

void
lyc_workbench_set_pane_available (LycWorkbench *self, const char *id, gboolean available)
{
  LycWorkbenchPane *pane = lyc_workbench_find (self, id);

  if (!pane || pane->available == available)
    return;
  pane->available = available;
  lyc_workbench_relay (self);
}

gboolean
lyc_workbench_get_pane_available (LycWorkbench *self, const char *id)
{
  LycWorkbenchPane *pane = lyc_workbench_find (self, id);

  return pane && pane->available;
}

void
lyc_workbench_set_pane_open (LycWorkbench *self, const char *id, gboolean open)
{
  LycWorkbenchPane *pane = lyc_workbench_find (self, id);

  if (!pane || pane->open == open)
    return;
  /* An empty desk would say nothing; whoever asked is told how it stands. */
  pane->open = open || (pane->available && lyc_workbench_count_panes (self, TRUE) == 1);
  lyc_workbench_changed (self);
}

gboolean
lyc_workbench_get_pane_open (LycWorkbench *self, const char *id)
{
  LycWorkbenchPane *pane = lyc_workbench_find (self, id);

  return pane && pane->open;
}

void
lyc_workbench_set_pane_column (LycWorkbench *self, const char *id, int column)
{
  LycWorkbenchPane *pane = lyc_workbench_find (self, id);

  if (!pane || pane->spec.column == column)
    return;
  pane->spec.column = CLAMP (column, 0, LYC_WORKBENCH_MAX_PANES - 1);
  lyc_workbench_relay (self);
}

void
lyc_workbench_set_pane_count (LycWorkbench *self, const char *id, guint count)
{
  LycWorkbenchPane *pane = lyc_workbench_find (self, id);

  if (!pane)
    return;
  if (!pane->counts)
    lyc_workbench_relay (self);
  pane->counts = TRUE;
  if (pane->count != count)
    lyc_workbench_pane_set_count (pane, count);
}

void
lyc_workbench_present_pane (LycWorkbench *self, const char *id)
{
  LycWorkbenchPane *pane = lyc_workbench_find (self, id);

  if (!pane)
    return;
  lyc_workbench_set_pane_open (self, id, TRUE);
  lyc_workbench_set_active_pane (self, id);
  /* It can take the focus only once it is on the screen. The last that is presented has it. */
  self->refocus = !pane->shown;
  self->presented = pane->shown ? NULL : pane;
  if (pane->shown)
    gtk_widget_child_focus (pane->widget, GTK_DIR_TAB_FORWARD);
}

void
lyc_workbench_set_active_pane (LycWorkbench *self, const char *id)
{
  LycWorkbenchPane *pane = lyc_workbench_find (self, id);

  if (!pane || (pane->used == self->uses && pane->used > 0))
    return;
  pane->used = ++self->uses;
  lyc_workbench_relay (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ACTIVE_PANE]);
}

const char *
lyc_workbench_get_active_pane (LycWorkbench *self)
{
  LycWorkbenchPane *best = NULL;

  for (guint i = 0; i < self->panes->len; i++)
    {
      LycWorkbenchPane *pane = g_ptr_array_index (self->panes, i);

      if (pane->used > 0 && (!best || pane->used > best->used))
        best = pane;
    }
  return best ? best->spec.id : NULL;
}

gboolean
lyc_workbench_is_pane_shown (LycWorkbench *self, const char *id)
{
  LycWorkbenchPane *pane = lyc_workbench_find (self, id);

  return pane && pane->shown;
}

void
lyc_workbench_set_sidebar_open (LycWorkbench *self, gboolean open)
{
  if (lyc_workbench_get_sidebar_open (self) == open)
    return;
  lyc_workbench_relay (self);
  if (self->mode == LYC_WORKBENCH_WIDE)
    {
      self->want_rail = !open;
      g_signal_emit (self, signals[STATE_CHANGED], 0);
    }
  else
    {
      self->drawer = open;
      self->refocus = open;
    }
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SIDEBAR_OPEN]);
}

gboolean
lyc_workbench_get_sidebar_open (LycWorkbench *self)
{
  return self->mode == LYC_WORKBENCH_WIDE ? !self->want_rail : self->drawer;
}

LycWorkbenchMode
lyc_workbench_get_mode (LycWorkbench *self)
{
  return self->mode;
}
