/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "folder.h"

#include <glib/gstdio.h>

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
