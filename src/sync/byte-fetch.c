/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "byte-fetch.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  GFile *destination;
  char *sha256; /* nullable: not checked */
  GFileProgressCallback progress;
  gpointer progress_data;
  gint64 size;
} Fetch;

static void
fetch_free (gpointer data)
{
  Fetch *fetch = data;

  g_object_unref (fetch->destination);
  g_free (fetch->sha256);
  g_free (fetch);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
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
      g_file_replace_contents_bytes_async (fetch->destination, bytes, NULL, FALSE,
                                           G_FILE_CREATE_PRIVATE, g_task_get_cancellable (task),
                                           written_cb, g_object_ref (task));
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
