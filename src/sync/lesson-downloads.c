/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "folder.h"
#include "lesson-downloads-private.h"

/* What all downloads may take unless the person says otherwise, bytes. */
#define DEFAULT_QUOTA (G_GINT64_CONSTANT (5) * 1000 * 1000 * 1000)

/* How often it is looked for what has expired, seconds. */
#define CHECK_S 3600

static void downloads_init (LycDownloadsInterface *iface);
static void list_init (GListModelInterface *iface);
G_DEFINE_FINAL_TYPE_WITH_CODE (LycLessonDownloads, lyc_lesson_downloads, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (LYC_TYPE_DOWNLOADS, downloads_init)
                                   G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_init))

gint64
lyc_lesson_downloads_now (LycLessonDownloads *self)
{
  return self->now != NULL ? self->now (self->now_data) : g_get_real_time () / 1000;
}

static GType
get_item_type (GListModel *list)
{
  return LYC_TYPE_DOWNLOAD;
}

static guint
get_n_items (GListModel *list)
{
  return g_list_model_get_n_items (G_LIST_MODEL (LYC_LESSON_DOWNLOADS (list)->items));
}

static gpointer
get_item (GListModel *list, guint position)
{
  return g_list_model_get_item (G_LIST_MODEL (LYC_LESSON_DOWNLOADS (list)->items), position);
}

static void
list_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static gint64
get_used (LycDownloads *downloads)
{
  LycLessonDownloads *self = LYC_LESSON_DOWNLOADS (downloads);
  GHashTableIter iter;
  gpointer lesson;
  gint64 used = 0;

  g_hash_table_iter_init (&iter, self->kept);
  while (g_hash_table_iter_next (&iter, NULL, &lesson))
    used += lyc_download_get_done (((LycKeptLesson *) lesson)->download);
  return used;
}

static gint64
get_quota (LycDownloads *downloads)
{
  return LYC_LESSON_DOWNLOADS (downloads)->quota;
}

static void
set_quota (LycDownloads *downloads, gint64 bytes)
{
  LYC_LESSON_DOWNLOADS (downloads)->quota = MAX (0, bytes);
  g_signal_emit_by_name (downloads, "changed");
}

static void
measured_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LycDownload) download = user_data;
  g_autoptr (LycLessonParts) parts = lyc_lesson_parts_read_finish (result, NULL);
  LycDownloadStatus status;

  lyc_download_get_status (download, &status);
  if (parts == NULL || !parts->there || status.state != LYC_DOWNLOAD_NONE)
    return;
  status.size = parts->size;
  lyc_download_update (download, &status);
}

static LycDownload *
lookup (LycDownloads *downloads, const char *lesson_id)
{
  LycLessonDownloads *self = LYC_LESSON_DOWNLOADS (downloads);
  LycDownload *download = g_hash_table_lookup (self->known, lesson_id);

  if (download == NULL)
    {
      download = lyc_download_new (lesson_id);
      g_hash_table_insert (self->known, g_strdup (lesson_id), download);
    }
  if (lyc_download_get_size (download) < 0 && lyc_store_get_reader (self->store) != NULL)
    lyc_lesson_parts_read_async (self->store, lesson_id, measured_cb, g_object_ref (download));
  return g_object_ref (download);
}

static LycKeptLesson *
keep (LycLessonDownloads *self, LycStoredDownload *row)
{
  g_autoptr (LycDownload) download = lookup (LYC_DOWNLOADS (self), row->lesson_id);
  LycKeptLesson *lesson = lyc_kept_lesson_new (download, row);

  g_hash_table_insert (self->kept, g_strdup (row->lesson_id), lesson);
  g_list_store_append (self->items, download);
  return lesson;
}

/* Asked for anew while its removal is not through, it just goes on. */
static LycKeptLesson *
want (LycLessonDownloads *self, const char *lesson_id)
{
  LycKeptLesson *lesson = g_hash_table_lookup (self->kept, lesson_id);
  LycStoredDownload *row;

  if (lesson != NULL)
    {
      if (lesson->row->state == LYC_DOWNLOAD_NONE)
        g_list_store_append (self->items, lesson->download);
      return lesson;
    }
  row = lyc_stored_download_new (lesson_id);
  row->asked_at = lyc_lesson_downloads_now (self);
  return keep (self, row);
}

