/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "download-button.h"

#include <glib/gi18n-lib.h>

#include "course-downloads.h"
#include "download-row.h"

struct _LycDownloadButton
{
  GtkWidget parent_instance;

  LycServices *services;
  LycLesson *lesson;
  LycDownload *download;

  GtkWidget *button;
};

G_DEFINE_FINAL_TYPE (LycDownloadButton, lyc_download_button, GTK_TYPE_WIDGET)

static const char *
icon_of (LycDownloadState state)
{
  switch (state)
    {
    case LYC_DOWNLOAD_READY:
      return "object-select-symbolic";
    case LYC_DOWNLOAD_FAILED:
      return "dialog-warning-symbolic";
    case LYC_DOWNLOAD_WAITING:
    case LYC_DOWNLOAD_RUNNING:
      return "content-loading-symbolic";
    case LYC_DOWNLOAD_PAUSED:
      return "media-playback-pause-symbolic";
    case LYC_DOWNLOAD_NONE:
    case LYC_DOWNLOAD_EXPIRED:
    default:
      return "folder-download-symbolic";
    }
}

static void
update (LycDownloadButton *self)
{
  gboolean online = lyc_session_get_connection (lyc_services_get_session (self->services))
                    == LYC_CONNECTION_LIVE;
  g_autofree char *detail = lyc_download_row_dup_detail (self->download, online);
  g_autofree char *label = g_strdup_printf (_("Offline use: %s"), detail);

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->button),
                                 icon_of (lyc_download_get_state (self->download)));
  gtk_widget_set_tooltip_text (self->button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
}

/* What may not be kept has no button, unless it is here still. */
static void
update_visible (LycDownloadButton *self)
{
  gboolean allowed = lyc_record_is_loaded (LYC_RECORD (self->lesson))
                     && lyc_record_get_bool (LYC_RECORD (self->lesson), "offline_ok");

  gtk_widget_set_visible (self->button,
                          allowed || lyc_download_get_state (self->download) != LYC_DOWNLOAD_NONE);
}

/* The window that opens is not to lie below the popover. */
static GtkWidget *
create_all_button (GtkWidget *popover)
{
  GtkWidget *all = gtk_button_new_with_label (_("All downloads"));

  g_signal_connect_object (all, "clicked", G_CALLBACK (gtk_popover_popdown), popover,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  gtk_widget_add_css_class (all, "flat");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (all), "win.downloads");
  return all;
}

/* Made when it is opened, so that a lesson costs one button. */
static void
create_popover_cb (GtkMenuButton *button, gpointer data)
{
  LycDownloadButton *self = data;
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  gtk_box_append (
      GTK_BOX (box),
      lyc_download_row_new (self->services, lyc_record_get_id (LYC_RECORD (self->lesson))));
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (box), lyc_course_downloads_new (
                                     self->services, lyc_lesson_get_course_id (self->lesson)));
  gtk_box_append (GTK_BOX (box), create_all_button (popover));
  gtk_widget_add_css_class (box, "download-popover");
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_menu_button_set_popover (button, popover);
}

static void
forget_lesson (LycDownloadButton *self)
{
  if (self->download != NULL)
    g_signal_handlers_disconnect_by_data (self->download, self);
  if (self->lesson != NULL)
    g_signal_handlers_disconnect_by_data (self->lesson, self);
  g_clear_object (&self->download);
  g_clear_object (&self->lesson);
  if (self->button != NULL)
    gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), NULL);
}

static void
lyc_download_button_dispose (GObject *object)
{
  LycDownloadButton *self = LYC_DOWNLOAD_BUTTON (object);

  forget_lesson (self);
  g_clear_pointer (&self->button, gtk_widget_unparent);
  g_clear_object (&self->services);
  G_OBJECT_CLASS (lyc_download_button_parent_class)->dispose (object);
}

static void
lyc_download_button_class_init (LycDownloadButtonClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lyc_download_button_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
lyc_download_button_init (LycDownloadButton *self)
{
  self->button = gtk_menu_button_new ();
  gtk_widget_add_css_class (self->button, "flat");
  gtk_widget_set_visible (self->button, FALSE);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->button), create_popover_cb, self,
                                         NULL);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
}

/* @lesson: (nullable): what is open; nothing is shown where nothing can be kept */
void
lyc_download_button_set_lesson (LycDownloadButton *self, LycServices *services, LycLesson *lesson)
{
  LycDownloads *downloads = lyc_services_get_downloads (services);

  if (self->lesson == lesson)
    return;
  forget_lesson (self);
  gtk_widget_set_visible (self->button, FALSE);
  if (lesson == NULL || downloads == NULL)
    return;
  g_set_object (&self->services, services);
  self->lesson = g_object_ref (lesson);
  self->download = lyc_downloads_lookup (downloads, lyc_record_get_id (LYC_RECORD (lesson)));
  g_signal_connect_swapped (self->download, "changed", G_CALLBACK (update), self);
  g_signal_connect_swapped (self->download, "changed", G_CALLBACK (update_visible), self);
  g_signal_connect_swapped (self->lesson, "changed", G_CALLBACK (update_visible), self);
  update (self);
  update_visible (self);
}
