/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sync-session-private.h"

#include "asset-parts.h"
#include "folder.h"
#include "ids.h"
#include "lesson-file.h"
#include "preview.h"
#include "user.h"

/* Of shared files and their previews no more is kept, bytes. */
#define MOST_FILES (G_GUINT64_CONSTANT (512) * 1024 * 1024)
#define MOST_PREVIEWS (G_GUINT64_CONSTANT (64) * 1024 * 1024)

/* What is kept on this machine is played from there; else the platform's address. */
static char *
get_asset_uri (LycSession *session, const char *asset_id, guint max_height)
{
  LycSyncSession *self = LYC_SYNC_SESSION (session);
  g_autofree char *file
      = self->downloads != NULL ? lyc_lesson_downloads_get_path (self->downloads, asset_id) : NULL;

  if (file != NULL)
    return g_filename_to_uri (file, NULL, NULL);
  return lyc_connector_get_source (self->connector, asset_id, max_height);
}

static char *
get_authorization (LycSession *session)
{
  return lyc_connector_get_authorization (LYC_SYNC_SESSION (session)->connector);
}

static void
picture_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  GBytes *bytes = g_file_load_bytes_finish (G_FILE (source), result, NULL, &error);

  if (bytes != NULL)
    g_task_return_pointer (task, bytes, (GDestroyNotify) g_bytes_unref);
  else
    g_task_return_error (task, error);
}

static void
picture_fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (GFile) file = lyc_byte_fetches_ask_finish (result, &error);

  if (file != NULL)
    g_file_load_bytes_async (file, NULL, picture_read_cb, g_steal_pointer (&task));
  else
    g_task_return_error (task, error);
}

/* The picture's file is named after its ETag, so a new picture is another file. */
static GFile *
avatar_file (LycSyncSession *self, const char *user_id)
{
  g_autoptr (LycRecord) user = lyc_library_lookup (self->library, LYC_KIND_USER, user_id);
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256,
                                                        lyc_record_get_string (user, "avatar"), -1);
  g_autofree char *name = g_strdup_printf ("%s-%.16s", user_id, sum);
  g_autofree char *folder = g_build_filename (self->cache_dir, "avatars", NULL);

  g_mkdir_with_parents (folder, 0700);
  return g_file_new_build_filename (folder, name, NULL);
}

/* Finishes @task with what is in the destination, fetched there where it is not yet. */
static void
load_picture (LycSyncSession *self, const LycBytes *bytes, GTask *task)
{
  if (g_file_query_exists (bytes->destination, NULL))
    g_file_load_bytes_async (bytes->destination, g_task_get_cancellable (task), picture_read_cb,
                             task);
  else
    lyc_byte_fetches_ask_async (self->fetches, bytes, g_task_get_cancellable (task),
                                picture_fetched_cb, task);
}

static void
load_avatar_async (LycSession *session, const char *user_id, GCancellable *cancellable,
                   GAsyncReadyCallback callback, gpointer user_data)
{
  LycSyncSession *self = LYC_SYNC_SESSION (session);
  GTask *task = g_task_new (session, cancellable, callback, user_data);
  g_autoptr (GFile) file = avatar_file (self, user_id);
  LycBytes bytes = { .kind = LYC_KIND_USER, .id = user_id, .destination = file };

  load_picture (self, &bytes, task);
}

/* A sheet never changes: another recording has others. */
static GFile *
sheet_file (LycSyncSession *self, const char *part_id)
{
  g_autofree char *folder = g_build_filename (self->cache_dir, "thumbs", NULL);

  g_mkdir_with_parents (folder, 0700);
  return g_file_new_build_filename (folder, part_id, NULL);
}

/* What was downloaded with its lesson is read where it lies. */
static void
use_kept (LycSyncSession *self, GFile **file, const char *key)
{
  g_autofree char *path
      = self->downloads != NULL ? lyc_lesson_downloads_get_path (self->downloads, key) : NULL;

  if (path == NULL)
    return;
  g_object_unref (*file);
  *file = g_file_new_for_path (path);
}

