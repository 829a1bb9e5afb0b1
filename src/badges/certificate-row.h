/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "services.h"

G_BEGIN_DECLS

/* What a course certifies, how far the learner is and how long it is valid; hidden where it
 * certifies nothing. CSS: .badge-row */
#define LYC_TYPE_CERTIFICATE_ROW (lyc_certificate_row_get_type ())
G_DECLARE_FINAL_TYPE (LycCertificateRow, lyc_certificate_row, LYC, CERTIFICATE_ROW, GtkListBoxRow)

GtkWidget *lyc_certificate_row_new (LycServices *services, const char *course_id);

G_END_DECLS
