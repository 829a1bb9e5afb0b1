/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "window-private.h"
#include "lyc-shell-resources.h"
#include "toasts.h"
#include "unseen.h"

#include <glib/gi18n-lib.h>

/* Lines on a page of the window of shortcuts. */
#define SHORTCUTS_HEIGHT 16

G_DEFINE_FINAL_TYPE (LycWindow, lyc_window, ADW_TYPE_APPLICATION_WINDOW)

static void
sidebar_clicked_cb (LycWindow *self)
{
  if (self->workbench != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self->workbench), "pane.sidebar", NULL);
}

/* The size is kept for the next time; a maximised window keeps the one it had before. */
static void
save_size (LycWindow *self)
{
  int width, height;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  g_settings_set_int (self->settings, "window-width", width);
  g_settings_set_int (self->settings, "window-height", height);
  g_settings_set_boolean (self->settings, "window-maximized",
                          gtk_window_is_maximized (GTK_WINDOW (self)));
}

static gboolean
lyc_window_close_request (GtkWindow *window)
{
  LycWindow *self = LYC_WINDOW (window);

  save_size (self);
  if (self->lesson != NULL)
    lyc_lesson_page_close (self->lesson);
  return GTK_WINDOW_CLASS (lyc_window_parent_class)->close_request (window);
}

static void
lyc_window_dispose (GObject *object)
{
  LycWindow *self = LYC_WINDOW (object);

  lyc_window_clear_services (self);
  if (self->toasts != NULL)
    gtk_widget_dispose_template (GTK_WIDGET (self), LYC_TYPE_WINDOW);
  g_clear_object (&self->settings);
  g_clear_object (&self->follow);
  G_OBJECT_CLASS (lyc_window_parent_class)->dispose (object);
}

static void
lyc_window_class_init (LycWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (LYC_TYPE_WELCOME_PAGE);
  g_type_ensure (LYC_TYPE_NOTICE_BELL);
  g_type_ensure (LYC_TYPE_SEARCH_PANEL);
  G_OBJECT_CLASS (klass)->dispose = lyc_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = lyc_window_close_request;
  g_resources_register (lyc_shell_get_resource ());
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/lyceum_desktop/Lyceum/shell/window.ui");
  gtk_widget_class_bind_template_child (widget_class, LycWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, LycWindow, title);
  gtk_widget_class_bind_template_child (widget_class, LycWindow, lines);
  gtk_widget_class_bind_template_child (widget_class, LycWindow, subtitle);
  gtk_widget_class_bind_template_child (widget_class, LycWindow, status);
  gtk_widget_class_bind_template_child (widget_class, LycWindow, status_button);
  gtk_widget_class_bind_template_child (widget_class, LycWindow, bell);
  gtk_widget_class_bind_template_child (widget_class, LycWindow, pane_buttons);
  gtk_widget_class_bind_template_child (widget_class, LycWindow, sidebar_button);
  gtk_widget_class_bind_template_child (widget_class, LycWindow, search_button);
  gtk_widget_class_bind_template_child (widget_class, LycWindow, search_label);
  gtk_widget_class_bind_template_child (widget_class, LycWindow, search_keys);
  gtk_widget_class_bind_template_child (widget_class, LycWindow, search);
  gtk_widget_class_bind_template_child (widget_class, LycWindow, banner);
  gtk_widget_class_bind_template_child (widget_class, LycWindow, banner_text);
  gtk_widget_class_bind_template_child (widget_class, LycWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, LycWindow, welcome);
  gtk_widget_class_bind_template_callback (widget_class, sidebar_clicked_cb);
  lyc_window_install_actions (widget_class);
  lyc_window_install_note_actions (widget_class);
  lyc_window_install_moment_actions (widget_class);
  lyc_window_install_menu_actions (widget_class);
  lyc_window_install_reading_actions (widget_class);
  lyc_window_install_unread_list (widget_class);
  lyc_window_install_notice_actions (widget_class);
  lyc_window_install_download_actions (widget_class);
  lyc_window_install_moderation_actions (widget_class);
  lyc_window_install_file_actions (widget_class);
  lyc_window_install_unsent_actions (widget_class);
  lyc_window_install_post_actions (widget_class);
  lyc_window_install_search (widget_class);
}

/* What the keys do, as Ctrl+? shows it. GTK lays the groups out anew for each one that is added,
 * and turns the order of the pages round each time: they get their height when all are there. */
static void
add_shortcuts (LycWindow *self)
{
  g_autoptr (GtkBuilder) builder
      = gtk_builder_new_from_resource ("/io/github/lyceum_desktop/Lyceum/shell/shortcuts.ui");
  GObject *shortcuts = gtk_builder_get_object (builder, "shortcuts");

  g_object_set (gtk_builder_get_object (builder, "section"), "max-height", SHORTCUTS_HEIGHT, NULL);
  gtk_application_window_set_help_overlay (GTK_APPLICATION_WINDOW (self),
                                           GTK_SHORTCUTS_WINDOW (shortcuts));
}