static void
fetch (LycDownloads *downloads, const char *lesson_id)
{
  LycLessonDownloads *self = LYC_LESSON_DOWNLOADS (downloads);
  LycKeptLesson *lesson = want (self, lesson_id);

  if (lesson->row->state == LYC_DOWNLOAD_READY || lesson->row->state == LYC_DOWNLOAD_RUNNING)
    return;
  g_clear_handle_id (&self->retry_source, g_source_remove);
  lyc_kept_lesson_set (self, lesson, LYC_DOWNLOAD_WAITING, NULL);
  lyc_lesson_downloads_look (self, lesson);
}

static void
stop_running (LycLessonDownloads *self, LycKeptLesson *lesson)
{
  if (self->running == lesson)
    g_cancellable_cancel (self->cancel);
}

static void
pause_lesson (LycDownloads *downloads, const char *lesson_id)
{
  LycLessonDownloads *self = LYC_LESSON_DOWNLOADS (downloads);
  LycKeptLesson *lesson = g_hash_table_lookup (self->kept, lesson_id);

  if (lesson == NULL
      || (lesson->row->state != LYC_DOWNLOAD_WAITING && lesson->row->state != LYC_DOWNLOAD_RUNNING))
    return;
  stop_running (self, lesson);
  lyc_kept_lesson_set (self, lesson, LYC_DOWNLOAD_PAUSED, NULL);
}

static void
take_out (LycLessonDownloads *self, LycKeptLesson *lesson)
{
  guint position;

  if (g_list_store_find (self->items, lesson->download, &position))
    g_list_store_remove (self->items, position);
  if (!self->stopped)
    lyc_worker_do_async (lyc_store_get_mine (self->store), lyc_stored_download_delete_job,
                         g_strdup (lesson->row->lesson_id), g_free, NULL, NULL, NULL);
}

static void
remove_lesson (LycDownloads *downloads, const char *lesson_id)
{
  LycLessonDownloads *self = LYC_LESSON_DOWNLOADS (downloads);
  LycKeptLesson *lesson = g_hash_table_lookup (self->kept, lesson_id);

  if (lesson == NULL || lesson->row->state == LYC_DOWNLOAD_NONE)
    return;
  lesson->row->state = LYC_DOWNLOAD_NONE;
  lesson->row->expires_at = 0;
  g_clear_pointer (&lesson->row->reason, g_free);
  lyc_kept_lesson_delete_files (self, lesson);
  lyc_kept_lesson_tell (self, lesson, 0);
  take_out (self, lesson);
  if (self->running == lesson)
    stop_running (self, lesson);
  else
    g_hash_table_remove (self->kept, lesson_id);
}

static void
downloads_init (LycDownloadsInterface *iface)
{
  iface->lookup = lookup;
  iface->fetch = fetch;
  iface->pause = pause_lesson;
  iface->remove = remove_lesson;
  iface->get_used = get_used;
  iface->get_quota = get_quota;
  iface->set_quota = set_quota;
}

/* Takes away what has expired. */
void
lyc_lesson_downloads_check (LycLessonDownloads *self)
{
  gint64 now = lyc_lesson_downloads_now (self);
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->kept);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      LycKeptLesson *lesson = value;

      if (lesson->row->state != LYC_DOWNLOAD_READY || lesson->row->expires_at == 0
          || lesson->row->expires_at > now)
        continue;
      lyc_kept_lesson_delete_files (self, lesson);
      lyc_kept_lesson_set (self, lesson, LYC_DOWNLOAD_EXPIRED, NULL);
    }
}

static gboolean
check_cb (gpointer data)
{
  lyc_lesson_downloads_check (data);
  return G_SOURCE_CONTINUE;
}

/* @stored: of #LycStoredDownload; copied */
void
lyc_lesson_downloads_restore (LycLessonDownloads *self, GPtrArray *stored)
{
  for (guint i = 0; i < stored->len; i++)
    {
      LycKeptLesson *lesson = keep (self, lyc_stored_download_copy (g_ptr_array_index (stored, i)));

      lyc_kept_lesson_tell (self, lesson, lyc_kept_lesson_measure (self, lesson));
      lyc_lesson_downloads_look (self, lesson);
    }
  lyc_lesson_downloads_check (self);
  self->check_source = g_timeout_add_seconds (CHECK_S, check_cb, self);
}

