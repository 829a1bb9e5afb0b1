/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "timeline-private.h"

#define ESTIMATE 72

enum
{
  PROP_0,
  PROP_AT_END,
  PROP_HADJUSTMENT,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
};

static guint signals[LYC_TIMELINE_N_SIGNALS];

G_DEFINE_FINAL_TYPE_WITH_CODE (LycTimeline, lyc_timeline, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

/* rows-shown and at-end are told only when they differ from what was told last. */
void
lyc_timeline_emit (LycTimeline *self, guint which, guint first, guint last)
{
  gint64 told[3] = { self->shown ? first : -1, self->shown ? last : -1, self->at_end };
  gint64 *before = g_object_get_data (G_OBJECT (self), "lyc-timeline-told");
  gboolean moved, ended;

  if (which == LYC_TIMELINE_ROW_ACTIVATED || which == LYC_TIMELINE_ROW_MENU)
    g_signal_emit (self, signals[which], 0, first);
  else if (which != LYC_TIMELINE_ROWS_SHOWN)
    g_signal_emit (self, signals[which], 0);
  if (which != LYC_TIMELINE_ROWS_SHOWN)
    return;
  moved = !before || before[0] != told[0] || before[1] != told[1];
  ended = !before || before[2] != told[2];
  if (!moved && !ended)
    return;
  g_object_set_data_full (G_OBJECT (self), "lyc-timeline-told", g_memdup2 (told, sizeof told),
                          g_free);
  if (moved && self->shown)
    g_signal_emit (self, signals[which], 0, first, last);
  if (ended)
    g_object_notify (G_OBJECT (self), "at-end");
}

static void
value_changed_cb (LycTimeline *self)
{
  lyc_timeline_value_changed (self);
}

static void
set_adjustment (LycTimeline *self, GtkOrientation orientation, GtkAdjustment *adjustment)
{
  GtkAdjustment **slot = &self->adjustment[orientation];

  if (*slot)
    g_signal_handlers_disconnect_by_func (*slot, value_changed_cb, self);
  g_clear_object (slot);
  *slot = g_object_ref_sink (adjustment ? adjustment : gtk_adjustment_new (0, 0, 0, 0, 0, 0));
  if (orientation == GTK_ORIENTATION_VERTICAL)
    g_signal_connect_object (*slot, "value-changed", G_CALLBACK (value_changed_cb), self,
                             G_CONNECT_SWAPPED);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  LycTimeline *self = LYC_TIMELINE (object);

  if (id == PROP_AT_END)
    g_value_set_boolean (value, self->at_end);
  else if (id == PROP_HADJUSTMENT || id == PROP_VADJUSTMENT)
    g_value_set_object (value, self->adjustment[id - PROP_HADJUSTMENT]);
  else
    g_value_set_enum (value, self->policy[id - PROP_HSCROLL_POLICY]);
}

static void
set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  LycTimeline *self = LYC_TIMELINE (object);

  if (id == PROP_HADJUSTMENT || id == PROP_VADJUSTMENT)
    set_adjustment (self, id - PROP_HADJUSTMENT, g_value_get_object (value));
  else
    self->policy[id - PROP_HSCROLL_POLICY] = g_value_get_enum (value);
}

static GtkSizeRequestMode
get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
         int *minimum_baseline, int *natural_baseline)
{
  *minimum = 0;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 300 : 400;
}

static void
size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  lyc_timeline_layout_rows (LYC_TIMELINE (widget), width);
}

/* Makes no rows here: a parent may map its children while it allocates them, and GTK forgets what
 * asks for a size in that moment. */
static void
map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (lyc_timeline_parent_class)->map (widget);
  lyc_timeline_queue_populate (LYC_TIMELINE (widget));
}

static void
unmap (GtkWidget *widget)
{
  LycTimeline *self = LYC_TIMELINE (widget);

  if (self->tick != 0)
    gtk_widget_remove_tick_callback (widget, self->tick);
  self->tick = 0;
  GTK_WIDGET_CLASS (lyc_timeline_parent_class)->unmap (widget);
}

static void
drop_rows (LycTimeline *self)
{
  GtkWidget *child;

  lyc_timeline_recycle_all (self);
  for (guint i = 0; i < LYC_TIMELINE_MAX_KINDS; i++)
    g_ptr_array_set_size (self->pool[i], 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))))
    gtk_widget_unparent (child);
}

static void
dispose (GObject *object)
{
  LycTimeline *self = LYC_TIMELINE (object);

  lyc_timeline_set_model (self, NULL);
  drop_rows (self);
  for (guint i = 0; i < 2; i++)
    g_clear_object (&self->adjustment[i]);
  if (self->destroy)
    g_steal_pointer (&self->destroy) (self->user_data);
  G_OBJECT_CLASS (lyc_timeline_parent_class)->dispose (object);
}

static void
finalize (GObject *object)
{
  LycTimeline *self = LYC_TIMELINE (object);

  for (guint i = 0; i < LYC_TIMELINE_MAX_KINDS; i++)
    g_ptr_array_unref (self->pool[i]);
  g_ptr_array_unref (self->rows);
  lyc_height_tree_free (self->tree);
  G_OBJECT_CLASS (lyc_timeline_parent_class)->finalize (object);
}

