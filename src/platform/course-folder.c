/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "course-folder.h"

#include "course-shape.h"
#include "ids.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <linux/openat2.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static int
refuse (GError **error, const char *name, const char *what)
{
  g_autofree char *shown = lyc_course_shown (name);

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "“%s” %s", shown, what);
  return -1;
}

static const char *
why_not_opened (int code)
{
  switch (code)
    {
    case ENOENT:
    case ENOTDIR:
      return "is not there";
    case EXDEV:
    case ELOOP:
      return "lies outside the folder, or behind a symbolic link";
    case EACCES:
    case EPERM:
      return "may not be read by you";
    default:
      return g_strerror (code);
    }
}

static char *
too_large (gint64 max_bytes)
{
  g_autofree char *size = g_format_size_full ((guint64) max_bytes, G_FORMAT_SIZE_IEC_UNITS);

  return g_strdup_printf ("is larger than the %s that are allowed", size);
}

/* The name has the shape of a path, see course-shape.c. */
static int
open_beneath (LycCourseFolder *self, const char *name)
{
  struct open_how how = { .flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW,
                          .resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS };

  return (int) syscall (SYS_openat2, self->fd, name, &how, sizeof how);
}

/**
 * lyc_course_folder_open:
 *
 * Opens a file that lies in the folder itself: no way out of it, no symbolic link on the way.
 *
 * Returns: a descriptor, -1 with @error, a sentence that begins with the file's name
 */
int
lyc_course_folder_open (LycCourseFolder *self, const char *name, gint64 max_bytes, GError **error)
{
  int fd = open_beneath (self, name);
  struct stat info;
  g_autofree char *large = NULL;

  if (fd < 0)
    return refuse (error, name, why_not_opened (errno));
  if (fstat (fd, &info) != 0 || !S_ISREG (info.st_mode))
    refuse (error, name, "is no file");
  else if (info.st_size > max_bytes)
    refuse (error, name, (large = too_large (max_bytes)));
  else if (++self->n_files > LYC_COURSE_FOLDER_FILES)
    refuse (error, name, "is one file too many: 2000 are allowed");
  else if ((self->n_bytes += info.st_size) > LYC_COURSE_FOLDER_BYTES)
    refuse (error, name, "brings the folder above the 20 GiB that are allowed");
  else
    return fd;
  close (fd);
  return -1;
}

static guint
line_of (const char *text, const char *at)
{
  guint line = 1;

  for (const char *c = text; c < at; c++)
    line += *c == '\n';
  return line;
}

/**
 * lyc_course_folder_bytes:
 *
 * Returns: (nullable) (transfer full): as much as the file held when it was opened, and a zero
 * byte; %NULL where it has become less, which a mapped file would not survive, or more
 */
char *
lyc_course_folder_bytes (int fd, gsize *length)
{
  struct stat info;
  g_autofree char *text = NULL;
  gsize have = 0;
  gssize got = 1;

  if (fstat (fd, &info) != 0)
    return NULL;
  text = g_malloc ((gsize) info.st_size + 2);
  while (got > 0 && have <= (gsize) info.st_size)
    {
      got = read (fd, text + have, (gsize) info.st_size + 1 - have);
      have += got > 0 ? (gsize) got : 0;
    }
  text[have] = '\0';
  *length = have;
  return got == 0 && have == (gsize) info.st_size ? g_steal_pointer (&text) : NULL;
}

/**
 * lyc_course_folder_read:
 * @fd: (transfer full): closed afterwards
 *
 * Returns: (nullable) (transfer full): the whole file, which is UTF-8 and not empty
 */
char *
lyc_course_folder_read (int fd, const char *name, gsize *length, GError **error)
{
  g_autofree char *text = lyc_course_folder_bytes (fd, length);
  const char *bad;

  close (fd);
  if (text == NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "%s: changed while it was read", name);
      return NULL;
    }
  if (*length > 0 && g_utf8_validate_len (text, *length, &bad))
    return g_steal_pointer (&text);
  if (*length == 0)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s: line 1: the file is empty", name);
  else
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s: line %u: is not UTF-8", name,
                 line_of (text, bad));
  return NULL;
}

/* Returns: (nullable): the type of the video, by how the file begins */
const char *
lyc_course_folder_type (int fd)
{
  guchar head[12] = { 0 };

  if (pread (fd, head, sizeof head, 0) != (gssize) sizeof head)
    return NULL;
  if (memcmp (head, "\x1a\x45\xdf\xa3", 4) == 0)
    return "video/webm";
  return memcmp (head + 4, "ftyp", 4) == 0 ? "video/mp4" : NULL;
}

/* Whether a file is a PDF, by how it begins; what is in it, whoever shows it finds out. */
gboolean
lyc_course_folder_is_pdf (int fd)
{
  char head[5];

  return pread (fd, head, sizeof head, 0) == (gssize) sizeof head && memcmp (head, "%PDF-", 5) == 0;
}

static char *
copy_out (int from, const char *path, gint64 *size)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree guchar *buffer = g_malloc (1 << 16);
  int to = open (path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  gboolean good = to >= 0;
  gssize got = 0;
  struct stat before;
  struct stat after;

  /* As much as there was when it was found good, and no end of a file that grows. */
  good = good && fstat (from, &before) == 0;
  *size = 0;
  while (good && *size <= before.st_size && (got = read (from, buffer, 1 << 16)) > 0)
    {
      good = write (to, buffer, (gsize) got) == got;
      g_checksum_update (sum, buffer, got);
      *size += got;
    }
  if (to >= 0)
    good = good && got == 0 && *size == before.st_size && fstat (from, &after) == 0
           && after.st_size == before.st_size && after.st_mtime == before.st_mtime
           && fsync (to) == 0;
  if (to >= 0)
    close (to);
  return good ? g_strdup (g_checksum_get_string (sum)) : NULL;
}

/**
 * lyc_course_folder_keep:
 * @fd: a video, read from its beginning
 * @into: folder of the platform's assets; the video is kept there under its SHA-256
 * @fresh: (element-type filename): takes the path where the video was not kept before
 *
 * Returns: (nullable) (transfer full): the SHA-256, %NULL where it could not be copied
 */
char *
lyc_course_folder_keep (int fd, const char *into, GPtrArray *fresh, gint64 *size)
{
  g_autofree char *name_for_now = lyc_id_new ();
  g_autofree char *path = g_build_filename (into, name_for_now, NULL);
  g_autofree char *sum = copy_out (fd, path, size);
  g_autofree char *final = sum != NULL ? g_build_filename (into, sum, NULL) : NULL;
  gboolean known = final != NULL && g_file_test (final, G_FILE_TEST_EXISTS);

  if (final == NULL || g_rename (path, final) != 0)
    {
      g_unlink (path);
      return NULL;
    }
  if (!known)
    g_ptr_array_add (fresh, g_strdup (final));
  return g_steal_pointer (&sum);
}
