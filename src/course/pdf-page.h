/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pdf-document.h"

G_BEGIN_DECLS

/* Characters of a page, of which @to is the first that is not meant. */
typedef struct
{
  guint from, to;
  gboolean current;
} LycPdfMark;

/* A page of a document: what is on it, words that are selected and marks on words that were found.
 * Signal: "selected", when some of its words are. CSS: pdf-page */
#define LYC_TYPE_PDF_PAGE (lyc_pdf_page_get_type ())
G_DECLARE_FINAL_TYPE (LycPdfPage, lyc_pdf_page, LYC, PDF_PAGE, GtkWidget)

GtkWidget *lyc_pdf_page_new (LycPdfDocument *document, guint page);
void lyc_pdf_page_set_zoom (LycPdfPage *self, double zoom);
void lyc_pdf_page_set_near (LycPdfPage *self, gboolean near);
void lyc_pdf_page_take_text (LycPdfPage *self, LycPdfText *text);
const LycPdfText *lyc_pdf_page_get_text (LycPdfPage *self);
void lyc_pdf_page_take_marks (LycPdfPage *self, GArray *marks);
char *lyc_pdf_page_dup_selection (LycPdfPage *self);
void lyc_pdf_page_unselect (LycPdfPage *self);

G_END_DECLS
