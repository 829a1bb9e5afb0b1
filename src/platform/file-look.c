/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "file-preview.h"

#include "file-text.h"
#include "ids.h"
#include "media-probe.h"
#include "picture-head.h"

#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* Each shared file is looked into once, after it has arrived, for a preview and for its words: by
 * lyceum-media-probe, one at a time. What was made is checked here like anything else that comes
 * from outside. */

#define MAX_MS (24 * 3600 * G_GINT64_CONSTANT (1000))
#define MAX_PAGES 100000
#define MAX_TRIES 3

/* Endings of names that are worth a look. */
static const char *const endings[]
    = { "png", "jpg", "jpeg", "webp", "pdf",  "webm", "mkv", "mp4", "m4v",
        "mov", "m4a", "ogg",  "oga",  "opus", "ogv",  "mp3", NULL };

struct _LycFileLook
{
  LycPlatform *platform; /* NULL once nobody waits for it any more */
  guint start;           /* waits until nothing else is to be done */
  gint64 file_id;
  char *stored; /* the file's name on the disk: a sandbox that begins again has its numbers anew */
  char *ending; /* NULL where there is nothing to see */
  const char *words; /* of lyc_file_text_sort(); NULL where there is nothing to read */
  char *text;        /* what was read */
  char *path;   /* of the file */
  char *folder; /* of the previews */
  guint seconds;
  gboolean impossible; /* there is nothing to look with */
  gboolean was_seen;   /* the program said what there is to see, or nobody asks */
  gboolean was_read;   /* the same of its words */
  LycFilePreview seen; /* without a kind where there was nothing to see */
};

static void
look_free (gpointer data)
{
  LycFileLook *look = data;

  g_free (look->stored);
  g_free (look->ending);
  g_free (look->text);
  g_free (look->path);
  g_free (look->folder);
  g_free (look->seen.sha256);
  g_free (look->seen.stored);
  g_free (look);
}

/* Returns: (transfer full) (nullable): how the name ends, where that is worth a look */
static char *
ending_of (const char *name)
{
  const char *dot = strrchr (name, '.');
  g_autofree char *ending = dot != NULL ? g_ascii_strdown (dot + 1, -1) : NULL;

  return ending != NULL && g_strv_contains (endings, ending) ? g_steal_pointer (&ending) : NULL;
}

static const char *
kind_of (const char *said)
{
  static const char *const kinds[] = { "picture", "video", "audio", "pdf" };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_strcmp0 (kinds[i], said) == 0)
      return kinds[i];
  return NULL;
}

static gint64
number (JsonObject *said, const char *name, gint64 most)
{
  return CLAMP (json_object_get_int_member_with_default (said, name, 0), 0, most);
}

/* Worker thread. Returns: whether the picture is what was said of it: a small PNG or JPEG */
static gboolean
check_picture (LycFilePreview *seen, int fd)
{
  g_autoptr (GMappedFile) file = g_mapped_file_new_from_fd (fd, FALSE, NULL);
  g_autoptr (GBytes) bytes = file != NULL ? g_mapped_file_get_bytes (file) : NULL;
  LycPictureHead head;

  if (bytes == NULL || g_bytes_get_size (bytes) >= LYC_PREVIEW_BYTES
      || !lyc_picture_head_read (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), &head)
      || head.width != seen->width || head.height != seen->height || head.width > LYC_PREVIEW_SIDE
      || head.height > LYC_PREVIEW_SIDE)
    return FALSE;
  seen->type = head.type;
  seen->size = (gint64) g_bytes_get_size (bytes);
  seen->sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  return TRUE;
}

/* Worker thread. */
static void
take (LycFileLook *look, JsonObject *said, int out)
{
  LycFilePreview *seen = &look->seen;
  const char *kind = kind_of (json_object_get_string_member_with_default (said, "kind", NULL));

  seen->width = (guint) number (said, "width", G_MAXINT);
  seen->height = (guint) number (said, "height", G_MAXINT);
  seen->duration_ms = number (said, "duration_ms", MAX_MS);
  seen->pages = (guint) number (said, "pages", MAX_PAGES);
  if (seen->width == 0 || seen->height == 0)
    seen->width = seen->height = 0;
  else if (!check_picture (seen, out))
    return;
  seen->kind = kind;
}

/* Worker thread: one run of the program. */
static void
look_with (LycFileLook *look, int in, int out)
{
  const char *const words[] = { "look", look->ending, NULL };
  LycProbeRun run = { .words = words,
                      .in = in,
                      .out = out,
                      .seconds = look->seconds,
                      .made_bytes = LYC_PREVIEW_BYTES,
                      .gently = TRUE };
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) said = lyc_media_probe_run (&run, &error);

  look->impossible = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  look->was_seen = said != NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  if (said != NULL)
    take (look, said, out);
}

/* Worker thread. */
static void
see (LycFileLook *look, int in)
{
  g_autofree char *name = lyc_id_new ();
  g_autofree char *made = g_build_filename (look->folder, name, NULL);
  int out = open (made, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);

  if (out >= 0)
    look_with (look, in, out);
  if (look->seen.kind != NULL && look->seen.width > 0)
    look->seen.stored = g_steal_pointer (&name);
  else
    g_unlink (made);
  if (out >= 0)
    close (out);
}

/* Worker thread: it touches nothing of the platform but files. */
static void
look_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  LycFileLook *look = data;
  int in = open (look->path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);

  look->was_seen = look->ending == NULL;
  look->was_read = look->words == NULL;
  if (in >= 0 && look->ending != NULL)
    see (look, in);
  if (in >= 0 && look->words != NULL && !look->impossible)
    look->text
        = lyc_file_text_seek (in, look->words, look->seconds, &look->impossible, &look->was_read);
  if (in >= 0)
    close (in);
  g_task_return_boolean (task, TRUE);
}

