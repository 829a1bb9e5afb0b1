/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workbench-private.h"

/* What the menu in every pane's head offers, and the actions behind it. Each pane has its own group
 * `this`, so that the same menu serves wherever a head stands in it. */

#include <glib/gi18n-lib.h>

static LycWorkbench *
bench_of (LycWorkbenchPane *pane)
{
  return LYC_WORKBENCH (gtk_widget_get_parent (pane->widget));
}

static void
close_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  LycWorkbenchPane *pane = user_data;

  lyc_workbench_set_pane_open (bench_of (pane), pane->spec.id, FALSE);
}

static void
set_others_open (LycWorkbenchPane *pane, gboolean open)
{
  LycWorkbench *self = bench_of (pane);

  for (guint i = 0; i < self->panes->len; i++)
    {
      LycWorkbenchPane *other = g_ptr_array_index (self->panes, i);

      if (other != pane && other->available)
        other->open = open;
    }
  lyc_workbench_changed (self);
}

static void
only_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  set_others_open (user_data, FALSE);
}

static void
all_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  set_others_open (user_data, TRUE);
}

void
lyc_workbench_pane_add_actions (LycWorkbenchPane *pane)
{
  static const GActionEntry entries[]
      = { { "close", close_cb }, { "only", only_cb }, { "all", all_cb } };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), pane);
  gtk_widget_insert_action_group (pane->widget, "this", G_ACTION_GROUP (group));
}

/* Counts the panes of the page that are open, or those that are closed. */
guint
lyc_workbench_count_panes (LycWorkbench *self, gboolean open)
{
  guint n = 0;

  for (guint i = 0; i < self->panes->len; i++)
    {
      LycWorkbenchPane *pane = g_ptr_array_index (self->panes, i);

      n += pane->available && pane->open == open;
    }
  return n;
}

static void
append_common (LycWorkbench *self, GMenu *menu)
{
  g_autoptr (GMenu) section = g_menu_new ();

  if (lyc_workbench_count_panes (self, TRUE) > 1)
    g_menu_append (section, _("Show _only this pane"), "this.only");
  if (lyc_workbench_count_panes (self, FALSE) > 0)
    g_menu_append (section, _("Show _all panes"), "this.all");
  if (lyc_workbench_count_panes (self, TRUE) > 1)
    g_menu_append (section, _("_Close this pane"), "this.close");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

static LycWorkbenchPane *
find_around (LycWorkbench *self, GtkWidget *inside)
{
  for (guint i = 0; i < self->panes->len; i++)
    {
      LycWorkbenchPane *pane = g_ptr_array_index (self->panes, i);

      if (inside == pane->widget || gtk_widget_is_ancestor (inside, pane->widget))
        return pane;
    }
  return NULL;
}

/* Gives the pane acts of its own, above those that every pane has. */
void
lyc_workbench_set_pane_menu (LycWorkbench *self, const char *id, GMenuModel *menu)
{
  LycWorkbenchPane *pane = lyc_workbench_find (self, id);

  if (pane)
    g_set_object (&pane->menu, menu);
}

/* Lets whoever gave the pane its menu bring it up to date. @inside: a widget within a pane */
void
lyc_workbench_want_menu_around (GtkWidget *inside)
{
  GtkWidget *bench = gtk_widget_get_ancestor (inside, LYC_TYPE_WORKBENCH);
  LycWorkbenchPane *pane = bench ? find_around (LYC_WORKBENCH (bench), inside) : NULL;

  if (pane)
    g_signal_emit_by_name (bench, "menu-wanted", pane->spec.id);
}

/**
 * lyc_workbench_dup_menu_around:
 * @inside: a widget within a pane
 *
 * One pane at a time can be neither closed nor shown alone, so there only the pane's own acts are
 * left.
 *
 * Returns: (transfer full) (nullable): what can be done with that pane now
 */
GMenuModel *
lyc_workbench_dup_menu_around (GtkWidget *inside)
{
  GtkWidget *bench = gtk_widget_get_ancestor (inside, LYC_TYPE_WORKBENCH);
  LycWorkbenchPane *pane = bench ? find_around (LYC_WORKBENCH (bench), inside) : NULL;
  gboolean narrow = pane && LYC_WORKBENCH (bench)->plan.mode == LYC_WORKBENCH_NARROW;
  g_autoptr (GMenu) menu = g_menu_new ();

  if (!pane || (narrow && !pane->menu))
    return NULL;
  if (pane->menu)
    g_menu_append_section (menu, NULL, pane->menu);
  if (!narrow)
    append_common (LYC_WORKBENCH (bench), menu);
  return G_MENU_MODEL (g_steal_pointer (&menu));
}
