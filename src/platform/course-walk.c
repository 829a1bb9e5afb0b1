/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "course-walk.h"

#include "course-shape.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define MAX_DEPTH 8
#define MAX_NAME 200

/* A walk through a folder that someone else filled: it follows no link and opens no file. */
typedef struct
{
  GPtrArray *names; /* of files, as seen from the folder */
  guint n;          /* of files and folders */
  gint64 bytes;
  GError **error;
} Walk;

static gboolean
refuse (Walk *self, const char *name, const char *what)
{
  g_autofree char *valid = g_utf8_make_valid (name, -1);
  g_autofree char *shown = lyc_course_shown (valid);

  g_set_error (self->error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "“%s” %s", shown, what);
  return FALSE;
}

static const char *
name_fault (const char *name)
{
  if (!g_utf8_validate (name, -1, NULL))
    return "has a name that is not UTF-8";
  for (const char *c = name; *c != '\0'; c = g_utf8_next_char (c))
    if (!lyc_course_is_shown (g_utf8_get_char (c)))
      return "has a name with control characters";
  return g_utf8_strlen (name, -1) > MAX_NAME ? "has a name of more than 200 characters" : NULL;
}

static gboolean
take_file (Walk *self, const char *name, const struct stat *info)
{
  g_autofree char *size = NULL;
  g_autofree char *what = NULL;

  if (S_ISLNK (info->st_mode))
    return refuse (self, name, "lies outside the folder, or behind a symbolic link");
  if (!S_ISREG (info->st_mode))
    return refuse (self, name, "is no file");
  if (info->st_size > LYC_COURSE_VIDEO_BYTES)
    {
      size = g_format_size_full (LYC_COURSE_VIDEO_BYTES, G_FORMAT_SIZE_IEC_UNITS);
      what = g_strdup_printf ("is larger than the %s that are allowed", size);
      return refuse (self, name, what);
    }
  if ((self->bytes += info->st_size) > LYC_COURSE_FOLDER_BYTES)
    return refuse (self, name, "brings the folder above the 20 GiB that are allowed");
  g_ptr_array_add (self->names, g_strdup (name));
  return TRUE;
}

static gboolean walk (Walk *self, int fd, const char *place, guint depth);

static gboolean
take (Walk *self, int dir, const char *place, const char *name, guint depth)
{
  g_autofree char *path = *place != '\0' ? g_build_filename (place, name, NULL) : g_strdup (name);
  const char *fault = name_fault (path);
  struct stat info;
  int fd;

  if (++self->n > LYC_COURSE_FOLDER_FILES)
    return refuse (self, path, "is one file too many: 2000 are allowed");
  if (fault != NULL)
    return refuse (self, path, fault);
  if (fstatat (dir, name, &info, AT_SYMLINK_NOFOLLOW) != 0)
    return refuse (self, path, "may not be read by you");
  if (!S_ISDIR (info.st_mode))
    return take_file (self, path, &info);
  if (depth == MAX_DEPTH)
    return refuse (self, path, "lies too deep: folders in folders, more than 8");
  fd = openat (dir, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
  return fd >= 0 ? walk (self, fd, path, depth + 1) : refuse (self, path, "may not be read by you");
}

/* Takes @fd. What begins with a dot belongs to the system or to a version control: passed over. */
static gboolean
walk (Walk *self, int fd, const char *place, guint depth)
{
  DIR *dir = fdopendir (fd);
  gboolean good = dir != NULL;
  struct dirent *entry;

  if (dir == NULL)
    close (fd);
  while (good && (entry = readdir (dir)) != NULL)
    good = entry->d_name[0] == '.' || take (self, dirfd (dir), place, entry->d_name, depth);
  if (dir != NULL)
    closedir (dir);
  return good;
}

/**
 * lyc_course_folder_list:
 *
 * Lists every file in a folder and below it, and refuses the whole where something there is not a
 * file as courses have them.
 *
 * Returns: (nullable) (transfer full) (element-type utf8): names as seen from the folder
 */
GPtrArray *
lyc_course_folder_list (LycCourseFolder *folder, GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  Walk self = { names, 0, 0, error };
  int fd = openat (folder->fd, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  if (fd < 0)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "the folder cannot be read: %s",
                   g_strerror (errno));
      return NULL;
    }
  return walk (&self, fd, "", 0) ? g_steal_pointer (&names) : NULL;
}
