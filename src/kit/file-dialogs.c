/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "file-dialogs.h"

#include <glib/gi18n-lib.h>

/* The native chooser is what the floor has; later releases call it deprecated, hence one file. */
G_GNUC_BEGIN_IGNORE_DEPRECATIONS

static void
cancelled_cb (GCancellable *cancellable, gpointer dialog)
{
  gtk_native_dialog_hide (dialog);
  g_signal_emit_by_name (dialog, "response", GTK_RESPONSE_CANCEL);
}

static void
response_cb (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  gboolean many = g_task_get_source_tag (task) == lyc_file_dialogs_open_many_async;
  gpointer file = NULL;

  if (response == GTK_RESPONSE_ACCEPT && many)
    file = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (dialog));
  else if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  if (file)
    g_task_return_pointer (task, file, g_object_unref);
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "No file was chosen");
}

static void
choose (GtkWindow *parent, const char *title, GtkFileChooserAction action, const char *name,
        GTask *task)
{
  gboolean save = action == GTK_FILE_CHOOSER_ACTION_SAVE;
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (
      title, parent, action, save ? _("_Save") : _("_Open"), _("_Cancel"));

  if (name)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  gtk_file_chooser_set_select_multiple (
      GTK_FILE_CHOOSER (dialog), g_task_get_source_tag (task) == lyc_file_dialogs_open_many_async);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_task_set_task_data (task, dialog, g_object_unref);
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), task);
  if (g_task_get_cancellable (task))
    g_signal_connect_object (g_task_get_cancellable (task), "cancelled",
                             G_CALLBACK (cancelled_cb), dialog, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

void
lyc_file_dialogs_open_async (GtkWindow *parent, const char *title, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, lyc_file_dialogs_open_async);
  choose (parent, title, GTK_FILE_CHOOSER_ACTION_OPEN, NULL, task);
}

GFile *
lyc_file_dialogs_open_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
lyc_file_dialogs_open_many_async (GtkWindow *parent, const char *title, GCancellable *cancellable,
                                  GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, lyc_file_dialogs_open_many_async);
  choose (parent, title, GTK_FILE_CHOOSER_ACTION_OPEN, NULL, task);
}

GListModel *
lyc_file_dialogs_open_many_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
lyc_file_dialogs_save_async (GtkWindow *parent, const char *title, const char *name,
                             GCancellable *cancellable, GAsyncReadyCallback callback,
                             gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, lyc_file_dialogs_save_async);
  choose (parent, title, GTK_FILE_CHOOSER_ACTION_SAVE, name, task);
}

GFile *
lyc_file_dialogs_save_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

G_GNUC_END_IGNORE_DEPRECATIONS
