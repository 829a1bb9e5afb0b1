/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What an import tells on the terminal while it works. */
typedef struct _LycImportProgress LycImportProgress;

LycImportProgress *lyc_import_progress_new (void);
void lyc_import_progress_begin (LycImportProgress *self, guint number, guint of, const char *name);
void lyc_import_progress_percent (LycImportProgress *self, guint percent);
void lyc_import_progress_end (LycImportProgress *self);
void lyc_import_progress_say (LycImportProgress *self, const char *line);
void lyc_import_progress_free (LycImportProgress *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LycImportProgress, lyc_import_progress_free)

G_END_DECLS
