/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "byte-fetch.h"

#include <glib/gi18n-lib.h>

#include "backoff.h"

/* How much one request asks for, bytes: no more than this is fetched again after a cut. */
#define PIECE (512 * 1024)

/* How often in a row nothing may come before the person is told; what has come is kept. */
#define MAX_TRIES 5

typedef struct
{
  LycHttp *http;
  char *path;
  GFile *destination;
  GFile *part; /* grows beside the destination until it is whole */
  char *sha256;
  GFileProgressCallback progress;
  gpointer progress_data;
  GBytes *piece; /* on its way to the disk */
  gint64 size;
  gint64 offset; /* how much of it is on the disk */
  gboolean keep_part;
  guint tries;
  LycBackoff backoff;
} Fetch;

static void
fetch_free (gpointer data)
{
  Fetch *fetch = data;

  g_object_unref (fetch->http);
  g_free (fetch->path);
  g_object_unref (fetch->destination);
  g_object_unref (fetch->part);
  g_free (fetch->sha256);
  g_clear_pointer (&fetch->piece, g_bytes_unref);
  g_free (fetch);
}

static void ask_piece (GTask *task);

static void
tell_progress (const Fetch *fetch)
{
  if (fetch->progress != NULL)
    fetch->progress (fetch->offset, fetch->size, fetch->progress_data);
}

/* In a thread: a piece goes to the end of the part, or is all of it. */
static void
store_piece (GTask *job, gpointer source, gpointer data, GCancellable *cancellable)
{
  Fetch *fetch = data;
  GError *error = NULL;
  g_autoptr (GFileOutputStream) stream
      = fetch->offset > 0
            ? g_file_append_to (fetch->part, G_FILE_CREATE_PRIVATE, NULL, &error)
            : g_file_replace (fetch->part, NULL, FALSE, G_FILE_CREATE_PRIVATE, NULL, &error);
  gsize length;
  gconstpointer bytes = g_bytes_get_data (fetch->piece, &length);

  if (stream == NULL
      || !g_output_stream_write_all (G_OUTPUT_STREAM (stream), bytes, length, NULL, NULL, &error)
      || !g_output_stream_close (G_OUTPUT_STREAM (stream), NULL, &error))
    g_task_return_error (job, error);
  else
    g_task_return_boolean (job, TRUE);
}

/* Returns: (transfer full) (nullable): the SHA-256 of what is on the disk */
static char *
sum_of (GFile *file, GError **error)
{
  g_autoptr (GMappedFile) mapped = g_mapped_file_new (g_file_peek_path (file), FALSE, error);
  g_autoptr (GBytes) bytes = mapped != NULL ? g_mapped_file_get_bytes (mapped) : NULL;

  return bytes != NULL ? g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes) : NULL;
}

/* In a thread: only bytes with the right sum get the name of the destination, in one step. */
static void
make_whole (GTask *job, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Fetch *fetch = data;
  GError *error = NULL;
  g_autofree char *sum = sum_of (fetch->part, &error);

  if (sum != NULL && fetch->sha256 != NULL && *fetch->sha256 != '\0'
      && !g_str_equal (sum, fetch->sha256))
    {
      g_file_delete (fetch->part, NULL, NULL);
      g_task_return_new_error (job, LYC_ERROR, LYC_ERROR_INVALID,
                               _("The file did not arrive whole."));
    }
  else if (sum == NULL
           || !g_file_move (fetch->part, fetch->destination, G_FILE_COPY_OVERWRITE, NULL, NULL,
                            NULL, &error))
    g_task_return_error (job, error);
  else
    g_task_return_boolean (job, TRUE);
}

static void
whole_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Fetch *fetch = g_task_get_task_data (task);
  GError *error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    g_task_return_pointer (task, g_object_ref (fetch->destination), g_object_unref);
  else
    g_task_return_error (task, error);
}

/* Takes @task; the fetch outlives the job because @task has it. */
static void
run_job (GTask *task, GTaskThreadFunc job, GAsyncReadyCallback callback)
{
  g_autoptr (GTask) inner = g_task_new (NULL, NULL, callback, task);

  g_task_set_task_data (inner, g_task_get_task_data (task), NULL);
  g_task_run_in_thread (inner, job);
}

static void
stored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Fetch *fetch = g_task_get_task_data (task);
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      g_task_return_error (task, error);
      return;
    }
  fetch->offset += (gint64) g_bytes_get_size (fetch->piece);
  fetch->tries = 0;
  lyc_backoff_reset (&fetch->backoff);
  tell_progress (fetch);
  if (fetch->offset < fetch->size)
    ask_piece (g_steal_pointer (&task));
  else
    run_job (g_steal_pointer (&task), make_whole, whole_cb);
}