/* Where a network is, what waits is fetched, and what is kept gets its time anew. */
void
lyc_lesson_downloads_set_online (LycLessonDownloads *self, gboolean online)
{
  GHashTableIter iter;
  gpointer lesson;

  self->online = online;
  if (!online)
    return;
  g_clear_handle_id (&self->retry_source, g_source_remove);
  g_hash_table_iter_init (&iter, self->kept);
  while (g_hash_table_iter_next (&iter, NULL, &lesson))
    lyc_lesson_downloads_look (self, lesson);
}

/* @key: of an asset, a sheet of thumbs or a picture
 *
 * Returns: (transfer full) (nullable): its file, where it is kept whole */
char *
lyc_lesson_downloads_get_path (LycLessonDownloads *self, const char *key)
{
  GHashTableIter iter;
  gpointer lesson;

  g_hash_table_iter_init (&iter, self->kept);
  while (g_hash_table_iter_next (&iter, NULL, &lesson))
    {
      const char *name = g_hash_table_lookup (((LycKeptLesson *) lesson)->files, key);
      g_autofree char *path = name != NULL ? g_build_filename (self->folder, name, NULL) : NULL;

      if (path != NULL && g_file_test (path, G_FILE_TEST_IS_REGULAR))
        return g_steal_pointer (&path);
    }
  return NULL;
}

/* Ends what runs; what has come stays for the next start. */
void
lyc_lesson_downloads_stop (LycLessonDownloads *self)
{
  self->stopped = TRUE;
  g_clear_handle_id (&self->pump_source, g_source_remove);
  g_clear_handle_id (&self->retry_source, g_source_remove);
  g_clear_handle_id (&self->check_source, g_source_remove);
  if (self->cancel != NULL)
    g_cancellable_cancel (self->cancel);
}

/* The person signs out: nothing that they kept stays on this machine. */
void
lyc_lesson_downloads_forget (LycLessonDownloads *self)
{
  g_autofree gpointer *ids = g_hash_table_get_keys_as_array (self->kept, NULL);

  for (guint i = 0; ids[i] != NULL; i++)
    remove_lesson (LYC_DOWNLOADS (self), ids[i]);
  lyc_lesson_downloads_stop (self);
  lyc_folder_empty (self->folder, ".");
}

static void
lyc_lesson_downloads_dispose (GObject *object)
{
  LycLessonDownloads *self = LYC_LESSON_DOWNLOADS (object);

  lyc_lesson_downloads_stop (self);
  g_clear_object (&self->store);
  g_clear_object (&self->connector);
  G_OBJECT_CLASS (lyc_lesson_downloads_parent_class)->dispose (object);
}

static void
lyc_lesson_downloads_finalize (GObject *object)
{
  LycLessonDownloads *self = LYC_LESSON_DOWNLOADS (object);

  g_clear_object (&self->cancel);
  g_hash_table_unref (self->kept);
  g_hash_table_unref (self->known);
  g_object_unref (self->items);
  g_free (self->folder);
  G_OBJECT_CLASS (lyc_lesson_downloads_parent_class)->finalize (object);
}

static void
lyc_lesson_downloads_class_init (LycLessonDownloadsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lyc_lesson_downloads_dispose;
  G_OBJECT_CLASS (klass)->finalize = lyc_lesson_downloads_finalize;
}

static void
items_changed_cb (LycLessonDownloads *self, guint position, guint removed, guint added)
{
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
}

static void
lyc_lesson_downloads_init (LycLessonDownloads *self)
{
  self->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, lyc_kept_lesson_free);
  self->items = g_list_store_new (LYC_TYPE_DOWNLOAD);
  self->quota = DEFAULT_QUOTA;
  g_signal_connect_swapped (self->items, "items-changed", G_CALLBACK (items_changed_cb), self);
}

/**
 * lyc_lesson_downloads_new:
 * @folder: where the files go; made for this person's eyes only
 *
 * Returns: (transfer full): nothing kept; offline until lyc_lesson_downloads_set_online()
 */
LycLessonDownloads *
lyc_lesson_downloads_new (LycStore *store, LycConnector *connector, const char *folder)
{
  LycLessonDownloads *self = g_object_new (LYC_TYPE_LESSON_DOWNLOADS, NULL);

  g_mkdir_with_parents (folder, 0700);
  self->store = g_object_ref (store);
  self->connector = g_object_ref (connector);
  self->folder = g_strdup (folder);
  lyc_lesson_downloads_follow (self);
  return self;
}

/* Tells the time from now on; for tests. */
void
lyc_lesson_downloads_set_clock (LycLessonDownloads *self, LycNow now, gpointer user_data)
{
  self->now = now;
  self->now_data = user_data;
}
