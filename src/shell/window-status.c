/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* How the connection stands, on a line in the header that is always there, so that nothing moves.
 */

#include "window-private.h"

#include <glib/gi18n-lib.h>

#include "time-text.h"

static char *
dup_offline (LycWindow *self)
{
  gint64 since = lyc_session_get_since (lyc_services_get_session (self->services));
  guint failed;
  guint waiting = lyc_outbox_count (lyc_services_get_outbox (self->services), &failed);
  g_autofree char *clock = lyc_time_text_clock (since);
  g_autofree char *text
      = since > 0 ? g_strdup_printf (_("Offline since %s"), clock) : g_strdup (_("Offline"));

  if (waiting == 0)
    return g_steal_pointer (&text);
  return g_strdup_printf (ngettext ("%s · %u waiting", "%s · %u waiting", waiting), text, waiting);
}

/* Says where the window is; @subtitle may be NULL. The line below stays for the connection. */
void
lyc_window_set_heading (LycWindow *self, const char *title, const char *subtitle)
{
  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->subtitle, subtitle != NULL ? subtitle : "");
  gtk_widget_set_visible (GTK_WIDGET (self->lines), TRUE);
}

/* The same in fewer words where there is less room. */
void
lyc_window_update_banner (LycWindow *self)
{
  const char *text
      = _("This is the sandbox: the people here are made up, and nothing leaves this computer.");
  gboolean narrow
      = self->workbench != NULL && lyc_workbench_get_mode (self->workbench) == LYC_WORKBENCH_NARROW;

  gtk_label_set_text (self->banner_text, narrow ? _("Sandbox: everyone here is made up.") : text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->banner_text), text);
}

/* What was refused waits for the person, however well the connection stands. */
static char *
dup_refused (LycWindow *self)
{
  guint failed;

  lyc_outbox_count (lyc_services_get_outbox (self->services), &failed);
  return failed > 0 ? g_strdup_printf (ngettext ("%u could not be sent", "%u could not be sent",
                                                 failed),
                                       failed)
                    : g_strdup ("");
}

static char *
dup_status (LycWindow *self)
{
  switch (lyc_session_get_connection (lyc_services_get_session (self->services)))
    {
    case LYC_CONNECTION_OFFLINE:
      return dup_offline (self);
    case LYC_CONNECTION_CATCHING_UP:
      return g_strdup (_("Catching up"));
    case LYC_CONNECTION_SIGNED_OUT:
      return g_strdup (_("Sign in again to go on"));
    case LYC_CONNECTION_LIVE:
    default:
      return dup_refused (self);
    }
}

static void
dismissed_cb (LycWindow *self)
{
  self->sign_in_toast = NULL;
}

/* The platform asks for a new sign-in: what is here stays readable until the person is ready. */
static void
offer_sign_in (LycWindow *self)
{
  gboolean needed = lyc_session_get_connection (lyc_services_get_session (self->services))
                    == LYC_CONNECTION_SIGNED_OUT;

  if (!needed && self->sign_in_toast != NULL)
    adw_toast_dismiss (self->sign_in_toast);
  if (!needed || self->sign_in_toast != NULL)
    return;
  self->sign_in_toast = adw_toast_new (_("Your sign-in has ended. What you write is kept."));
  adw_toast_set_button_label (self->sign_in_toast, _("Sign in"));
  adw_toast_set_action_name (self->sign_in_toast, "app.sign-in");
  adw_toast_set_timeout (self->sign_in_toast, 0);
  g_signal_connect_object (self->sign_in_toast, "dismissed", G_CALLBACK (dismissed_cb), self,
                           G_CONNECT_SWAPPED);
  adw_toast_overlay_add_toast (self->toasts, self->sign_in_toast);
}

static void
update (LycWindow *self)
{
  g_autofree char *text = dup_status (self);
  gboolean troubled = *text != '\0';

  gtk_widget_set_visible (self->banner,
                          lyc_session_is_sandbox (lyc_services_get_session (self->services)));
  lyc_window_update_banner (self);
  lyc_window_update_heading (self);
  offer_sign_in (self);
  gtk_label_set_text (self->status, text);
  gtk_stack_set_visible_child (self->lines, troubled ? self->status_button : GTK_WIDGET (self->subtitle));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->lines), troubled
                               ? _("What you write is kept and sent once when you are back.")
                               : NULL);
}

void
lyc_window_follow_connection (LycWindow *self)
{
  g_signal_connect_object (lyc_services_get_session (self->services), "notify", G_CALLBACK (update),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (lyc_services_get_outbox (self->services), "items-changed",
                           G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (lyc_services_get_outbox (self->services), "state-changed",
                           G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}
