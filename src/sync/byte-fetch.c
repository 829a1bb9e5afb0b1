/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "byte-fetch.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  GFile *destination;
  GBytes *bytes; /* once they have come */
  char *sha256;  /* nullable: not checked */
  GFileProgressCallback progress;
  gpointer progress_data;
  gint64 size;
} Fetch;

static void
fetch_free (gpointer data)
{
  Fetch *fetch = data;

  g_object_unref (fetch->destination);
  g_clear_pointer (&fetch->bytes, g_bytes_unref);
  g_free (fetch->sha256);
  g_free (fetch);
}

/* Beside the destination and then in its place: a new name would show before all of it is there if it
 * were written at once. */
static void
write_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Fetch *fetch = data;
  const char *path = g_file_peek_path (fetch->destination);
  GError *error = NULL;

  if (path == NULL)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                             _ ("The file can only be saved on this computer."));
  else if (g_file_set_contents_full (path, g_bytes_get_data (fetch->bytes, NULL),
                                     (gssize) g_bytes_get_size (fetch->bytes),
                                     G_FILE_SET_CONTENTS_CONSISTENT, 0600, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static gboolean
is_whole (const Fetch *fetch, GBytes *bytes)
{
  g_autofree char *sum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);

  return fetch->sha256 == NULL || *fetch->sha256 == '\0' || g_str_equal (sum, fetch->sha256);
}

/* Only bytes with the right hash reach the destination, and they replace it in one step. */
static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Fetch *fetch = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GBytes) bytes = lyc_http_call_finish (LYC_HTTP (source), result, &error);
  gint64 length = bytes != NULL ? (gint64) g_bytes_get_size (bytes) : 0;

  if (bytes == NULL)
    g_task_return_error (task, error);
  else if (!is_whole (fetch, bytes))
    g_task_return_new_error (task, LYC_HTTP_ERROR, LYC_HTTP_ERROR_INVALID,
                             _ ("The file did not arrive whole."));
  else
    {
      if (fetch->progress != NULL)
        fetch->progress (length, length, fetch->progress_data);
      fetch->bytes = g_steal_pointer (&bytes);
      g_task_run_in_thread (task, write_in_thread);
    }
}

/**
 * lyc_byte_fetch_async:
 * @sha256: (nullable): what the bytes must add up to
 * @size: in bytes, for @progress
 *
 * Fetches @path and writes it to @destination once it is whole.
 */
void
lyc_byte_fetch_async (LycHttp *http, const char *path, GFile *destination, const char *sha256,
                      GFileProgressCallback progress, gpointer progress_data, gint64 size,
                      GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  Fetch *fetch = g_new0 (Fetch, 1);
  LycRequest request = { "GET", path, NULL, -1, NULL, NULL, FALSE };

  fetch->destination = g_object_ref (destination);
  fetch->sha256 = g_strdup (sha256);
  fetch->progress = progress;
  fetch->progress_data = progress_data;
  fetch->size = size;
  g_task_set_task_data (task, fetch, fetch_free);
  if (progress != NULL)
    progress (0, size, progress_data);
  lyc_http_call_async (http, &request, cancellable, answered_cb, task);
}

gboolean
lyc_byte_fetch_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