static void
lyc_window_init (LycWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  lyc_unseen_follow_stack (self->stack);
  lyc_unseen_follow_stack (self->lines);
  lyc_toasts_name_buttons (self->toasts);
  add_shortcuts (self);
  lyc_window_add_follow_actions (self);
}

static void
restore_size (LycWindow *self)
{
  gtk_window_set_default_size (GTK_WINDOW (self),
                               g_settings_get_int (self->settings, "window-width"),
                               g_settings_get_int (self->settings, "window-height"));
  if (g_settings_get_boolean (self->settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
}

/* What needs a person cannot be chosen before there is one. */
static void
set_signed_in (LycWindow *self, gboolean signed_in)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  GAction *sign_out = application != NULL
                          ? g_action_map_lookup_action (G_ACTION_MAP (application), "sign-out")
                          : NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.next-unread", signed_in);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.previous-unread", signed_in);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.read-all", signed_in);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.unread-list", signed_in);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.home", signed_in);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.search", signed_in);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.preferences", signed_in);
  if (sign_out != NULL)
    g_simple_action_set_enabled (G_SIMPLE_ACTION (sign_out), signed_in);
}

/**
 * lyc_window_new:
 * @settings: where sizes and the layout are kept; see the settings schema
 */
GtkWidget *
lyc_window_new (AdwApplication *application, GSettings *settings)
{
  LycWindow *self = g_object_new (LYC_TYPE_WINDOW, "application", application, NULL);

  lyc_window_set_settings (self, settings);
  set_signed_in (self, FALSE);
  restore_size (self);
  return GTK_WIDGET (self);
}

/* Keeps sizes and the layout in @settings from now on: those of another profile. */
void
lyc_window_set_settings (LycWindow *self, GSettings *settings)
{
  g_set_object (&self->settings, settings);
}

/* Returns: (transfer none): the page before sign-in */
LycWelcomePage *
lyc_window_get_welcome (LycWindow *self)
{
  return self->welcome;
}

/* Shows the workbench of the person who is signed in. */
void
lyc_window_set_services (LycWindow *self, LycServices *services)
{
  lyc_window_clear_services (self);
  self->services = g_object_ref (services);
  lyc_window_build_workbench (self);
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->workbench), "workbench");
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->workbench));
  gtk_widget_set_visible (GTK_WIDGET (self->sidebar_button), TRUE);
  lyc_notice_bell_set_services (self->bell, services);
  lyc_window_follow_notices (self);
  lyc_window_follow_downloads (self);
  lyc_window_set_search_services (self, services);
  gtk_widget_set_visible (GTK_WIDGET (self->bell), TRUE);
  set_signed_in (self, TRUE);
  lyc_window_follow_connection (self);
  lyc_window_open_home (self);
}

/* Back to the welcome page; nothing of the person who was signed in stays. */
void
lyc_window_clear_services (LycWindow *self)
{
  GtkWidget *button;

  if (self->services == NULL)
    return;
  g_signal_handlers_disconnect_by_data (lyc_services_get_ledger (self->services), self);
  g_signal_handlers_disconnect_by_data (lyc_services_get_session (self->services), self);
  g_signal_handlers_disconnect_by_data (lyc_services_get_outbox (self->services), self);
  lyc_window_forget_notices (self);
  lyc_window_close_files (self);
  if (self->sign_in_toast != NULL)
    adw_toast_dismiss (self->sign_in_toast);
  while ((button = gtk_widget_get_first_child (GTK_WIDGET (self->pane_buttons))) != NULL)
    gtk_box_remove (self->pane_buttons, button);
  lyc_window_forget_player (self);
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->welcome));
  if (self->workbench != NULL)
    gtk_stack_remove (self->stack, GTK_WIDGET (self->workbench));
  self->workbench = NULL;
  lyc_window_forget_pages (self);
  g_clear_object (&self->cohorts);
  g_clear_object (&self->containers);
  lyc_window_forget_lesson (self);
  lyc_window_forget_sought (self);
  lyc_window_forget_wanted_draft (self);
  lyc_window_forget_wanted_post (self);
  g_clear_object (&self->services);
  g_clear_pointer (&self->cohort_id, g_free);
  g_clear_pointer (&self->container_id, g_free);
  lyc_notice_bell_set_services (self->bell, NULL);
  lyc_window_set_search_services (self, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->bell), FALSE);
  set_signed_in (self, FALSE);
  gtk_widget_set_visible (self->banner, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->sidebar_button), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->pane_buttons), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->lines), FALSE);
  gtk_label_set_text (self->title, "");
}

/* Says something in passing; @text is shown as it is, never as markup. */
void
lyc_window_toast (LycWindow *self, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (escaped));
}
