/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "services.h"
#include "shared-file.h"

G_BEGIN_DECLS

/* One file of the cohort: its name, who shared it, and saving or opening it. CSS: .file-row */
#define LYC_TYPE_FILE_ROW (lyc_file_row_get_type ())
G_DECLARE_FINAL_TYPE (LycFileRow, lyc_file_row, LYC, FILE_ROW, GtkListBoxRow)

GtkWidget *lyc_file_row_new (LycServices *services, LycFile *file);
void       lyc_file_row_save_to (LycFileRow *self, GFile *destination, gboolean then_open);

G_END_DECLS
