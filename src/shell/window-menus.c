/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* What the menus of the panes offer beside what every pane does. */

#include "window-private.h"

#include <glib/gi18n-lib.h>

#include "preferences-window.h"

static void
preferences_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LycWindow *self = LYC_WINDOW (widget);

  if (self->services != NULL)
    gtk_window_present (lyc_preferences_window_new (GTK_WINDOW (self), self->services));
}

/* What something leads to that a choice of the person holds. */
static void
preferences_at_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LycWindow *self = LYC_WINDOW (widget);
  GtkWindow *window;

  if (self->services == NULL)
    return;
  window = lyc_preferences_window_new (GTK_WINDOW (self), self->services);
  lyc_preferences_window_show_page (LYC_PREFERENCES_WINDOW (window),
                                    g_variant_get_string (parameter, NULL));
  gtk_window_present (window);
}

void
lyc_window_install_menu_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.preferences-at", "s", preferences_at_cb);
  gtk_widget_class_install_action (klass, "win.preferences", NULL, preferences_cb);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_comma, GDK_CONTROL_MASK, "win.preferences",
                                       NULL);
}

static GMenu *
new_talk_menu (const char *read_action)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) reading = g_menu_new ();

  g_menu_append (reading, _("_Mark all as read"), read_action);
  g_menu_append (reading, _("_Next unread"), "win.next-unread");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (reading));
  return menu;
}

static void
set_talk_menu (LycWindow *self, const char *id, GMenu *menu, GMenu *follow)
{
  g_menu_append_section (menu, NULL, G_MENU_MODEL (follow));
  lyc_workbench_set_pane_menu (self->workbench, id, G_MENU_MODEL (menu));
  g_object_unref (menu);
}

void
lyc_window_add_pane_menus (LycWindow *self)
{
  g_autoptr (GMenu) threads = g_menu_new ();
  g_autoptr (GMenu) chat = g_menu_new ();

  lyc_window_append_follow_menu (threads, _("Notices of this _thread"), "thread");
  lyc_window_append_follow_menu (threads, _("Notices of the _course"), "course");
  lyc_window_append_follow_menu (threads, _("Notices of the c_ohort"), "cohort");
  lyc_window_append_follow_menu (chat, _("Notices of this con_versation"), "chat");
  lyc_window_append_follow_menu (chat, _("Notices of the c_ohort"), "cohort");
  set_talk_menu (self, "discussion", new_talk_menu ("win.read-discussion"), threads);
  set_talk_menu (self, "chat", new_talk_menu ("win.read-chat"), chat);
}