/* That of a file which was deleted meanwhile is of no use. */
static void
forget_picture (LycFileLook *look)
{
  g_autofree char *path
      = look->seen.stored != NULL ? g_build_filename (look->folder, look->seen.stored, NULL) : NULL;

  if (path != NULL)
    g_unlink (path);
}

/* Returns: whether it could be saved */
static gboolean
keep (LycFileLook *look)
{
  LycPlatform *platform = look->platform;
  LycFilePreview *seen = &look->seen;
  gboolean there;

  seen->type = seen->type != NULL ? seen->type : "";
  seen->sha256 = seen->sha256 != NULL ? seen->sha256 : g_strdup ("");
  lyc_platform_begin (platform);
  /* What a busy machine or a full disk kept from being seen is tried again. */
  lyc_db_run (platform->db,
              "UPDATE file SET looked = looked OR ?1 OR look_tries + 1 >= ?3,"
              " was_read = was_read OR ?2 OR look_tries + 1 >= ?3, look_tries = look_tries + 1"
              " WHERE id = ?4 AND stored = ?5 AND NOT deleted",
              "iiiis", (gint64) look->was_seen, (gint64) look->was_read, (gint64) MAX_TRIES,
              look->file_id, look->stored);
  there = lyc_db_changes (platform->db) > 0;
  if (there && seen->kind != NULL)
    lyc_file_preview_keep (platform, look->file_id, seen);
  if (there && look->text != NULL)
    lyc_file_text_keep (platform, look->file_id, look->text);
  if (!lyc_platform_commit (platform))
    return FALSE;
  if (!there)
    forget_picture (look);
  return TRUE;
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  LycFileLook *look = g_task_get_task_data (G_TASK (result));
  LycPlatform *platform = look->platform;

  if (platform != NULL)
    platform->look = NULL;
  if (look->impossible)
    g_info ("no previews: lyceum-media-probe is not installed");
  else if (platform != NULL && keep (look))
    {
      lyc_file_look_arm (platform);
      return;
    }
  forget_picture (look);
}

static gboolean
is_worth_it (LycFileLook *look)
{
  return look->ending != NULL || look->words != NULL;
}

/* Takes in @look the next file that is worth a look, those that are tried again last; what is not
 * counts as looked at. */
static gboolean
find_next (LycFileLook *look)
{
  LycPlatform *platform = look->platform;
  g_autoptr (LycRows) rows
      = lyc_db_query (platform->db,
                      "SELECT id, stored, name, looked, was_read FROM file WHERE state = 'ready'"
                      " AND NOT deleted AND (NOT looked OR NOT was_read) ORDER BY look_tries, id",
                      "");
  gint64 passed = 0;

  while (!is_worth_it (look) && lyc_rows_next (rows))
    {
      const char *name = lyc_rows_text (rows, 2);

      look->file_id = lyc_rows_int (rows, 0);
      g_free (look->stored);
      look->stored = g_strdup (lyc_rows_text (rows, 1));
      look->ending = lyc_rows_int (rows, 3) == 0 ? ending_of (name) : NULL;
      look->words = lyc_rows_int (rows, 4) == 0 ? lyc_file_text_sort (name) : NULL;
      passed = is_worth_it (look) ? passed : look->file_id;
    }
  g_clear_pointer (&rows, lyc_rows_done);
  if (passed == 0)
    return is_worth_it (look);
  lyc_platform_begin (platform);
  lyc_db_run (platform->db,
              "UPDATE file SET looked = 1, was_read = 1 WHERE state = 'ready' AND NOT deleted"
              " AND (NOT looked OR NOT was_read) AND look_tries = 0 AND id <= ?",
              "i", passed);
  return lyc_platform_commit (platform) && is_worth_it (look);
}

static gboolean
start_cb (gpointer data)
{
  LycFileLook *look = data;
  LycPlatform *platform = look->platform;
  g_autoptr (GTask) task = NULL;

  look->start = 0;
  if (!find_next (look))
    {
      platform->look = NULL;
      look_free (look);
      return G_SOURCE_REMOVE;
    }
  look->path = g_build_filename (platform->data_dir, "files", look->stored, NULL);
  look->folder = lyc_file_preview_folder (platform);
  look->seconds = (guint) lyc_platform_limit (platform, LYC_LIMIT_LOOK_S);
  task = g_task_new (NULL, NULL, looked_cb, NULL);
  g_task_set_task_data (task, look, look_free);
  g_task_run_in_thread (task, look_cb);
  return G_SOURCE_REMOVE;
}

/**
 * lyc_file_look_arm:
 *
 * Has the files looked into that were not yet, one after the other, while the platform serves.
 */
void
lyc_file_look_arm (LycPlatform *platform)
{
  if (platform->hub == NULL || platform->look != NULL)
    return;
  platform->look = g_new0 (LycFileLook, 1);
  platform->look->platform = platform;
  platform->look->start = g_idle_add (start_cb, platform->look);
}

/* What is being looked into is looked into again the next time. */
void
lyc_file_look_stop (LycPlatform *platform)
{
  LycFileLook *look = g_steal_pointer (&platform->look);

  if (look == NULL)
    return;
  look->platform = NULL;
  if (look->start != 0)
    {
      g_source_remove (look->start);
      look_free (look);
    }
}