static gboolean
again_cb (gpointer data)
{
  ask_piece (data);
  return G_SOURCE_REMOVE;
}

/* Takes @task. Whoever cancels does not wait for the rest of the pause. */
static void
ask_later (GTask *task, guint pause_ms)
{
  g_autoptr (GSource) pause = g_timeout_source_new (pause_ms);
  g_autoptr (GSource) cancelled = g_cancellable_source_new (g_task_get_cancellable (task));

  g_source_set_dummy_callback (cancelled);
  g_source_add_child_source (pause, cancelled);
  g_source_set_callback (pause, again_cb, task, NULL);
  g_source_attach (pause, NULL);
}

/* Takes @task and @error. What passes is tried again; after that the part stays for the next time.
 */
static void
failed (GTask *task, GError *error)
{
  Fetch *fetch = g_task_get_task_data (task);

  if (lyc_error_passes (error) && !g_error_matches (error, LYC_ERROR, LYC_ERROR_SIGN_IN)
      && !g_cancellable_is_cancelled (g_task_get_cancellable (task)) && fetch->tries++ < MAX_TRIES)
    {
      g_error_free (error);
      ask_later (task, lyc_backoff_next_ms (&fetch->backoff, g_random_double ()));
      return;
    }
  if (g_cancellable_is_cancelled (g_task_get_cancellable (task)) && !fetch->keep_part)
    g_file_delete (fetch->part, NULL, NULL);
  g_task_return_error (task, error);
  g_object_unref (task);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Fetch *fetch = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GBytes) bytes = lyc_http_call_finish (LYC_HTTP (source), result, &error);
  gint64 length = bytes != NULL ? (gint64) g_bytes_get_size (bytes) : 0;

  if (bytes == NULL)
    {
      failed (task, error);
      return;
    }
  if (fetch->size == 0)
    fetch->size = length; /* it was not known */
  if (length == fetch->size)
    fetch->offset = 0; /* all of it at once */
  else if (length != MIN (PIECE, fetch->size - fetch->offset))
    {
      failed (task, g_error_new_literal (LYC_ERROR, LYC_ERROR_INVALID,
                                         _("The file did not arrive whole.")));
      return;
    }
  g_clear_pointer (&fetch->piece, g_bytes_unref);
  fetch->piece = g_steal_pointer (&bytes);
  run_job (task, store_piece, stored_cb);
}

/* Takes @task. */
static void
ask_piece (GTask *task)
{
  Fetch *fetch = g_task_get_task_data (task);
  g_autofree char *range
      = g_strdup_printf ("bytes=%" G_GINT64_FORMAT "-%" G_GINT64_FORMAT, fetch->offset,
                         MIN (fetch->offset + PIECE, fetch->size) - 1);
  LycRequest request = { "GET", fetch->path, NULL, -1, NULL, NULL, FALSE };

  request.range = fetch->size > 0 ? range : NULL;
  lyc_http_call_async (fetch->http, &request, g_task_get_cancellable (task), answered_cb, task);
}

/* Returns: how much a fetch that was cut has left, bytes */
static gint64
left_before (GFile *part, gint64 size)
{
  g_autoptr (GFileInfo) info = g_file_query_info (part, G_FILE_ATTRIBUTE_STANDARD_SIZE,
                                                  G_FILE_QUERY_INFO_NONE, NULL, NULL);
  gint64 length = info != NULL ? g_file_info_get_size (info) : 0;

  return length < size ? length : 0;
}

static GFile *
part_beside (GFile *destination)
{
  g_autofree char *name = g_strconcat (g_file_peek_path (destination), ".part", NULL);

  return g_file_new_for_path (name);
}

/**
 * lyc_byte_fetch:
 * @bytes: what to fetch; its destination is a local file
 * @task: (transfer full): told when the destination is there, with its #GFile
 *
 * Fetches @path piece by piece. A cut costs one piece, also where the program ends on the way; the
 * destination is there only once it is whole.
 */
void
lyc_byte_fetch (LycHttp *http, const char *path, const LycBytes *bytes, GTask *task)
{
  Fetch *fetch = g_new0 (Fetch, 1);

  fetch->http = g_object_ref (http);
  fetch->path = g_strdup (path);
  fetch->destination = g_object_ref (bytes->destination);
  fetch->part = part_beside (bytes->destination);
  fetch->sha256 = g_strdup (bytes->sha256);
  fetch->size = bytes->size;
  fetch->offset = left_before (fetch->part, fetch->size);
  fetch->progress = bytes->progress;
  fetch->progress_data = bytes->progress_data;
  fetch->keep_part = bytes->keep_part;
  g_task_set_task_data (task, fetch, fetch_free);
  tell_progress (fetch);
  ask_piece (task);
}
