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

/* @place_label: (nullable): what reads the one place that is open; %NULL where none is */
static GMenu *
new_talk_menu (const char *read_action, const char *place_label, const char *place_action)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) reading = g_menu_new ();

  if (place_label != NULL)
    g_menu_append (reading, place_label, place_action);
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

static void
set_discussion_menu (LycWindow *self)
{
  g_autoptr (GMenu) follow = g_menu_new ();
  gboolean open
      = self->discussion != NULL && lyc_discussion_page_get_thread (self->discussion) != NULL;

  lyc_window_append_follow_menu (self, follow, _("Notices of this _thread"), "thread");
  lyc_window_append_follow_menu (self, follow, _("Notices of the _course"), "course");
  lyc_window_append_follow_menu (self, follow, _("Notices of the c_ohort"), "cohort");
  set_talk_menu (self, "discussion", new_talk_menu ("win.read-discussion",
                                                   open ? _("Mark this th_read as read") : NULL,
                                                   "win.read-thread"),
                 follow);
}

static void
set_chat_menu (LycWindow *self)
{
  g_autoptr (GMenu) follow = g_menu_new ();

  lyc_window_append_follow_menu (self, follow, _("Notices of this con_versation"), "chat");
  lyc_window_append_follow_menu (self, follow, _("Notices of the c_ohort"), "cohort");
  set_talk_menu (self, "chat",
                 new_talk_menu ("win.read-chat",
                                lyc_chat_page_get_container (self->chat) != NULL
                                    ? _("Mark this conversation as _read")
                                    : NULL,
                                "win.read-conversation"),
                 follow);
}

/* What is chosen may have changed since the menu was open; while it is open, it stays. */
static void
menu_wanted_cb (LycWindow *self, const char *id)
{
  if (g_str_equal (id, "discussion"))
    set_discussion_menu (self);
  else if (g_str_equal (id, "chat"))
    set_chat_menu (self);
}

/* Gives the panes of talk their menus, and brings them up to date each time they are opened. */
void
lyc_window_follow_pane_menus (LycWindow *self)
{
  g_signal_connect_object (self->workbench, "menu-wanted", G_CALLBACK (menu_wanted_cb), self,
                           G_CONNECT_SWAPPED);
  set_discussion_menu (self);
  set_chat_menu (self);
}
