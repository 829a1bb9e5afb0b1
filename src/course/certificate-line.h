/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "services.h"

G_BEGIN_DECLS

/* What a course certifies and how far the learner is; hidden where it certifies nothing. */
#define LYC_TYPE_CERTIFICATE_LINE (lyc_certificate_line_get_type ())
G_DECLARE_FINAL_TYPE (LycCertificateLine, lyc_certificate_line, LYC, CERTIFICATE_LINE, GtkWidget)

GtkWidget *lyc_certificate_line_new (LycServices *services);
void lyc_certificate_line_set_course (LycCertificateLine *self, const char *course_id);

G_END_DECLS
