/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store.h"

#include <glib/gstdio.h>

#include "database.h"
#include "schema.h"
#include "search-file.h"

struct _LycStore
{
  GObject parent_instance;

  char *cache_path;
  char *mine_path;
  LycWorker *writer; /* the cache's only writer */
  LycWorker *reader; /* the cache, read only */
  LycWorker *searcher; /* the same, so that a slow search delays no list */
  LycWorker *mine;   /* acts and drafts: a file of its own, so a long page never delays a click */
};

G_DEFINE_FINAL_TYPE (LycStore, lyc_store, G_TYPE_OBJECT)

static guint committed_signal;

void
lyc_store_start_free (LycStoreStart *start)
{
  g_free (start->user_id);
  g_clear_pointer (&start->outbox, g_ptr_array_unref);
  g_clear_pointer (&start->drafts, g_ptr_array_unref);
  g_clear_pointer (&start->downloads, g_ptr_array_unref);
  g_free (start);
}

static void
stored_act_free (gpointer data)
{
  LycStoredAct *act = data;

  g_free (act->json);
  g_free (act->reason);
  g_free (act);
}

static void
remove_database (const char *path)
{
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  g_autofree char *shm = g_strconcat (path, "-shm", NULL);

  g_unlink (path);
  g_unlink (wal);
  g_unlink (shm);
}

static gboolean
was_left_clean (const char *path)
{
  g_autofree char *mark = g_strconcat (path, ".open", NULL);

  return !g_file_test (mark, G_FILE_TEST_EXISTS);
}

/* The mark stands while the cache is open, so that a killed program's cache is checked. */
static void
mark_open (const char *path, gboolean is_open)
{
  g_autofree char *mark = g_strconcat (path, ".open", NULL);

  if (is_open)
    g_file_set_contents (mark, "", 0, NULL);
  else
    g_unlink (mark);
}

