/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "download-run.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "error-code.h"
#include "thread-fetch.h"

/* What downloads leave to everything else on the disk, bytes. */
#define LEFT_FREE (100 * 1000 * 1000)

typedef struct
{
  LycDownloadJob job;
  guint at;      /* which asset */
  gint64 before; /* bytes of the assets that are whole */
} Run;

/**
 * lyc_download_file_name:
 *
 * Another content is another name, so an old recording is never taken for the new one; and nothing
 * that a platform says becomes part of a path.
 *
 * Returns: (transfer full): the name of the asset's file
 */
char *
lyc_download_file_name (const LycLessonAsset *asset)
{
  g_autofree char *text = g_strconcat (asset->key, " ", asset->sha256, NULL);
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);

  return g_strndup (sum, 32);
}

/* Returns: (transfer full): where the asset's file is, or would be */
char *
lyc_download_path (const char *folder, const LycLessonAsset *asset)
{
  g_autofree char *name = lyc_download_file_name (asset);

  return g_build_filename (folder, name, NULL);
}

static gint64
size_of (const char *path)
{
  GStatBuf info;

  return g_stat (path, &info) == 0 ? info.st_size : 0;
}

/* Returns: how much of the asset is on this machine, bytes */
gint64
lyc_download_measure (const char *folder, const LycLessonAsset *asset)
{
  g_autofree char *path = lyc_download_path (folder, asset);
  g_autofree char *part = g_strconcat (path, ".part", NULL);

  if (g_file_test (path, G_FILE_TEST_IS_REGULAR))
    return asset->size;
  return MIN (size_of (part), asset->size);
}

static void fetch_next (GTask *task);

static void
progress_cb (goffset current, goffset total, gpointer user_data)
{
  Run *run = g_task_get_task_data (user_data);

  if (!g_cancellable_is_cancelled (g_task_get_cancellable (user_data)))
    run->job.done (run->before + current, run->job.done_data);
}

static void
fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Run *run = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GFile) file = lyc_connector_finish (result, &error);

  if (file == NULL)
    {
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }
  run->before += ((LycLessonAsset *) g_ptr_array_index (run->job.parts->assets, run->at))->size;
  run->at++;
  fetch_next (task);
}

static void
threads_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (lyc_thread_fetch_finish (result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
fetch_asset (GTask *task, Run *run, const LycLessonAsset *asset, const char *path)
{
  g_autoptr (GFile) destination = g_file_new_for_path (path);
  LycBytes bytes = { .kind = asset->kind,
                     .id = asset->id,
                     .part_id = asset->part_id,
                     .destination = destination,
                     .sha256 = asset->sha256,
                     .size = asset->size,
                     .progress = progress_cb,
                     .progress_data = task,
                     .keep_part = TRUE };

  lyc_connector_fetch_async (run->job.connector, &bytes, g_task_get_cancellable (task), fetched_cb,
                             task);
}

/* Takes @task. Files that are there already are passed over. */
static void
fetch_next (GTask *task)
{
  Run *run = g_task_get_task_data (task);
  GPtrArray *assets = run->job.parts->assets;

  for (; run->at < assets->len; run->at++)
    {
      const LycLessonAsset *asset = g_ptr_array_index (assets, run->at);
      g_autofree char *path = lyc_download_path (run->job.folder, asset);

      if (!g_file_test (path, G_FILE_TEST_IS_REGULAR))
        {
          fetch_asset (task, run, asset, path);
          return;
        }
      run->before += asset->size;
    }
  run->job.done (run->before, run->job.done_data);
  lyc_thread_fetch_async (run->job.store, run->job.connector, run->job.parts->threads,
                          g_task_get_cancellable (task), threads_cb, task);
}

/**
 * lyc_download_room:
 * @missing: bytes that are still to come
 * @free: bytes that the disk has left
 *
 * Returns: (transfer full) (nullable): why it does not fit, a sentence with a next step
 */
char *
lyc_download_room (gint64 missing, guint64 free)
{
  g_autofree char *needs = g_format_size ((guint64) MAX (0, missing));
  g_autofree char *left = g_format_size (free);

  if (missing <= 0 || (guint64) missing + LEFT_FREE <= free)
    return NULL;
  return g_strdup_printf (_("It needs %s, and this computer has %s left. Free some space, then try "
                            "again."),
                             needs, left);
}

static gint64
missing_bytes (Run *run)
{
  GPtrArray *assets = run->job.parts->assets;
  gint64 missing = 0;

  for (guint i = 0; i < assets->len; i++)
    {
      const LycLessonAsset *asset = g_ptr_array_index (assets, i);

      missing += asset->size - lyc_download_measure (run->job.folder, asset);
    }
  return missing;
}

/* Where the disk does not tell, one finds out on the way. */
static void
room_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  g_autoptr (GFileInfo) info = g_file_query_filesystem_info_finish (G_FILE (source), result, NULL);
  g_autofree char *reason = NULL;

  if (info != NULL && g_file_info_has_attribute (info, G_FILE_ATTRIBUTE_FILESYSTEM_FREE))
    reason = lyc_download_room (
        missing_bytes (g_task_get_task_data (task)),
        g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_FILESYSTEM_FREE));
  if (g_task_return_error_if_cancelled (task))
    g_object_unref (task);
  else if (reason != NULL)
    {
      g_task_return_new_error (task, LYC_ERROR, LYC_ERROR_REFUSED, "%s", reason);
      g_object_unref (task);
    }
  else
    fetch_next (task);
}

/**
 * lyc_download_run_async:
 * @job: copied; what it points to is borrowed until the end
 *
 * Fetches the files of a lesson one after the other, then its threads, where the disk has room for
 * all of them. Cancelled, it leaves what has come.
 */
void
lyc_download_run_async (const LycDownloadJob *job, GCancellable *cancellable,
                        GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  g_autoptr (GFile) folder = g_file_new_for_path (job->folder);
  Run *run = g_new0 (Run, 1);

  run->job = *job;
  g_task_set_task_data (task, run, g_free);
  g_file_query_filesystem_info_async (folder, G_FILE_ATTRIBUTE_FILESYSTEM_FREE, G_PRIORITY_DEFAULT,
                                      cancellable, room_cb, task);
}

gboolean
lyc_download_run_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
