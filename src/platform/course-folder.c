/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "course-folder.h"

#include "ids.h"
#include "json-gate.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <linux/openat2.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#define JSON_BYTES (1024 * 1024)
#define VIDEO_BYTES (G_GINT64_CONSTANT (2) * 1024 * 1024 * 1024)

static gboolean
name_is_fit (const char *name)
{
  if (name[0] == '\0' || name[0] == '/' || g_utf8_strlen (name, -1) > 200
      || strchr (name, '\\') != NULL)
    return FALSE;
  for (const char *c = name; *c != '\0'; c++)
    if ((guchar) *c < 0x20 || *c == 0x7f)
      return FALSE;
  return TRUE;
}

/**
 * lyc_course_folder_open:
 * @folder: descriptor of the course folder
 *
 * Opens a file that lies in the folder itself: no way out of it, no symbolic link on the way.
 *
 * Returns: a descriptor, -1 with @error naming the file
 */
int
lyc_course_folder_open (int folder, const char *name, gint64 max_bytes, GError **error)
{
  struct open_how how = { .flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW,
                          .resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS };
  g_autofree char *shown = g_strescape (name, NULL); /* a terminal shows it */
  struct stat info;
  int fd = -1;

  if (!name_is_fit (name))
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_FILENAME, "course.json: “%s” is no file name",
                 shown);
  else if ((fd = (int) syscall (SYS_openat2, folder, name, &how, sizeof how)) < 0)
    g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno), "%s: %s", name,
                 errno == EXDEV || errno == ELOOP ? "lies outside the folder" : g_strerror (errno));
  else if (fstat (fd, &info) != 0 || !S_ISREG (info.st_mode))
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE, "%s: is no file", name);
  else if (info.st_size > max_bytes)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE,
                 "%s: is larger than %" G_GINT64_FORMAT " bytes", name, max_bytes);
  else
    return fd;
  if (fd >= 0)
    close (fd);
  return -1;
}

/* Returns: (nullable) (transfer full): the whole file, which is UTF-8 */
char *
lyc_course_folder_text (int folder, const char *name, gint64 max_bytes, gsize *length, GError **error)
{
  int fd = lyc_course_folder_open (folder, name, max_bytes, error);
  g_autoptr (GMappedFile) file = fd >= 0 ? g_mapped_file_new_from_fd (fd, FALSE, error) : NULL;
  const char *text;

  if (fd >= 0)
    close (fd);
  if (file == NULL)
    return NULL;
  text = g_mapped_file_get_contents (file);
  *length = g_mapped_file_get_length (file);
  if (*length > 0 && g_utf8_validate_len (text, *length, NULL))
    return g_strndup (text, *length);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s: %s", name,
               *length == 0 ? "is empty" : "is not UTF-8");
  return NULL;
}

/* Returns: (nullable) (transfer full): the JSON object of the file */
JsonNode *
lyc_course_folder_json (int folder, const char *name, GError **error)
{
  gsize length;
  g_autofree char *text = lyc_course_folder_text (folder, name, JSON_BYTES, &length, error);
  JsonNode *node = text != NULL ? lyc_json_parse (text, length, &lyc_json_default_limits, error) : NULL;

  if (text != NULL && node == NULL)
    g_prefix_error (error, "%s: ", name);
  if (node == NULL || JSON_NODE_HOLDS_OBJECT (node))
    return node;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s: line 1: is no object", name);
  json_node_unref (node);
  return NULL;
}

static const char *
type_of (const guchar *head, gssize length)
{
  if (length >= 4 && memcmp (head, "\x1a\x45\xdf\xa3", 4) == 0)
    return "video/webm";
  if (length >= 12 && memcmp (head + 4, "ftyp", 4) == 0)
    return "video/mp4";
  return NULL;
}

static char *
copy_out (int from, const char *path, gint64 *size, char **type)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree guchar *buffer = g_malloc (1 << 16);
  int to = open (path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  gboolean good = to >= 0;
  gssize got = 0;

  *size = 0;
  while (good && (got = read (from, buffer, 1 << 16)) > 0)
    {
      if (*size == 0)
        *type = g_strdup (type_of (buffer, got));
      good = *type != NULL && write (to, buffer, (gsize) got) == got;
      g_checksum_update (sum, buffer, got);
      *size += got;
    }
  if (to >= 0)
    good = good && got == 0 && *size > 0 && fsync (to) == 0;
  if (to >= 0)
    close (to);
  return good ? g_strdup (g_checksum_get_string (sum)) : NULL;
}

/**
 * lyc_course_folder_store:
 * @into: folder of the platform's assets; the video is kept there under its SHA-256
 * @fresh: (element-type filename): takes the path where the video was not kept before
 *
 * Returns: (nullable) (transfer full): the SHA-256
 */
char *
lyc_course_folder_store (int folder, const char *name, const char *into, GPtrArray *fresh,
                         gint64 *size, char **type, GError **error)
{
  int fd = lyc_course_folder_open (folder, name, VIDEO_BYTES, error);
  g_autofree char *name_for_now = lyc_id_new ();
  g_autofree char *path = g_build_filename (into, name_for_now, NULL);
  g_autofree char *final = NULL;
  char *sum;

  *type = NULL;
  if (fd < 0)
    return NULL;
  sum = copy_out (fd, path, size, type);
  close (fd);
  if (sum != NULL)
    {
      final = g_build_filename (into, sum, NULL);
      if (!g_file_test (final, G_FILE_TEST_EXISTS))
        g_ptr_array_add (fresh, g_strdup (final));
      if (g_rename (path, final) == 0)
        return sum;
    }
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
               *type == NULL ? "%s: is neither WebM nor MP4" : "%s: cannot be copied", name);
  g_unlink (path);
  g_free (sum);
  return NULL;
}
