/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* How the connection stands, on a line in the header that is always there, so that nothing moves. */

#include "window-private.h"

#include <glib/gi18n-lib.h>

#include "time-text.h"

static char *
dup_offline (LycWindow *self)
{
  gint64 since = lyc_session_get_since (lyc_services_get_session (self->services));
  guint waiting
      = g_list_model_get_n_items (G_LIST_MODEL (lyc_services_get_outbox (self->services)));
  g_autofree char *clock = lyc_time_text_clock (since);
  g_autofree char *text = since > 0 ? g_strdup_printf (_("Offline since %s"), clock)
                                    : g_strdup (_("Offline"));

  if (waiting == 0)
    return g_steal_pointer (&text);
  return g_strdup_printf (ngettext ("%s · %u waiting", "%s · %u waiting", waiting), text, waiting);
}

static void
update (LycWindow *self)
{
  g_autofree char *text = NULL;

  gtk_widget_set_visible (self->banner,
                          lyc_session_is_sandbox (lyc_services_get_session (self->services)));
  switch (lyc_session_get_connection (lyc_services_get_session (self->services)))
    {
    case LYC_CONNECTION_OFFLINE: text = dup_offline (self); break;
    case LYC_CONNECTION_CATCHING_UP: text = g_strdup (_("Catching up")); break;
    case LYC_CONNECTION_SIGNED_OUT: text = g_strdup (_("Sign in again to go on")); break;
    case LYC_CONNECTION_LIVE:
    default: text = g_strdup (""); break;
    }
  gtk_label_set_text (self->status, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->status),
                               *text != '\0' ? _("What you write is kept and sent once when you are back.")
                                             : NULL);
}

void
lyc_window_follow_connection (LycWindow *self)
{
  g_signal_connect_object (lyc_services_get_session (self->services), "notify", G_CALLBACK (update),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (lyc_services_get_outbox (self->services), "items-changed",
                           G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}
