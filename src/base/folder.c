/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "folder.h"

#include <glib/gstdio.h>
#include <sys/stat.h>

/* Deletes the files in the folder @name of @parent; folders in it stay, and so does the folder. */
void
lyc_folder_empty (const char *parent, const char *name)
{
  g_autofree char *path = g_build_filename (parent, name, NULL);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *file;

  while (dir != NULL && (file = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *whole = g_build_filename (path, file, NULL);

      g_unlink (whole);
    }
}

typedef struct
{
  char *path;
  guint64 size;
  gint64 at;
} Entry;

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_free (entry->path);
  g_free (entry);
}

static int
compare_age (gconstpointer a, gconstpointer b)
{
  const Entry *left = *(const Entry *const *) a;
  const Entry *right = *(const Entry *const *) b;

  return left->at < right->at ? -1 : left->at > right->at;
}

/* Returns: (transfer full): the files in the folder, in any order */
static GPtrArray *
entries_of (const char *path)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func (entry_free);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *file;

  while (dir != NULL && (file = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *whole = g_build_filename (path, file, NULL);
      GStatBuf info;
      Entry *entry;

      if (g_lstat (whole, &info) != 0 || !S_ISREG (info.st_mode))
        continue;
      entry = g_new0 (Entry, 1);
      entry->path = g_steal_pointer (&whole);
      entry->size = (guint64) info.st_size;
      entry->at = info.st_mtim.tv_sec * G_GINT64_CONSTANT (1000000000) + info.st_mtim.tv_nsec;
      g_ptr_array_add (entries, entry);
    }
  return entries;
}

/**
 * lyc_folder_trim:
 * @most: how much may be in it, bytes
 *
 * Deletes what was written longest ago in the folder @name of @parent, until no more than that is
 * left.
 */
void
lyc_folder_trim (const char *parent, const char *name, guint64 most)
{
  g_autofree char *path = g_build_filename (parent, name, NULL);
  g_autoptr (GPtrArray) entries = entries_of (path);
  guint64 all = 0;

  for (guint i = 0; i < entries->len; i++)
    all += ((Entry *) g_ptr_array_index (entries, i))->size;
  g_ptr_array_sort (entries, compare_age);
  for (guint i = 0; i < entries->len && all > most; i++)
    {
      Entry *entry = g_ptr_array_index (entries, i);

      if (g_unlink (entry->path) == 0)
        all -= entry->size;
    }
}
