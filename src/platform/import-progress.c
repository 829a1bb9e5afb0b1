/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "import-progress.h"

#include "course-shape.h"

#include <stdio.h>
#include <unistd.h>

/* On a terminal one line that changes; elsewhere a line for each file, and no more. */

struct _LycImportProgress
{
  char *line;
  gboolean terminal;
  guint percent;
};

LycImportProgress *
lyc_import_progress_new (void)
{
  LycImportProgress *self = g_new0 (LycImportProgress, 1);

  self->terminal = isatty (STDERR_FILENO) == 1;
  return self;
}

static void
wipe (LycImportProgress *self)
{
  if (self->terminal)
    g_printerr ("\r\033[K");
}

/**
 * lyc_import_progress_begin:
 * @number: from 1
 * @name: of a file, as it stands in the folder
 */
void
lyc_import_progress_begin (LycImportProgress *self, guint number, guint of, const char *name)
{
  g_autofree char *shown = lyc_course_shown (name);

  g_free (self->line);
  self->line = g_strdup_printf ("%u of %u: %s", number, of, shown);
  self->percent = 0;
  wipe (self);
  g_printerr (self->terminal ? "%s" : "%s\n", self->line);
}

void
lyc_import_progress_percent (LycImportProgress *self, guint percent)
{
  if (!self->terminal || self->line == NULL || percent == self->percent)
    return;
  self->percent = percent;
  wipe (self);
  g_printerr ("%s  %u %%", self->line, percent);
}

/* All files are through: the line goes. */
void
lyc_import_progress_end (LycImportProgress *self)
{
  wipe (self);
  g_clear_pointer (&self->line, g_free);
}

/* A line that stays. */
void
lyc_import_progress_say (LycImportProgress *self, const char *line)
{
  wipe (self);
  g_printerr ("%s\n", line);
}

void
lyc_import_progress_free (LycImportProgress *self)
{
  if (self->line != NULL)
    wipe (self);
  g_free (self->line);
  g_free (self);
}