/* A cache that cannot be read is thrown away: the platform has everything that is in it. */
static sqlite3 *
open_cache (gpointer data, GError **error)
{
  const char *path = data;
  LycDatabaseFlags flags = was_left_clean (path) ? 0 : LYC_DATABASE_CHECK;
  g_autoptr (GError) local = NULL;
  sqlite3 *db = lyc_database_open (path, lyc_cache_migrations, flags, &local);

  if (db == NULL && g_error_matches (local, LYC_DATABASE_ERROR, LYC_DATABASE_ERROR_CORRUPT))
    {
      g_clear_error (&local);
      remove_database (path);
      db = lyc_database_open (path, lyc_cache_migrations, 0, &local);
    }
  if (db == NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  else
    mark_open (path, TRUE);
  return db;
}

static sqlite3 *
open_reader (gpointer data, GError **error)
{
  return lyc_database_open (data, lyc_cache_migrations, LYC_DATABASE_READ_ONLY, error);
}

/* What was looked at for one key is there for the next. */
static sqlite3 *
open_searcher (gpointer data, GError **error)
{
  sqlite3 *db = open_reader (data, error);

  if (db != NULL)
    lyc_database_run (db, "PRAGMA cache_size = -16000", NULL);
  return db;
}

static sqlite3 *
open_mine (gpointer data, GError **error)
{
  return lyc_database_open (data, lyc_mine_migrations, LYC_DATABASE_FULL, error);
}

static void
lyc_store_dispose (GObject *object)
{
  lyc_store_stop (LYC_STORE (object));
  G_OBJECT_CLASS (lyc_store_parent_class)->dispose (object);
}

static void
lyc_store_finalize (GObject *object)
{
  LycStore *self = LYC_STORE (object);

  g_clear_pointer (&self->cache_path, g_free);
  g_clear_pointer (&self->mine_path, g_free);
  G_OBJECT_CLASS (lyc_store_parent_class)->finalize (object);
}

static void
lyc_store_class_init (LycStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lyc_store_dispose;
  G_OBJECT_CLASS (klass)->finalize = lyc_store_finalize;
  committed_signal = g_signal_new ("committed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_PTR_ARRAY);
}

static void
lyc_store_init (LycStore *self)
{
}

/**
 * lyc_store_new:
 * @data_dir: holds what is never thrown away
 * @cache_dir: holds what the platform can tell again
 *
 * Makes the folders, for this person's eyes only. Nothing is opened before lyc_store_start_async().
 *
 * Returns: (transfer full): the store
 */
LycStore *
lyc_store_new (const char *data_dir, const char *cache_dir)
{
  LycStore *self = g_object_new (LYC_TYPE_STORE, NULL);

  g_mkdir_with_parents (data_dir, 0700);
  g_mkdir_with_parents (cache_dir, 0700);
  self->cache_path = g_build_filename (cache_dir, "cache.db", NULL);
  self->mine_path = g_build_filename (data_dir, "mine.db", NULL);
  self->writer = lyc_worker_new ("store-writer", open_cache, self->cache_path, NULL);
  self->reader = lyc_worker_new ("store-reader", open_reader, self->cache_path, NULL);
  self->searcher = lyc_worker_new ("store-search", open_searcher, self->cache_path, NULL);
  self->mine = lyc_worker_new ("store-mine", open_mine, self->mine_path, NULL);
  return self;
}

/* Reads of the cache, in the reader's thread. */
LycWorker *
lyc_store_get_reader (LycStore *self)
{
  return self->reader;
}

/* Searches of the cache, in a thread of their own. */
LycWorker *
lyc_store_get_searcher (LycStore *self)
{
  return self->searcher;
}

/* Acts, drafts and what is known of downloads. */
LycWorker *
lyc_store_get_mine (LycStore *self)
{
  return self->mine;
}

/* Ends the threads once what was asked is done; the store answers nothing afterwards. */
void
lyc_store_stop (LycStore *self)
{
  if (self->writer == NULL)
    return;
  g_clear_pointer (&self->reader, lyc_worker_stop);
  g_clear_pointer (&self->searcher, lyc_worker_stop);
  g_clear_pointer (&self->writer, lyc_worker_stop);
  g_clear_pointer (&self->mine, lyc_worker_stop);
  mark_open (self->cache_path, FALSE);
}

/* Deletes the cache of a profile that is signed out; acts and drafts stay. */
void
lyc_store_delete_cache (const char *cache_dir)
{
  g_autofree char *path = g_build_filename (cache_dir, "cache.db", NULL);

  remove_database (path);
  mark_open (path, FALSE);
}

static gpointer
read_meta (sqlite3 *db, gpointer data, GError **error)
{
  LycStoreStart *start = data;
  g_autofree char *cursor
      = lyc_database_read_text (db, "SELECT value FROM meta WHERE name = 'cursor'", NULL);
  g_autofree char *agreed
      = lyc_database_read_text (db, "SELECT value FROM meta WHERE name = 'agreed_at'", NULL);
  g_autofree char *ahead
      = lyc_database_read_text (db, "SELECT value FROM meta WHERE name = 'ahead_ms'", NULL);
  g_autofree char *due
      = lyc_database_read_text (db, "SELECT value FROM meta WHERE name = 'look_again'", NULL);

  start->cursor = cursor != NULL ? g_ascii_strtoll (cursor, NULL, 10) : -1;
  start->agreed_at = agreed != NULL ? g_ascii_strtoll (agreed, NULL, 10) : 0;
  start->user_id = lyc_database_read_text (db, "SELECT value FROM meta WHERE name = 'user_id'", NULL);
  start->ahead_ms = ahead != NULL ? g_ascii_strtoll (ahead, NULL, 10) : 0;
  start->look_again = due != NULL;
  return start;
}

static gboolean
read_acts (sqlite3 *db, LycStoreStart *start, GError **error)
{
  sqlite3_stmt *statement
      = lyc_database_prepare (db, "SELECT json, reason FROM outbox ORDER BY number", error);

  while (statement != NULL && sqlite3_step (statement) == SQLITE_ROW)
    {
      LycStoredAct *act = g_new0 (LycStoredAct, 1);

      act->json = g_strdup ((const char *) sqlite3_column_text (statement, 0));
      act->reason = g_strdup ((const char *) sqlite3_column_text (statement, 1));
      g_ptr_array_add (start->outbox, act);
    }
  sqlite3_finalize (statement);
  return statement != NULL;
}

static gboolean
read_drafts (sqlite3 *db, LycStoreStart *start, GError **error)
{
  sqlite3_stmt *statement = lyc_database_prepare (db, "SELECT place, text, updated_at, files FROM draft", error);

  while (statement != NULL && sqlite3_step (statement) == SQLITE_ROW)
    {
      LycDraft *draft = lyc_draft_new ((const char *) sqlite3_column_text (statement, 0));
      g_auto (GStrv) files = g_strsplit ((const char *) sqlite3_column_text (statement, 3), " ", -1);

      lyc_draft_set (draft, (const char *) sqlite3_column_text (statement, 1),
                     sqlite3_column_int64 (statement, 2));
      lyc_draft_set_file_ids (draft, (const char *const *) files);
      g_ptr_array_add (start->drafts, draft);
    }
  sqlite3_finalize (statement);
  return statement != NULL;
}

static gpointer
read_mine (sqlite3 *db, gpointer data, GError **error)
{
  LycStoreStart *start = data;

  return read_acts (db, start, error) && read_drafts (db, start, error)
                 && lyc_stored_downloads_read (db, start->downloads, error)
             ? start
             : NULL;
}

static void
mine_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (lyc_worker_do_finish (result, &error) == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_steal_pointer (&((gpointer *) g_task_get_task_data (task))[0]),
                           (GDestroyNotify) lyc_store_start_free);
}

static void
meta_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  LycStore *self = g_task_get_source_object (task);
  gpointer *holder = g_task_get_task_data (task);
  GError *error = NULL;

  if (lyc_worker_do_finish (result, &error) == NULL)
    g_task_return_error (task, error);
  else
    lyc_worker_do_async (self->mine, read_mine, holder[0], NULL, NULL, mine_read_cb,
                         g_steal_pointer (&task));
}

