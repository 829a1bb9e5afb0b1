/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The only place that knows which file chooser the toolkit has. Both finish with the chosen file
 * (a new reference), or NULL and G_IO_ERROR_CANCELLED when the user turned it down. */

void lyc_file_dialogs_open_async (GtkWindow *parent, const char *title, GCancellable *cancellable,
                                  GAsyncReadyCallback callback, gpointer user_data);
GFile *lyc_file_dialogs_open_finish (GAsyncResult *result, GError **error);

/* Several at once; finishes with a list of GFile. */
void lyc_file_dialogs_open_many_async (GtkWindow *parent, const char *title,
                                       GCancellable *cancellable, GAsyncReadyCallback callback,
                                       gpointer user_data);
GListModel *lyc_file_dialogs_open_many_finish (GAsyncResult *result, GError **error);

void lyc_file_dialogs_save_async (GtkWindow *parent, const char *title, const char *name,
                                  GCancellable *cancellable, GAsyncReadyCallback callback,
                                  gpointer user_data);
GFile *lyc_file_dialogs_save_finish (GAsyncResult *result, GError **error);

G_END_DECLS
