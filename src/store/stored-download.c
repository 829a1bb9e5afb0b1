/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "stored-download.h"

#include "database.h"

/* Returns: (transfer full): not asked for, of unknown size */
LycStoredDownload *
lyc_stored_download_new (const char *lesson_id)
{
  LycStoredDownload *self = g_new0 (LycStoredDownload, 1);

  self->lesson_id = g_strdup (lesson_id);
  self->size = -1;
  return self;
}

LycStoredDownload *
lyc_stored_download_copy (const LycStoredDownload *self)
{
  LycStoredDownload *copy = g_memdup2 (self, sizeof *self);

  copy->lesson_id = g_strdup (self->lesson_id);
  copy->files = g_strdup (self->files);
  copy->reason = g_strdup (self->reason);
  return copy;
}

void
lyc_stored_download_free (LycStoredDownload *self)
{
  g_free (self->lesson_id);
  g_free (self->files);
  g_free (self->reason);
  g_free (self);
}

static LycStoredDownload *
read_row (sqlite3_stmt *statement)
{
  LycStoredDownload *row
      = lyc_stored_download_new ((const char *) sqlite3_column_text (statement, 0));

  row->state = sqlite3_column_int (statement, 1);
  row->asked_at = sqlite3_column_int64 (statement, 2);
  row->size = sqlite3_column_int64 (statement, 3);
  row->expires_at = sqlite3_column_int64 (statement, 4);
  row->files = g_strdup ((const char *) sqlite3_column_text (statement, 5));
  row->reason = g_strdup ((const char *) sqlite3_column_text (statement, 6));
  return row;
}

/* Adds all downloads to @downloads, those asked for first at its beginning. */
gboolean
lyc_stored_downloads_read (sqlite3 *db, GPtrArray *downloads, GError **error)
{
  sqlite3_stmt *statement
      = lyc_database_prepare (db,
                              "SELECT lesson_id, state, asked_at, size, expires_at, files, "
                              "reason FROM download ORDER BY asked_at, lesson_id",
                              error);

  while (statement != NULL && sqlite3_step (statement) == SQLITE_ROW)
    g_ptr_array_add (downloads, read_row (statement));
  sqlite3_finalize (statement);
  return statement != NULL;
}

gpointer
lyc_stored_download_write_job (sqlite3 *db, gpointer download, GError **error)
{
  const LycStoredDownload *row = download;
  sqlite3_stmt *statement
      = lyc_database_prepare (db,
                              "REPLACE INTO download (lesson_id, state, asked_at, size, "
                              "expires_at, files, reason) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                              error);

  if (statement == NULL)
    return NULL;
  lyc_database_bind_text (statement, 1, row->lesson_id);
  sqlite3_bind_int (statement, 2, row->state);
  sqlite3_bind_int64 (statement, 3, row->asked_at);
  sqlite3_bind_int64 (statement, 4, row->size);
  sqlite3_bind_int64 (statement, 5, row->expires_at);
  lyc_database_bind_text (statement, 6, row->files);
  lyc_database_bind_text (statement, 7, row->reason);
  return GINT_TO_POINTER (lyc_database_finish (db, statement, error));
}

gpointer
lyc_stored_download_delete_job (sqlite3 *db, gpointer lesson_id, GError **error)
{
  sqlite3_stmt *statement
      = lyc_database_prepare (db, "DELETE FROM download WHERE lesson_id = ?1", error);

  if (statement == NULL)
    return NULL;
  lyc_database_bind_text (statement, 1, lesson_id);
  return GINT_TO_POINTER (lyc_database_finish (db, statement, error));
}
