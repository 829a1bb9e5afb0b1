/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "access.h"
#include "changes.h"
#include "download.h"
#include "file.h"
#include "file-preview.h"
#include "file-text.h"
#include "handlers.h"
#include "ids.h"
#include "text-clean.h"
#include "views.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

JsonObject *
lyc_file_view (LycPlatform *platform, LycViewer *viewer, const LycStanding *standing, gint64 id)
{
  g_autoptr (LycRows) rows = lyc_db_query (
      platform->db,
      "SELECT f.uuid, f.rev, c.uuid, f.name, f.type, f.sha256, f.state, u.uuid, f.size,"
      " f.offset, f.created_at, f.attached, NOT f.attached OR f.posted = 1"
      " FROM file f LEFT JOIN cohort c ON c.id = f.cohort_id"
      " JOIN user u ON u.id = f.creator_id WHERE f.id = ? AND NOT f.deleted"
      " AND ((f.state = 'ready' AND (NOT f.attached OR f.posted = 1 OR (f.posted = 2 AND ?)))"
      " OR f.creator_id = ?)",
      "iii", id, (gint64) lyc_access_allows (standing, "post", "see_hidden", FALSE),
      viewer->user_id);
  static const char *const names[] = { "name", "type", "sha256", "state", "author_id" };
  JsonObject *object;

  if (!lyc_rows_next (rows))
    return NULL;
  object = lyc_view_new ("file", lyc_rows_text (rows, 0), lyc_rows_int (rows, 1));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    json_object_set_string_member (object, names[i], lyc_rows_text (rows, (int) i + 3));
  if (!lyc_rows_is_null (rows, 2))
    json_object_set_string_member (object, "cohort_id", lyc_rows_text (rows, 2));
  else
    json_object_set_null_member (object, "cohort_id");
  json_object_set_int_member (object, "size", lyc_rows_int (rows, 8));
  json_object_set_int_member (object, "offset", lyc_rows_int (rows, 9));
  json_object_set_int_member (object, "created_at", lyc_rows_int (rows, 10));
  json_object_set_boolean_member (object, "attached", lyc_rows_int (rows, 11) != 0);
  json_object_set_boolean_member (object, "shared", lyc_rows_int (rows, 12) != 0);
  lyc_file_preview_add (platform, object, id);
  lyc_file_text_add (platform, object, id);
  return object;
}

GArray *
lyc_file_list (LycPlatform *platform, LycViewer *viewer, const LycStanding *standing)
{
  return lyc_ids_in_scope (platform,
                           "SELECT id FROM file WHERE scope_id = ? AND NOT deleted ORDER BY id",
                           standing);
}

static char *
stored_path (LycPlatform *platform, gint64 id)
{
  g_autofree char *stored
    = lyc_db_text (platform->db, "SELECT stored FROM file WHERE id = ?", "i", id);

  return g_build_filename (platform->data_dir, "files", stored, NULL);
}

static char *
path_of (LycRequest *request, gint64 id)
{
  return stored_path (request->platform, id);
}

static void
answer_file (LycRequest *request)
{
  lyc_request_object (request, "file", request->target.scope_id, request->target.id);
}

void
lyc_handle_file_read (LycRequest *request)
{
  answer_file (request);
}

/* A conversation where one is named, else the cohort. */
static gboolean
find_around (LycRequest *request, LycFound *around)
{
  const char *container = lyc_request_text (request, "container_id", "");

  if (*container != '\0')
    return lyc_find (request->platform, request->viewer, "container", container, around);
  return lyc_find (request->platform, request->viewer, "cohort",
                   lyc_request_text (request, "cohort_id", ""), around);
}

/* Returns: the cohort of the scope; 0 for a direct conversation */
static gint64
cohort_around (LycRequest *request, const LycFound *around)
{
  return lyc_db_int (request->db, 0, "SELECT id FROM cohort WHERE scope_id = ?", "i",
                     around->scope_id);
}

void
lyc_handle_file_create (LycRequest *request)
{
  g_autofree char *name = lyc_text_clean_file_name (lyc_request_text (request, "name", ""));
  g_autofree char *stored = lyc_id_new ();
  g_autofree char *folder = g_build_filename (request->platform->data_dir, "files", NULL);
  LycFound around;
  gint64 id;

  if (!find_around (request, &around))
    lyc_request_not_found (request);
  else if (name[0] == '\0')
    lyc_request_field_error (request, "name", "is empty");
  if (request->status != 0 || !lyc_request_allow (request, "file", "create", around.scope_id, TRUE))
    return;
  g_mkdir_with_parents (folder, 0700);
  id = lyc_db_insert (request->db,
                      "INSERT OR IGNORE INTO file (uuid, creator_id, scope_id, cohort_id, name, type,"
                      " size, created_at, stored, attached)"
                      " VALUES (?, ?, ?, nullif(?, 0), ?, ?, ?, ?, ?, ?)",
                      "siiissiisi", lyc_request_param (request, "file_id"),
                      request->viewer->user_id, around.scope_id, cohort_around (request, &around),
                      name, lyc_request_text (request, "type", "application/octet-stream"),
                      lyc_request_int (request, "size", 0), lyc_request_now (request), stored,
                      lyc_request_flag (request, "attached", FALSE));
  if (id == 0)
    lyc_request_problem (request, 409, "conflict", "You have used this id for something else.");
  else
    {
      lyc_db_run (request->db,
                  "UPDATE file SET rev = (SELECT seq FROM sqlite_sequence WHERE name = 'log')"
                  " WHERE id = ?",
                  "i", id);
      lyc_request_object (request, "file", around.scope_id, id);
    }
}