static void
start_holder_free (gpointer data)
{
  gpointer *holder = data;

  g_clear_pointer (&holder[0], lyc_store_start_free);
  g_free (holder);
}

/* Opens both files and reads what stands in them. */
void
lyc_store_start_async (LycStore *self, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);
  gpointer *holder = g_new0 (gpointer, 1);
  LycStoreStart *start = g_new0 (LycStoreStart, 1);

  start->cursor = -1;
  start->outbox = g_ptr_array_new_with_free_func (stored_act_free);
  start->drafts = g_ptr_array_new_with_free_func (g_object_unref);
  start->downloads = g_ptr_array_new_with_free_func ((GDestroyNotify) lyc_stored_download_free);
  holder[0] = start;
  g_task_set_task_data (task, holder, start_holder_free);
  lyc_worker_do_async (self->writer, read_meta, start, NULL, NULL, meta_read_cb, task);
}

LycStoreStart *
lyc_store_start_finish (LycStore *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static gpointer
apply (sqlite3 *db, gpointer data, GError **error)
{
  return lyc_change_list_apply (data, db, error);
}

static void
applied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (GPtrArray) changes = lyc_worker_do_finish (result, &error);

  if (changes == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  if (changes->len > 0)
    g_signal_emit (g_task_get_source_object (task), committed_signal, 0, changes);
  g_task_return_boolean (task, TRUE);
}

/**
 * lyc_store_apply_async:
 * @changes: (transfer full): what to apply, in one transaction
 *
 * Lists are applied in the order they are given. "committed" is emitted before @callback.
 */
void
lyc_store_apply_async (LycStore *self, LycChangeList *changes, GAsyncReadyCallback callback,
                       gpointer user_data)
{
  lyc_worker_do_async (self->writer, apply, changes, (GDestroyNotify) lyc_change_list_free,
                       (GDestroyNotify) g_ptr_array_unref, applied_cb,
                       g_task_new (self, NULL, callback, user_data));
}

gboolean
lyc_store_apply_finish (LycStore *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * lyc_store_keep_file_text_async:
 * @text: what the file says, valid UTF-8
 *
 * Keeps the words of a shared file, so that it is found by them; it goes with the file. Finished by
 * lyc_worker_do_finish().
 */
void
lyc_store_keep_file_text_async (LycStore *self, const char *file_id, const char *text,
                                GAsyncReadyCallback callback, gpointer user_data)
{
  lyc_worker_do_async (self->writer, lyc_search_file_keep, lyc_file_words_new (file_id, text),
                       (GDestroyNotify) lyc_file_words_free, NULL, callback, user_data);
}
