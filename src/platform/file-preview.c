/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "file-preview.h"

#include "changes.h"
#include "download.h"
#include "handlers.h"

#include <glib/gstdio.h>

/* Returns: (transfer full): where the pictures lie, made where it is not there */
char *
lyc_file_preview_folder (LycPlatform *platform)
{
  char *folder = g_build_filename (platform->data_dir, "previews", NULL);

  g_mkdir_with_parents (folder, 0700);
  return folder;
}

/* Says in the view of a file what was seen in it. */
void
lyc_file_preview_add (LycPlatform *platform, JsonObject *object, gint64 file_id)
{
  static const char *const numbers[] = { "width", "height", "size", "duration_ms", "pages" };
  g_autoptr (LycRows) rows
      = lyc_db_query (platform->db,
                      "SELECT kind, sha256, width, height, size, duration_ms, pages"
                      " FROM file_preview WHERE file_id = ?",
                      "i", file_id);
  JsonObject *preview;

  if (!lyc_rows_next (rows))
    {
      json_object_set_null_member (object, "preview");
      return;
    }
  preview = json_object_new ();
  json_object_set_string_member (preview, "kind", lyc_rows_text (rows, 0));
  json_object_set_string_member (preview, "sha256", lyc_rows_text (rows, 1));
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    json_object_set_int_member (preview, numbers[i], lyc_rows_int (rows, (int) i + 2));
  json_object_set_object_member (object, "preview", preview);
}

/**
 * lyc_file_preview_keep:
 *
 * Keeps what was seen in a file and tells everyone who may see the file, in the running
 * transaction.
 */
void
lyc_file_preview_keep (LycPlatform *platform, gint64 file_id, const LycFilePreview *seen)
{
  lyc_db_run (platform->db,
              "INSERT OR REPLACE INTO file_preview (file_id, kind, width, height, duration_ms,"
              " pages, type, size, sha256, stored) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
              "isiiiisiss", file_id, seen->kind, (gint64) seen->width, (gint64) seen->height,
              seen->duration_ms, (gint64) seen->pages, seen->type, seen->size, seen->sha256,
              seen->stored != NULL ? seen->stored : "");
  lyc_change (platform, "file.ready", "file",
              lyc_db_int (platform->db, 0, "SELECT scope_id FROM file WHERE id = ?", "i", file_id),
              file_id, NULL, 0);
}

/* With its file, in the running transaction; the picture goes once that is committed. */
void
lyc_file_preview_drop (LycPlatform *platform, gint64 file_id)
{
  g_autofree char *folder = lyc_file_preview_folder (platform);
  g_autofree char *stored = lyc_db_text (
      platform->db, "SELECT nullif(stored, '') FROM file_preview WHERE file_id = ?", "i", file_id);

  lyc_db_run (platform->db, "DELETE FROM file_preview WHERE file_id = ?", "i", file_id);
  if (stored != NULL)
    g_ptr_array_add (platform->doomed, g_build_filename (folder, stored, NULL));
}

/* What a look left behind that was cut short, or a deletion that was. */
void
lyc_file_preview_clean (LycPlatform *platform)
{
  g_autofree char *folder = lyc_file_preview_folder (platform);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (LycRows) rows
      = lyc_db_query (platform->db, "SELECT stored FROM file_preview WHERE stored <> ''", "");
  g_autoptr (GHashTable) kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const char *name;

  while (lyc_rows_next (rows))
    g_hash_table_add (kept, g_strdup (lyc_rows_text (rows, 0)));
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (!g_hash_table_contains (kept, name))
        g_unlink (path);
    }
}

/* It is there for those who may have what it was made of. */
void
lyc_handle_file_preview (LycRequest *request)
{
  g_autofree char *folder = lyc_file_preview_folder (request->platform);
  g_autofree char *path = NULL;
  g_autoptr (LycRows) rows
      = lyc_db_query (request->db,
                      "SELECT p.stored, p.type, p.sha256 FROM file_preview p"
                      " JOIN file f ON f.id = p.file_id WHERE f.id = ? AND f.state = 'ready'"
                      " AND NOT f.deleted AND p.stored <> ''",
                      "i", request->target.id);

  if (!lyc_rows_next (rows))
    {
      lyc_request_not_found (request);
      return;
    }
  path = g_build_filename (folder, lyc_rows_text (rows, 0), NULL);
  lyc_download (request, path, lyc_rows_text (rows, 1), lyc_rows_text (rows, 2), NULL);
}
