/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "download-row.h"

#include <glib/gi18n-lib.h>

#include "lesson.h"
#include "progress-line.h"

struct _LycDownloadRow
{
  GtkWidget parent_instance;

  LycServices *services;
  LycDownload *download;
  LycLesson *lesson;

  GtkWidget *box;
  GtkLabel *title;
  GtkLabel *detail;
  LycProgressLine *line;
  GtkButton *go;
  GtkButton *remove;
};

G_DEFINE_FINAL_TYPE (LycDownloadRow, lyc_download_row, GTK_TYPE_WIDGET)

static char *
dup_until (gint64 expires_at)
{
  g_autoptr (GDateTime) when = g_date_time_new_from_unix_local (expires_at / 1000);
  g_autofree char *day
      = when != NULL ? g_date_time_format (when, C_ ("time", "%-d %b %Y")) : g_strdup ("");

  return g_strdup_printf (_("until %s"), day);
}

static char *
dup_ready (LycDownload *download, const char *size)
{
  gint64 expires_at = lyc_download_get_expires_at (download);
  g_autofree char *until = expires_at > 0 ? dup_until (expires_at) : NULL;

  if (lyc_download_get_size (download) <= 0) /* texts have no files, and take no room worth a word */
    return until != NULL ? g_strdup_printf (_("On this computer · %s"), until)
                         : g_strdup (_("On this computer"));
  return until != NULL ? g_strdup_printf (_("On this computer · %s · %s"), size, until)
                       : g_strdup_printf (_("On this computer · %s"), size);
}

/**
 * lyc_download_row_dup_detail:
 * @online: whether the platform can be reached
 *
 * Returns: (transfer full): how the download stands, in words
 */
char *
lyc_download_row_dup_detail (LycDownload *download, gboolean online)
{
  gint64 bytes = lyc_download_get_size (download);
  g_autofree char *size = g_format_size ((guint64) MAX (0, bytes));
  g_autofree char *done = g_format_size ((guint64) lyc_download_get_done (download));

  switch (lyc_download_get_state (download))
    {
    case LYC_DOWNLOAD_WAITING:
      return g_strdup (online ? _("Waits for its turn") : _("Waits for a connection"));
    case LYC_DOWNLOAD_RUNNING:
      return g_strdup_printf (_("%s of %s"), done, size);
    case LYC_DOWNLOAD_PAUSED:
      return g_strdup_printf (_("Paused · %s of %s"), done, size);
    case LYC_DOWNLOAD_READY:
      return dup_ready (download, size);
    case LYC_DOWNLOAD_FAILED:
      return g_strdup (lyc_download_get_reason (download));
    case LYC_DOWNLOAD_EXPIRED:
      return g_strdup (_("Its time here is over. Download it again."));
    case LYC_DOWNLOAD_NONE:
    default:
      return bytes > 0 ? g_strdup_printf (_("%s, with transcript and threads"), size)
                       : g_strdup (_("Text and threads only"));
    }
}

static const char *
go_label (LycDownloadState state)
{
  switch (state)
    {
    case LYC_DOWNLOAD_WAITING:
    case LYC_DOWNLOAD_RUNNING:
      return _("Pause");
    case LYC_DOWNLOAD_PAUSED:
      return _("Resume");
    case LYC_DOWNLOAD_FAILED:
      return _("Try again");
    case LYC_DOWNLOAD_READY:
    case LYC_DOWNLOAD_NONE:
    case LYC_DOWNLOAD_EXPIRED:
    default:
      return _("Download");
    }
}

static gboolean
is_online (LycDownloadRow *self)
{
  return lyc_session_get_connection (lyc_services_get_session (self->services))
         == LYC_CONNECTION_LIVE;
}

static void
name_button (GtkButton *button, const char *what, const char *title)
{
  g_autofree char *label = g_strdup_printf ("%s, %s", what, title);

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
}

static void
update (LycDownloadRow *self)
{
  LycDownloadState state = lyc_download_get_state (self->download);
  gint64 size = lyc_download_get_size (self->download);
  const char *title = lyc_lesson_get_title (self->lesson);
  g_autofree char *detail = lyc_download_row_dup_detail (self->download, is_online (self));

  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->detail, detail);
  gtk_widget_set_visible (GTK_WIDGET (self->line),
                          state == LYC_DOWNLOAD_RUNNING || state == LYC_DOWNLOAD_PAUSED);
  lyc_progress_line_set_fraction (
      self->line, size > 0 ? (double) lyc_download_get_done (self->download) / (double) size : 0);
  gtk_button_set_label (self->go, go_label (state));
  gtk_widget_set_visible (GTK_WIDGET (self->go), state != LYC_DOWNLOAD_READY);
  gtk_widget_set_visible (GTK_WIDGET (self->remove), state != LYC_DOWNLOAD_NONE);
  name_button (self->go, go_label (state), title);
  name_button (self->remove, _("Remove from this computer"), title);
}

static void
go_cb (LycDownloadRow *self)
{
  LycDownloads *downloads = lyc_services_get_downloads (self->services);
  const char *lesson_id = lyc_download_get_lesson_id (self->download);
  LycDownloadState state = lyc_download_get_state (self->download);

  if (state == LYC_DOWNLOAD_WAITING || state == LYC_DOWNLOAD_RUNNING)
    lyc_downloads_pause (downloads, lesson_id);
  else
    lyc_downloads_fetch (downloads, lesson_id);
}

static void
remove_cb (LycDownloadRow *self)
{
  lyc_downloads_remove (lyc_services_get_downloads (self->services),
                        lyc_download_get_lesson_id (self->download));
}

static void
lyc_download_row_dispose (GObject *object)
{
  LycDownloadRow *self = LYC_DOWNLOAD_ROW (object);

  if (self->box != NULL)
    gtk_widget_dispose_template (GTK_WIDGET (self), LYC_TYPE_DOWNLOAD_ROW);
  g_clear_object (&self->services);
  g_clear_object (&self->download);
  g_clear_object (&self->lesson);
  G_OBJECT_CLASS (lyc_download_row_parent_class)->dispose (object);
}

static void
lyc_download_row_class_init (LycDownloadRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (LYC_TYPE_PROGRESS_LINE);
  G_OBJECT_CLASS (klass)->dispose = lyc_download_row_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/lyceum_desktop/Lyceum/course/download-row.ui");
  gtk_widget_class_bind_template_child (widget_class, LycDownloadRow, box);
  gtk_widget_class_bind_template_child (widget_class, LycDownloadRow, title);
  gtk_widget_class_bind_template_child (widget_class, LycDownloadRow, detail);
  gtk_widget_class_bind_template_child (widget_class, LycDownloadRow, line);
  gtk_widget_class_bind_template_child (widget_class, LycDownloadRow, go);
  gtk_widget_class_bind_template_child (widget_class, LycDownloadRow, remove);
  gtk_widget_class_bind_template_callback (widget_class, go_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
}

static void
lyc_download_row_init (LycDownloadRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Returns: (transfer floating): the row of a lesson, whether it was asked for or not */
GtkWidget *
lyc_download_row_new (LycServices *services, const char *lesson_id)
{
  LycDownloadRow *self = g_object_new (LYC_TYPE_DOWNLOAD_ROW, NULL);

  self->services = g_object_ref (services);
  self->download = lyc_downloads_lookup (lyc_services_get_downloads (services), lesson_id);
  self->lesson = LYC_LESSON (
      lyc_library_lookup (lyc_services_get_library (services), LYC_KIND_LESSON, lesson_id));
  g_signal_connect_object (self->download, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->lesson, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (lyc_services_get_session (services), "notify::connection",
                           G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}
