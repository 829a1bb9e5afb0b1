/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "course-folder.h"
#include "course-shape.h"
#include "course-walk.h"
#include "knowledge-draft.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#define FILE_BYTES (1024 * 1024)
#define FOLDER_BYTES (16 * 1024 * 1024)
#define MAX_ARTICLES 1000

static gboolean
refuse (GError **error, const char *name, const char *what)
{
  g_autofree char *shown = lyc_course_shown (name);

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "“%s” %s", shown, what);
  return FALSE;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static gboolean
read_one (LycCourseFolder *folder, const char *name, GPtrArray *drafts, GError **error)
{
  g_autofree char *text = NULL;
  LycArticleDraft *draft;
  gsize length;
  int fd;

  if (strchr (name, '/') != NULL)
    return refuse (error, name, "lies in a folder of the folder; articles stand side by side");
  if (!g_str_has_suffix (name, ".md"))
    return refuse (error, name, "is no article; those end in “.md”");
  fd = lyc_course_folder_open (folder, name, FILE_BYTES, error);
  text = fd >= 0 ? lyc_course_folder_read (fd, name, &length, error) : NULL;
  if (text == NULL)
    return FALSE;
  if (strlen (text) != length)
    return refuse (error, name, "holds a zero byte");
  if (folder->n_bytes > FOLDER_BYTES)
    return refuse (error, name, "brings the articles above the 16 MiB that are allowed");
  draft = lyc_article_draft_parse (name, text, error);
  if (draft == NULL)
    return FALSE;
  g_ptr_array_add (drafts, draft);
  return TRUE;
}

static gboolean
read_all (LycCourseFolder *folder, const char *path, GPtrArray *drafts, GError **error)
{
  g_autoptr (GPtrArray) names = lyc_course_folder_list (folder, error);

  if (names == NULL)
    return FALSE;
  if (names->len == 0)
    return refuse (error, path, "holds no articles");
  if (names->len > MAX_ARTICLES)
    return refuse (error, path, "holds more than the 1000 articles that are allowed");
  g_ptr_array_sort (names, compare);
  for (guint i = 0; i < names->len; i++)
    if (!read_one (folder, g_ptr_array_index (names, i), drafts, error))
      return FALSE;
  return TRUE;
}

/**
 * lyc_knowledge_read:
 * @path: of a folder of articles
 *
 * Returns: (nullable) (transfer full) (element-type LycArticleDraft): every article, in the order
 * of their files; %NULL with @error where one of them cannot be taken
 */
GPtrArray *
lyc_knowledge_read (const char *path, GError **error)
{
  g_autoptr (GPtrArray) drafts
      = g_ptr_array_new_with_free_func ((GDestroyNotify) lyc_article_draft_free);
  LycCourseFolder folder = { .fd = open (path, O_RDONLY | O_DIRECTORY | O_CLOEXEC) };
  gboolean good;

  if (folder.fd < 0)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "%s: %s", path, g_strerror (errno));
      return NULL;
    }
  good = read_all (&folder, path, drafts, error);
  close (folder.fd);
  return good ? g_steal_pointer (&drafts) : NULL;
}