static void
add_signals (void)
{
  GType type = LYC_TYPE_TIMELINE;

  signals[LYC_TIMELINE_REQUEST_OLDER] = g_signal_new ("request-older", type, G_SIGNAL_RUN_LAST, 0,
                                                      NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[LYC_TIMELINE_REQUEST_NEWER] = g_signal_new ("request-newer", type, G_SIGNAL_RUN_LAST, 0,
                                                      NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[LYC_TIMELINE_ROWS_SHOWN]
      = g_signal_new ("rows-shown", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                      G_TYPE_UINT, G_TYPE_UINT);
  signals[LYC_TIMELINE_ROW_ACTIVATED] = g_signal_new (
      "row-activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[LYC_TIMELINE_ROW_MENU] = g_signal_new ("row-menu", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                                 NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
lyc_timeline_class_init (LycTimelineClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dispose;
  object_class->finalize = finalize;
  object_class->get_property = get_property;
  object_class->set_property = set_property;
  widget_class->get_request_mode = get_request_mode;
  widget_class->measure = measure;
  widget_class->size_allocate = size_allocate;
  widget_class->map = map;
  widget_class->unmap = unmap;
  g_object_class_install_property (
      object_class, PROP_AT_END,
      g_param_spec_boolean ("at-end", NULL, NULL, FALSE,
                            G_PARAM_READABLE | G_PARAM_STATIC_STRINGS));
  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");
  add_signals ();
  lyc_timeline_keys_class_init (klass);
  gtk_widget_class_set_css_name (widget_class, "timeline");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
}

static void
lyc_timeline_init (LycTimeline *self)
{
  self->tree = lyc_height_tree_new (ESTIMATE);
  self->rows = g_ptr_array_new ();
  self->held = -1;
  for (guint i = 0; i < LYC_TIMELINE_MAX_KINDS; i++)
    self->pool[i] = g_ptr_array_new ();
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

GtkWidget *
lyc_timeline_new (void)
{
  return g_object_new (LYC_TYPE_TIMELINE, NULL);
}

void
lyc_timeline_set_factory (LycTimeline *self, const LycTimelineFactory *factory, gpointer user_data,
                          GDestroyNotify destroy)
{
  g_return_if_fail (factory->create && factory->bind);
  drop_rows (self);
  if (self->destroy)
    self->destroy (self->user_data);
  self->factory = *factory;
  self->user_data = user_data;
  self->destroy = destroy;
  lyc_timeline_queue_populate (self);
}

void
lyc_timeline_set_start_at_end (LycTimeline *self, gboolean at_end)
{
  self->start_at_end = at_end;
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    lyc_timeline_start_over (self);
}

void
lyc_timeline_set_goes_on (LycTimeline *self, gboolean goes_on)
{
  if (self->goes_on == goes_on)
    return;
  self->goes_on = goes_on;
  self->stick = self->stick && !goes_on;
  lyc_timeline_queue_populate (self);
}

void
lyc_timeline_set_label (LycTimeline *self, const char *label)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

void
lyc_timeline_set_estimate (LycTimeline *self, int height)
{
  lyc_height_tree_set_estimate (self->tree, height);
}

void
lyc_timeline_jump_to (LycTimeline *self, guint position, double align)
{
  if (lyc_height_tree_get_n (self->tree) == 0)
    return;
  self->anchor = position;
  self->jump_align = CLAMP (align, 0, 1);
  self->jump_pending = TRUE;
  self->held = position;
  self->stick = FALSE;
  self->settle = TRUE;
  self->slack_above = self->slack_below = 0;
  self->last_scroll = 0;
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  lyc_timeline_populate (self);
  self->stick = self->at_end && self->start_at_end;
  lyc_timeline_queue_populate (self);
}

void
lyc_timeline_jump_to_end (LycTimeline *self)
{
  self->stick = TRUE;
  self->jump_pending = FALSE;
  self->held = -1;
  self->slack_above = self->slack_below = 0;
  self->last_scroll = 0;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    lyc_timeline_populate (self);
  lyc_timeline_queue_populate (self);
}

gboolean
lyc_timeline_get_at_end (LycTimeline *self)
{
  return self->at_end;
}

gboolean
lyc_timeline_get_visible_range (LycTimeline *self, guint *first, guint *last)
{
  if (!self->shown)
    return FALSE;
  *first = self->first;
  *last = self->last;
  return TRUE;
}

gboolean
lyc_timeline_get_reach (LycTimeline *self, double viewports, guint *first, guint *last)
{
  int viewport = lyc_timeline_viewport (self);
  gint64 top;

  if (!self->shown || lyc_height_tree_get_n (self->tree) == 0)
    return FALSE;
  top = lyc_height_tree_get_top (self->tree, self->anchor) - self->anchor_top;
  *first = lyc_height_tree_find (self->tree, top - (gint64) (viewports * viewport), NULL);
  *last = lyc_height_tree_find (self->tree, top + (gint64) ((1 + viewports) * viewport), NULL);
  return TRUE;
}

GtkWidget *
lyc_timeline_get_row (LycTimeline *self, guint position)
{
  LycTimelineRow *row = lyc_timeline_find_row (self, position);

  return row ? row->child : NULL;
}

gboolean
lyc_timeline_get_position (LycTimeline *self, GtkWidget *widget, guint *position)
{
  GtkWidget *row = gtk_widget_get_ancestor (widget, LYC_TYPE_TIMELINE_ROW);

  if (!row || gtk_widget_get_parent (row) != GTK_WIDGET (self) || !LYC_TIMELINE_ROW (row)->item)
    return FALSE;
  *position = LYC_TIMELINE_ROW (row)->position;
  return TRUE;
}

gboolean
lyc_timeline_get_row_top (LycTimeline *self, guint position, int *top)
{
  LycTimelineRow *row = lyc_timeline_find_row (self, position);

  if (row)
    *top = row->top;
  return row != NULL;
}

gboolean
lyc_timeline_get_anchor (LycTimeline *self, guint *position, int *top)
{
  if (!self->shown || self->stick)
    return FALSE;
  *position = self->anchor;
  *top = self->anchor_top;
  return TRUE;
}

guint
lyc_timeline_get_n_rows_alive (LycTimeline *self)
{
  return self->rows->len;
}
