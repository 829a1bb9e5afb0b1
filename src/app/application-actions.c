/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* What the program does for its menus, and for the desktop that gives a notice back. */

#include "application-private.h"

#include <glib/gi18n-lib.h>

#include "ids.h"

static void
about_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  LycApplication *self = user_data;

  adw_show_about_window (
      GTK_WINDOW (self->window), "application-name", "Lyceum", "version", LYC_VERSION,
      "application-icon", LYC_APP_ID, "license-type", GTK_LICENSE_GPL_3_0, "developer-name",
      _("The Lyceum contributors"), "comments", _("Learn together, in one window."), NULL);
}

static void
sign_out_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  LycApplication *self = user_data;

  lyc_window_clear_services (self->window);
  if (self->core != NULL)
    lyc_core_sign_out (self->core);
  g_clear_object (&self->core);
  g_clear_object (&self->sandbox);
}

/* The session ended, by the platform or for lack of a keyring: the same platform once more. */
static void
sign_in_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  LycApplication *self = user_data;

  if (self->core == NULL || self->window == NULL)
    return;
  lyc_window_clear_services (self->window);
  if (self->sandbox != NULL)
    _lyc_application_open_sandbox (self);
  else
    _lyc_application_sign_in (self);
}

static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  LycApplication *self = user_data;

  if (self->window != NULL)
    gtk_window_close (GTK_WINDOW (self->window));
}

/* What the desktop gives back is a name and no more; the window asks whose notice it is. */
static void
notice_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  LycApplication *self = user_data;
  const char *id = g_variant_get_string (parameter, NULL);

  if (self->window != NULL && lyc_id_is_valid (id))
    lyc_window_open_notice (self->window, id,
                            g_str_equal (g_action_get_name (G_ACTION (action)), "notice-reply"));
}

static void
notices_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  LycApplication *self = user_data;

  if (self->window != NULL)
    lyc_window_show_notices (self->window);
}

void
_lyc_application_add_actions (LycApplication *self)
{
  static const GActionEntry entries[] = { { "about", about_cb },
                                          { "sign-in", sign_in_cb },
                                          { "sign-out", sign_out_cb },
                                          { "notice-open", notice_cb, "s" },
                                          { "notice-reply", notice_cb, "s" },
                                          { "notices-open", notices_cb },
                                          { "quit", quit_cb } };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  gtk_application_set_accels_for_action (GTK_APPLICATION (self), "app.quit",
                                         (const char *[]){ "<Control>q", NULL });
  gtk_application_set_accels_for_action (
      GTK_APPLICATION (self), "win.show-help-overlay",
      (const char *[]){ "<Control>question", "<Control>F1", NULL });
}
