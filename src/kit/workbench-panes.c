/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workbench-private.h"

#include "count-pill.h"
#include "workbench-handle.h"

#include <glib/gi18n-lib.h>

#define MINIMUM_SHARE 150
#define MAXIMUM_SHARE 850

static LycWorkbenchPane *
pane_of (GtkWidget *part)
{
  return g_object_get_data (G_OBJECT (part), "lyc-pane");
}

static LycWorkbench *
bench_of (GtkWidget *part)
{
  return LYC_WORKBENCH (gtk_widget_get_parent (part));
}

static void
chosen_cb (GtkWidget *button)
{
  LycWorkbenchPane *pane = pane_of (button);

  lyc_workbench_set_active_pane (bench_of (button), pane->spec.id);
  /* A press on the one in front must leave it pressed. */
  lyc_workbench_queue_sync (bench_of (button));
}

static int
column_of (LycWorkbench *self, LycWorkbenchPane *pane)
{
  for (guint i = 0; i < self->plan.n_columns; i++)
    for (guint j = 0; j < self->plan.columns[i].n_panes; j++)
      if (self->plan_panes[self->plan.columns[i].panes[j]] == pane)
        return i;
  return -1;
}

static int
column_minimum (LycWorkbench *self, int index)
{
  const LycWorkbenchColumn *column = &self->plan.columns[index];
  int minimum = 0;

  for (guint i = 0; i < column->n_panes; i++)
    minimum = MAX (minimum, self->plan_panes[column->panes[i]]->spec.minimum);
  return minimum;
}

/* The main column has no width of its own: it takes what the others leave. */
static void
set_column_width (LycWorkbench *self, int index, int width)
{
  const LycWorkbenchColumn *column = &self->plan.columns[index];

  if (index == self->plan.main_column)
    return;
  for (guint i = 0; i < column->n_panes; i++)
    self->plan_panes[column->panes[i]]->spec.width = width;
}

static void
side_grabbed_cb (GtkWidget *handle)
{
  LycWorkbench *self = bench_of (handle);
  int i = column_of (self, pane_of (handle));

  if (i < 0 || i + 1 >= (int) self->plan.n_columns)
    return;
  self->grabbed_start = self->plan.columns[i].width;
  self->grabbed_end = self->plan.columns[i + 1].width;
}

static void
side_moved_cb (GtkWidget *handle, int pixels)
{
  LycWorkbench *self = bench_of (handle);
  int i = column_of (self, pane_of (handle));

  if (i < 0 || i + 1 >= (int) self->plan.n_columns)
    return;
  pixels = MAX (pixels, column_minimum (self, i) - self->grabbed_start);
  pixels = MIN (pixels, self->grabbed_end - column_minimum (self, i + 1));
  set_column_width (self, i, self->grabbed_start + pixels);
  set_column_width (self, i + 1, self->grabbed_end - pixels);
  lyc_workbench_changed (self);
}

static LycWorkbenchPane *
pane_below (LycWorkbench *self, LycWorkbenchPane *pane)
{
  int index = column_of (self, pane);
  const LycWorkbenchColumn *column = index < 0 ? NULL : &self->plan.columns[index];

  for (guint i = 0; column && i + 1 < column->n_panes; i++)
    if (self->plan_panes[column->panes[i]] == pane)
      return self->plan_panes[column->panes[i + 1]];
  return NULL;
}

static void
below_grabbed_cb (GtkWidget *handle)
{
  LycWorkbench *self = bench_of (handle);
  LycWorkbenchPane *below = pane_below (self, pane_of (handle));

  self->grabbed_start = pane_of (handle)->height;
  self->grabbed_end = below ? below->height : 0;
}

static void
below_moved_cb (GtkWidget *handle, int pixels)
{
  LycWorkbench *self = bench_of (handle);
  int both = self->grabbed_start + self->grabbed_end;

  if (both <= 0)
    return;
  pane_of (handle)->spec.share
      = CLAMP ((self->grabbed_start + pixels) * 1000 / both, MINIMUM_SHARE, MAXIMUM_SHARE);
  lyc_workbench_changed (self);
}

static void
add_part (LycWorkbench *self, LycWorkbenchPane *pane, GtkWidget *part)
{
  g_object_set_data (G_OBJECT (part), "lyc-pane", pane);
  gtk_widget_insert_before (part, GTK_WIDGET (self), self->scrim);
  gtk_widget_set_child_visible (part, FALSE);
}