static void
load_sheet_async (LycSession *session, const char *asset_id, guint index, GCancellable *cancellable,
                  GAsyncReadyCallback callback, gpointer user_data)
{
  LycSyncSession *self = LYC_SYNC_SESSION (session);
  GTask *task = g_task_new (session, cancellable, callback, user_data);
  g_autoptr (LycRecord) asset = lyc_library_lookup (self->library, LYC_KIND_ASSET, asset_id);
  g_autoptr (GFile) file = NULL;
  LycAssetPart part;

  if (!lyc_asset_get_sheet (LYC_ASSET (asset), index, &part) || !lyc_id_is_valid (part.id))
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "no sheet %u", index);
      g_object_unref (task);
      return;
    }
  file = sheet_file (self, part.id);
  use_kept (self, &file, part.id);
  load_picture (self,
                &(LycBytes){ .kind = LYC_KIND_ASSET,
                             .id = asset_id,
                             .destination = file,
                             .sha256 = part.sha256,
                             .size = part.size,
                             .part_id = part.id },
                task);
}

static void
load_lesson_file_async (LycSession *session, const char *lesson_id, const char *name,
                        GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  LycSyncSession *self = LYC_SYNC_SESSION (session);
  GTask *task = g_task_new (session, cancellable, callback, user_data);
  g_auto (LycLessonFile) file = { 0 };

  if (lyc_lesson_file_find (&file, self->library, self->cache_dir, lesson_id, name))
    {
      use_kept (self, &file.kept, file.bytes.part_id != NULL ? file.bytes.part_id : file.bytes.id);
      file.bytes.destination = file.kept;
      load_picture (self, &file.bytes, task);
    }
  else
    {
      g_task_return_new_error (task, LYC_ERROR, LYC_ERROR_GONE, "no file %s", name);
      g_object_unref (task);
    }
}

/* A picture of the file, named after what it is made of: another one is another file. */
static GFile *
preview_file (LycSyncSession *self, const char *file_id, const LycPreview *preview)
{
  g_autofree char *folder = g_build_filename (self->cache_dir, "previews", NULL);
  g_autofree char *name = g_strdup_printf ("%s-%.16s", file_id, preview->sha256);

  g_mkdir_with_parents (folder, 0700);
  return g_file_new_build_filename (folder, name, NULL);
}

static gboolean
is_sum (const char *text)
{
  return strlen (text) == 64 && strspn (text, "0123456789abcdef") == 64;
}

static void
load_preview_async (LycSession *session, const char *file_id, GCancellable *cancellable,
                    GAsyncReadyCallback callback, gpointer user_data)
{
  LycSyncSession *self = LYC_SYNC_SESSION (session);
  GTask *task = g_task_new (session, cancellable, callback, user_data);
  g_autoptr (LycRecord) record = lyc_library_lookup (self->library, LYC_KIND_FILE, file_id);
  g_autoptr (GFile) kept = NULL;
  LycPreview preview;

  if (!lyc_id_is_valid (file_id) || !lyc_file_get_preview (LYC_FILE (record), &preview)
      || preview.width == 0 || !is_sum (preview.sha256))
    {
      g_task_return_new_error (task, LYC_ERROR, LYC_ERROR_GONE, "no preview of %s", file_id);
      g_object_unref (task);
      return;
    }
  kept = preview_file (self, file_id, &preview);
  load_picture (self,
                &(LycBytes){ .kind = LYC_KIND_FILE,
                             .id = file_id,
                             .destination = kept,
                             .sha256 = preview.sha256,
                             .size = preview.size,
                             .part_id = "preview" },
                task);
}

/* Worker thread. What people looked at last stays. */
static void
trim (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  lyc_folder_trim (data, "shared-files", MOST_FILES);
  lyc_folder_trim (data, "previews", MOST_PREVIEWS);
}

static void
make_room (LycSyncSession *self)
{
  g_autoptr (GTask) job = g_task_new (NULL, NULL, NULL, NULL);

  g_task_set_task_data (job, g_strdup (self->cache_dir), g_free);
  g_task_run_in_thread (job, trim);
}

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  GFile *file = lyc_byte_fetches_ask_finish (result, &error);

  make_room (LYC_SYNC_SESSION (g_task_get_source_object (task)));
  if (file != NULL)
    g_task_return_pointer (task, file, g_object_unref);
  else
    g_task_return_error (task, error);
}