static gboolean
is_uploading (LycRequest *request)
{
  if (lyc_db_int (request->db, 0, "SELECT state = 'uploading' AND NOT deleted FROM file WHERE id = ?",
                  "i", request->target.id)
      == 1)
    return TRUE;
  lyc_request_problem (request, 409, "conflict", "This upload is finished.");
  return FALSE;
}

static gboolean
write_at (const char *path, gint64 offset, GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  int fd = open (path, O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  gsize done = 0;

  while (fd >= 0 && done < size)
    {
      gssize wrote = pwrite (fd, data + done, size - done, offset + (gint64) done);

      if (wrote < 0 && errno == EINTR)
        continue;
      if (wrote <= 0)
        break;
      done += (gsize) wrote;
    }
  if (fd >= 0 && fsync (fd) != 0)
    done = size + 1;
  if (fd >= 0)
    close (fd);
  return fd >= 0 && done == size;
}

void
lyc_handle_file_append (LycRequest *request)
{
  const char *given = soup_message_headers_get_one (
    soup_server_message_get_request_headers (request->message), "Upload-Offset");
  gint64 stands = lyc_db_int (request->db, 0, "SELECT offset FROM file WHERE id = ?", "i",
                              request->target.id);
  gint64 size = lyc_db_int (request->db, 0, "SELECT size FROM file WHERE id = ?", "i",
                            request->target.id);
  gint64 length = (gint64) g_bytes_get_size (request->bytes);
  g_autofree char *path = path_of (request, request->target.id);
  gint64 offset = -1;

  if (!is_uploading (request))
    return;
  if (given == NULL || !g_ascii_string_to_signed (given, 10, 0, G_MAXINT64, &offset, NULL))
    lyc_request_field_error (request, "Upload-Offset", "is missing");
  else if (offset != stands)
    {
      g_autoptr (JsonObject) extra = json_object_new ();

      json_object_set_int_member (extra, "offset", stands);
      lyc_request_problem_full (request, 409, "conflict", "The upload stands elsewhere.", extra);
    }
  else if (offset + length > size)
    lyc_request_problem (request, 413, "too_large", "This is more than was announced.");
  else if (!write_at (path, offset, request->bytes))
    lyc_request_problem (request, 503, "unavailable", "The platform cannot save at the moment.");
  if (request->status != 0)
    return;
  lyc_db_run (request->db, "UPDATE file SET offset = ? WHERE id = ?", "ii", offset + length,
              request->target.id);
  lyc_view_forget (request->platform, "file", request->target.id);
  answer_file (request);
}

static char *
sum_of (const char *path)
{
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, NULL);
  g_autoptr (GBytes) bytes = file != NULL ? g_mapped_file_get_bytes (file) : g_bytes_new (NULL, 0);

  return g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
}

void
lyc_handle_file_finish (LycRequest *request)
{
  g_autofree char *path = path_of (request, request->target.id);
  g_autofree char *sum = NULL;

  if (!is_uploading (request))
    return;
  if (lyc_db_int (request->db, 0, "SELECT offset = size FROM file WHERE id = ?", "i",
                  request->target.id)
      != 1)
    {
      lyc_request_problem (request, 409, "conflict", "Some of the file is still missing.");
      return;
    }
  sum = sum_of (path);
  if (!g_str_equal (sum, lyc_request_text (request, "sha256", "")))
    {
      lyc_request_field_error (request, "sha256", "is not that of what arrived");
      return;
    }
  lyc_db_run (request->db, "UPDATE file SET state = 'ready', sha256 = ? WHERE id = ?", "si", sum,
              request->target.id);
  lyc_change (request->platform, "file.ready", "file", request->target.scope_id, request->target.id,
              NULL, request->viewer->user_id);
  lyc_file_look_arm (request->platform);
  answer_file (request);
}

/**
 * lyc_file_drop:
 *
 * Deletes a file in the running transaction, and what it holds once that is committed.
 *
 * Returns: the new rev
 */
gint64
lyc_file_drop (LycPlatform *platform, gint64 id, gint64 actor_id)
{
  lyc_db_run (platform->db, "UPDATE file SET deleted = 1 WHERE id = ?", "i", id);
  g_ptr_array_add (platform->doomed, stored_path (platform, id));
  lyc_file_preview_drop (platform, id);
  lyc_file_text_drop (platform, id);
  return lyc_change (platform, "file.deleted", "file",
                     lyc_db_int (platform->db, 0, "SELECT scope_id FROM file WHERE id = ?", "i", id),
                     id, NULL, actor_id);
}

void
lyc_handle_file_delete (LycRequest *request)
{
  g_autofree char *uuid = lyc_uuid_of (request->platform, "file", request->target.id);

  if (lyc_db_int (request->db, 0, "SELECT deleted FROM file WHERE id = ?", "i", request->target.id) == 1)
    {
      lyc_request_problem (request, 410, "gone", "This file was deleted.");
      return;
    }
  lyc_request_done (
    request, "file", uuid,
    lyc_file_drop (request->platform, request->target.id, request->viewer->user_id));
}

void
lyc_handle_file_content (LycRequest *request)
{
  g_autofree char *path = path_of (request, request->target.id);
  g_autoptr (LycRows) rows
    = lyc_db_query (request->db,
                    "SELECT type, sha256, name FROM file WHERE id = ? AND state = 'ready' AND NOT deleted",
                    "i", request->target.id);

  if (lyc_rows_next (rows))
    lyc_download (request, path, "application/octet-stream", lyc_rows_text (rows, 1),
                  lyc_rows_text (rows, 2));
  else
    lyc_request_not_found (request);
}
