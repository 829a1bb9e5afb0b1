/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "services.h"

G_BEGIN_DECLS

/* What goes with what is written: a file of this computer, or one that the cohort has already,
 * which is shared again without being uploaded. Signals: "computer"; "picked" (file id). */
#define LYC_TYPE_FILE_PICKER (lyc_file_picker_get_type ())
G_DECLARE_FINAL_TYPE (LycFilePicker, lyc_file_picker, LYC, FILE_PICKER, GtkPopover)

GtkWidget *lyc_file_picker_new (LycServices *services, const char *cohort_id);
gboolean lyc_file_picker_has_files (LycFilePicker *self);

G_END_DECLS
