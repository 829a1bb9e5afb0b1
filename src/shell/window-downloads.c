/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* The window that lists downloads, and the quota that outlives the program. */

#include "downloads-window.h"
#include "window-private.h"

static void
downloads_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LycWindow *self = LYC_WINDOW (widget);

  if (self->services != NULL && lyc_services_get_downloads (self->services) != NULL)
    gtk_window_present (lyc_downloads_window_new (GTK_WINDOW (self), self->services));
}

void
lyc_window_install_download_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.downloads", NULL, downloads_cb);
}

static void
save_quota (LycWindow *self, LycDownloads *downloads)
{
  gint64 quota = lyc_downloads_get_quota (downloads);

  if (g_settings_get_int64 (self->settings, "download-quota") != quota)
    g_settings_set_int64 (self->settings, "download-quota", quota);
}

/* Allows downloads what the person chose last, and keeps what they choose next. */
void
lyc_window_follow_downloads (LycWindow *self)
{
  LycDownloads *downloads = lyc_services_get_downloads (self->services);

  if (downloads == NULL || self->settings == NULL)
    return;
  lyc_downloads_set_quota (downloads, g_settings_get_int64 (self->settings, "download-quota"));
  g_signal_connect_object (downloads, "changed", G_CALLBACK (save_quota), self, G_CONNECT_SWAPPED);
}