static GtkWidget *
new_handle (LycWorkbench *self, LycWorkbenchPane *pane, GtkOrientation orientation,
            const char *text, GCallback grabbed, GCallback moved)
{
  GtkWidget *handle = lyc_workbench_handle_new (orientation, text);

  g_signal_connect (handle, "grabbed", grabbed, NULL);
  g_signal_connect (handle, "moved", moved, NULL);
  add_part (self, pane, handle);
  return handle;
}

static GtkWidget *
new_tab (LycWorkbench *self, LycWorkbenchPane *pane)
{
  GtkWidget *tab = gtk_toggle_button_new ();
  GtkWidget *label = gtk_label_new (pane->title);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_button_set_child (GTK_BUTTON (tab), label);
  gtk_widget_add_css_class (tab, "flat");
  gtk_widget_add_css_class (tab, "workbench-tab");
  g_signal_connect (tab, "clicked", G_CALLBACK (chosen_cb), NULL);
  add_part (self, pane, tab);
  return tab;
}

static GtkWidget *
new_switcher (LycWorkbench *self, LycWorkbenchPane *pane, const char *text, const char *icon_name)
{
  GtkWidget *button = gtk_toggle_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *top = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_set_halign (top, GTK_ALIGN_CENTER);
  pane->switcher_pill = lyc_count_pill_new ();
  gtk_box_append (GTK_BOX (top), gtk_image_new_from_icon_name (icon_name));
  gtk_box_append (GTK_BOX (top), pane->switcher_pill);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), top);
  gtk_box_append (GTK_BOX (box), label);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "workbench-switch");
  g_signal_connect (button, "clicked", G_CALLBACK (chosen_cb), NULL);
  add_part (self, pane, button);
  return button;
}

LycWorkbenchPane *
lyc_workbench_pane_new (LycWorkbench *self, const LycPaneSpec *spec, LycPaneFlags flags,
                        const char *title, const char *short_title, const char *icon_name,
                        GtkWidget *widget)
{
  LycWorkbenchPane *pane = g_new0 (LycWorkbenchPane, 1);
  g_autofree char *side = g_strdup_printf (_("Resize %s"), title);
  g_autofree char *below = g_strdup_printf (_("Resize height of %s"), title);

  pane->spec = *spec;
  pane->spec.id = g_strdup (spec->id);
  pane->title = g_strdup (title);
  pane->short_title = g_strdup (short_title ? short_title : title);
  pane->widget = widget;
  pane->open = pane->available = TRUE;
  if (!(flags & LYC_PANE_PLAIN))
    gtk_widget_add_css_class (widget, "pane-card");
  gtk_widget_set_overflow (widget, GTK_OVERFLOW_HIDDEN);
  g_object_set (widget, "accessible-role", GTK_ACCESSIBLE_ROLE_REGION, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  add_part (self, pane, widget);
  lyc_workbench_pane_add_actions (pane);
  pane->tab = new_tab (self, pane);
  pane->switcher = new_switcher (self, pane, pane->short_title, icon_name);
  pane->side_handle = new_handle (self, pane, GTK_ORIENTATION_HORIZONTAL, side,
                                  G_CALLBACK (side_grabbed_cb), G_CALLBACK (side_moved_cb));
  pane->below_handle = new_handle (self, pane, GTK_ORIENTATION_VERTICAL, below,
                                   G_CALLBACK (below_grabbed_cb), G_CALLBACK (below_moved_cb));
  lyc_workbench_pane_set_count (pane, 0);
  return pane;
}

void
lyc_workbench_pane_free (LycWorkbenchPane *pane)
{
  g_clear_weak_pointer (&pane->last_focus);
  g_free ((char *) pane->spec.id);
  g_clear_object (&pane->menu);
  g_free (pane->title);
  g_free (pane->short_title);
  g_free (pane);
}

/* What the pane's tab says: its title, and what is unread. */
void
lyc_workbench_pane_update_tab (LycWorkbenchPane *pane, gboolean tight)
{
  const char *title = tight ? pane->short_title : pane->title;
  g_autofree char *text
      = pane->count ? g_strdup_printf ("%s\u2002%u", title, pane->count) : g_strdup (title);

  gtk_label_set_text (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (pane->tab))), text);
}

void
lyc_workbench_pane_set_count (LycWorkbenchPane *pane, guint count)
{
  g_autofree char *unread = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%s, %u unread", "%s, %u unread", count), pane->title, count);
  const char *name = count ? unread : pane->title;

  pane->count = count;
  lyc_workbench_pane_update_tab (pane, bench_of (pane->tab)->tight);
  lyc_count_pill_set_count (LYC_COUNT_PILL (pane->switcher_pill), count);
  gtk_accessible_update_property (GTK_ACCESSIBLE (pane->tab), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (pane->switcher), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
}
