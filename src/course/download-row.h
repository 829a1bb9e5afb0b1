/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "services.h"

G_BEGIN_DECLS

/* How one lesson's download stands, with what can be done about it. */
#define LYC_TYPE_DOWNLOAD_ROW (lyc_download_row_get_type ())
G_DECLARE_FINAL_TYPE (LycDownloadRow, lyc_download_row, LYC, DOWNLOAD_ROW, GtkWidget)

GtkWidget *lyc_download_row_new (LycServices *services, const char *lesson_id);
char *lyc_download_row_dup_detail (LycDownload *download, gboolean online);

G_END_DECLS
