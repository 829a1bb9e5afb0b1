/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* Saving a copy of the file, and opening it with the person's own program. */

#include "file-viewer-private.h"

#include <glib/gi18n-lib.h>

#include "file-dialogs.h"

static void
toast (LycFileViewer *self, const char *text)
{
  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (text));
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LycFileViewer) self = data;
  g_autoptr (GError) error = NULL;
  gboolean done = g_file_copy_finish (G_FILE (source), result, &error);

  if (self->content == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (!done)
    toast (self, _("It could not be saved there. Choose another folder, or make room."));
  else
    toast (self, _("The file is saved."));
}

typedef struct
{
  LycFileViewer *viewer;
  GFile *file;
} Opening;

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Opening *opening = data;
  g_autoptr (LycFileViewer) self = opening->viewer;
  g_autoptr (GFile) file = opening->file;
  g_autoptr (GError) error = NULL;
  g_autofree char *uri = g_file_get_uri (file);

  self->opening = FALSE;
  if (!g_file_copy_finish (G_FILE (source), result, &error))
    {
      if (self->content != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        toast (self, _("It could not be opened. Save a copy, and open that."));
    }
  else if (self->content != NULL)
    gtk_show_uri (GTK_WINDOW (self), uri, GDK_CURRENT_TIME);
}

static void
copy_to (LycFileViewer *self, GFile *destination, GAsyncReadyCallback callback, gpointer data)
{
  g_file_copy_async (self->kept, destination, G_FILE_COPY_OVERWRITE, G_PRIORITY_DEFAULT,
                     self->lifetime, NULL, NULL, callback, data);
}

static void
destination_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LycFileViewer) self = data;
  g_autoptr (GFile) file = lyc_file_dialogs_save_finish (result, NULL);

  if (file != NULL && self->content != NULL && self->kept != NULL)
    copy_to (self, file, saved_cb, g_object_ref (self));
}

static void
save_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LycFileViewer *self = LYC_FILE_VIEWER (widget);

  lyc_file_dialogs_save_async (GTK_WINDOW (self), _("Save a Copy"), lyc_file_get_name (self->file),
                               self->lifetime, destination_cb, g_object_ref (self));
}

/* A copy in a folder of its own: other programs may write into what they are given. */
static void
open_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LycFileViewer *self = LYC_FILE_VIEWER (widget);
  g_autofree char *folder = g_build_filename (g_get_user_cache_dir (), "lyceum", "opened",
                                              lyc_record_get_id (LYC_RECORD (self->file)), NULL);
  g_autofree char *base = g_path_get_basename (lyc_file_get_name (self->file));

  Opening *opening;

  if (self->opening || self->kept == NULL)
    return;
  g_mkdir_with_parents (folder, 0700);
  opening = g_new0 (Opening, 1);
  opening->viewer = g_object_ref (self);
  opening->file = g_file_new_build_filename (folder, base, NULL);
  self->opening = TRUE;
  copy_to (self, opening->file, opened_cb, opening);
}

void
lyc_file_viewer_install_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "file.save", NULL, save_cb);
  gtk_widget_class_install_action (klass, "file.open", NULL, open_cb);
}
