/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lesson.h"
#include "progress.h"
#include "services.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A document of a lesson, page below page. It goes on where the learner stopped, and counts as read
 * when its last page was reached. It asks the window for win.text-compose. Actions: document.find,
 * .zoom-in, .zoom-out, .zoom-fit, .copy, .discuss. CSS: pdf-view */
#define LYC_TYPE_PDF_VIEW (lyc_pdf_view_get_type ())
G_DECLARE_FINAL_TYPE (LycPdfView, lyc_pdf_view, LYC, PDF_VIEW, GtkWidget)

GtkWidget *lyc_pdf_view_new (LycServices *services);
void lyc_pdf_view_set_lesson (LycPdfView *self, LycLesson *lesson, LycProgress *progress);
void lyc_pdf_view_show_bytes (LycPdfView *self, GBytes *bytes);
void lyc_pdf_view_show_page (LycPdfView *self, gint64 page);
void lyc_pdf_view_find (LycPdfView *self);

G_END_DECLS