/* A file that is ready never changes, so it is kept by its id. */
static void
keep_file_async (LycSession *session, const char *file_id, GFileProgressCallback progress,
                 gpointer progress_data, GCancellable *cancellable, GAsyncReadyCallback callback,
                 gpointer user_data)
{
  LycSyncSession *self = LYC_SYNC_SESSION (session);
  g_autoptr (GTask) task = g_task_new (session, cancellable, callback, user_data);
  g_autoptr (LycRecord) record = lyc_library_lookup (self->library, LYC_KIND_FILE, file_id);
  g_autofree char *folder = g_build_filename (self->cache_dir, "shared-files", NULL);
  g_autoptr (GFile) kept = g_file_new_build_filename (folder, file_id, NULL);
  LycBytes bytes = { .kind = LYC_KIND_FILE,
                     .id = file_id,
                     .destination = kept,
                     .sha256 = lyc_file_get_sha256 (LYC_FILE (record)),
                     .size = lyc_file_get_size (LYC_FILE (record)),
                     .progress = progress,
                     .progress_data = progress_data,
                     .keep_part = TRUE };

  g_mkdir_with_parents (folder, 0700);
  if (!lyc_id_is_valid (file_id) || !lyc_record_is_loaded (record))
    g_task_return_new_error (task, LYC_ERROR, LYC_ERROR_GONE, "no file %s", file_id);
  else if (g_file_query_exists (kept, NULL))
    g_task_return_pointer (task, g_steal_pointer (&kept), g_object_unref);
  else
    lyc_byte_fetches_ask_async (self->fetches, &bytes, cancellable, kept_cb,
                                g_steal_pointer (&task));
}

static GFile *
keep_file_finish (LycSession *session, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static GBytes *
load_picture_finish (LycSession *session, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
downloaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (GFile) file = lyc_byte_fetches_ask_finish (result, &error);

  if (file != NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
download_async (LycSession *session, const char *file_id, GFile *destination,
                GFileProgressCallback progress, gpointer progress_data, GCancellable *cancellable,
                GAsyncReadyCallback callback, gpointer user_data)
{
  LycSyncSession *self = LYC_SYNC_SESSION (session);
  g_autoptr (LycRecord) file = lyc_library_lookup (self->library, LYC_KIND_FILE, file_id);
  LycBytes bytes = { LYC_KIND_FILE,
                     file_id,
                     destination,
                     lyc_record_get_string (file, "sha256"),
                     lyc_record_get_int (file, "size"),
                     progress,
                     progress_data };

  lyc_byte_fetches_ask_async (self->fetches, &bytes, cancellable, downloaded_cb,
                              g_task_new (session, cancellable, callback, user_data));
}

static gboolean
download_finish (LycSession *session, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* The part of the session that hands out bytes: recordings, faces, sheets, pictures, shared files.
 */
void
lyc_sync_session_init_files (LycSessionInterface *iface)
{
  iface->get_asset_uri = get_asset_uri;
  iface->get_authorization = get_authorization;
  iface->load_avatar_async = load_avatar_async;
  iface->load_avatar_finish = load_picture_finish;
  iface->load_sheet_async = load_sheet_async;
  iface->load_sheet_finish = load_picture_finish;
  iface->load_lesson_file_async = load_lesson_file_async;
  iface->load_lesson_file_finish = load_picture_finish;
  iface->load_preview_async = load_preview_async;
  iface->load_preview_finish = load_picture_finish;
  iface->keep_file_async = keep_file_async;
  iface->keep_file_finish = keep_file_finish;
  iface->download_async = download_async;
  iface->download_finish = download_finish;
}

/* Deletes what was fetched for the person who signs out. */
void
lyc_sync_session_delete_files (const char *cache_dir)
{
  static const char *const folders[] = { "avatars",      "thumbs",   "lesson-files",
                                         "shared-files", "previews", "file-texts" };

  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    lyc_folder_empty (cache_dir, folders[i]);
}
