/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "preview.h"
#include "services.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Shows a file that somebody shared, as far as it is safe to: pictures, videos, sounds, PDFs, text.
 * It is fetched once. Actions: file.save, file.open. Escape closes. CSS: .file-viewer */
#define LYC_TYPE_FILE_VIEWER (lyc_file_viewer_get_type ())
G_DECLARE_FINAL_TYPE (LycFileViewer, lyc_file_viewer, LYC, FILE_VIEWER, AdwWindow)

LycFileViewer *lyc_file_viewer_new (GtkWindow *parent, LycServices *services, const char *file_id);
GtkWidget *lyc_file_viewer_get_content (LycFileViewer *self);

G_END_DECLS
