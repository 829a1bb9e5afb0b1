/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "recording-keep.h"

#include "ids.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

/**
 * lyc_recording_length:
 *
 * Returns: how long a recording is in milliseconds, -1 where it was not looked into yet or what was
 * made of it then is no longer there
 */
gint64
lyc_recording_length (LycPlatform *platform, const char *sha256)
{
  g_autoptr (LycRows) rows = lyc_db_query (
      platform->db, "SELECT sha256 FROM recording_part WHERE recording = ?", "s", sha256);
  gboolean whole = TRUE;

  while (lyc_rows_next (rows))
    {
      g_autofree char *path
          = g_build_filename (platform->data_dir, "assets", lyc_rows_text (rows, 0), NULL);

      whole = whole && g_file_test (path, G_FILE_TEST_IS_REGULAR);
    }
  return whole ? lyc_db_int (platform->db, -1, "SELECT duration_ms FROM recording WHERE sha256 = ?",
                             "s", sha256)
               : -1;
}

/**
 * lyc_recording_write:
 *
 * Remembers what a recording is, in the running transaction.
 */
void
lyc_recording_write (LycPlatform *platform, const LycRecordingDraft *draft)
{
  lyc_db_run (platform->db, "DELETE FROM recording WHERE sha256 = ?", "s", draft->sha256);
  lyc_db_run (platform->db,
              "INSERT INTO recording (sha256, type, duration_ms, width, height, thumbs)"
              " VALUES (?, ?, ?, ?, ?, ?)",
              "ssiiis", draft->sha256, draft->type, draft->duration_ms, (gint64) draft->width,
              (gint64) draft->height, draft->thumbs);
  for (guint i = 0; i < draft->parts->len; i++)
    {
      const LycRecordingPart *part = g_ptr_array_index (draft->parts, i);
      g_autofree char *uuid = lyc_id_new ();

      lyc_db_run (platform->db,
                  "INSERT INTO recording_part (uuid, recording, part_kind, number, type, width,"
                  " height, size, sha256) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                  "sssisiiis", uuid, draft->sha256, part->kind, (gint64) part->number, part->type,
                  (gint64) part->width, (gint64) part->height, part->size, part->sha256);
    }
}

/**
 * lyc_recordings_lock:
 * @wait: until another import is through
 *
 * Between here and close(), no other import and no cleaning goes on in this folder.
 *
 * Returns: a descriptor, -1 where another has the lock
 */
int
lyc_recordings_lock (LycPlatform *platform, gboolean wait)
{
  g_autofree char *path = g_build_filename (platform->data_dir, "import.lock", NULL);
  int fd = open (path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);

  if (fd >= 0 && flock (fd, LOCK_EX | (wait ? 0 : LOCK_NB)) != 0)
    {
      close (fd);
      return -1;
    }
  return fd;
}

static void
add_names (LycPlatform *platform, GHashTable *names, const char *sql)
{
  g_autoptr (LycRows) rows = lyc_db_query (platform->db, sql, "");

  while (lyc_rows_next (rows))
    g_hash_table_add (names, g_strdup (lyc_rows_text (rows, 0)));
}

static void
remove_others (LycPlatform *platform, gboolean (*stays) (const char *, gpointer), gpointer data)
{
  g_autofree char *folder = g_build_filename (platform->data_dir, "assets", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (!stays (name, data))
      {
        g_autofree char *path = g_build_filename (folder, name, NULL);

        g_unlink (path);
      }
}

/* What is whole has the name of its sum. */
static gboolean
is_whole (const char *name, gpointer data)
{
  return strlen (name) == 64 && strspn (name, "0123456789abcdef") == 64;
}

static gboolean
is_wanted (const char *name, gpointer wanted)
{
  return g_hash_table_contains (wanted, name);
}

/**
 * lyc_recordings_clean_unfinished:
 *
 * Removes what an import that was killed had begun to copy. To be called with the lock.
 */
void
lyc_recordings_clean_unfinished (LycPlatform *platform)
{
  remove_others (platform, is_whole, NULL);
}

/**
 * lyc_recordings_clean:
 *
 * Removes every file that nothing refers to: of an import that was killed, and of recordings that
 * were replaced. To be called with the lock, outside of a transaction.
 */
void
lyc_recordings_clean (LycPlatform *platform)
{
  g_autoptr (GHashTable) wanted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  lyc_db_begin (platform->db);
  lyc_db_run (platform->db,
              "DELETE FROM recording WHERE sha256 NOT IN (SELECT sha256 FROM asset)", "");
  add_names (platform, wanted, "SELECT sha256 FROM asset");
  add_names (platform, wanted, "SELECT sha256 FROM recording_part");
  add_names (platform, wanted,
             "SELECT json_extract (p.value, '$.sha256') FROM lesson l, json_each (l.pictures) p");
  if (lyc_db_commit (platform->db)) /* else it is not known what is wanted */
    remove_others (platform, is_wanted, wanted);
}
