/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The place of a character on its page, in points from the upper left. */
typedef struct
{
  float x1, y1, x2, y2;
} LycPdfRect;

/* The words of a page, a rectangle for each character. */
typedef struct
{
  char *text;
  LycPdfRect *rects;
  guint n; /* of characters that have one */
} LycPdfText;

void lyc_pdf_text_free (LycPdfText *text);

/* A PDF from anybody. Only its own thread touches it; whoever asks waits for nothing. */
#define LYC_TYPE_PDF_DOCUMENT (lyc_pdf_document_get_type ())
G_DECLARE_FINAL_TYPE (LycPdfDocument, lyc_pdf_document, LYC, PDF_DOCUMENT, GObject)

LycPdfDocument *lyc_pdf_document_new (GBytes *bytes);
void lyc_pdf_document_open_async (LycPdfDocument *self, GCancellable *cancellable,
                                  GAsyncReadyCallback callback, gpointer user_data);
gboolean lyc_pdf_document_open_finish (LycPdfDocument *self, GAsyncResult *result, GError **error);
guint lyc_pdf_document_get_n_pages (LycPdfDocument *self);
void lyc_pdf_document_get_size (LycPdfDocument *self, guint page, double *width, double *height);
void lyc_pdf_document_render_async (LycPdfDocument *self, guint page, double scale,
                                    GCancellable *cancellable, GAsyncReadyCallback callback,
                                    gpointer user_data);
GdkTexture *lyc_pdf_document_render_finish (LycPdfDocument *self, GAsyncResult *result,
                                            GError **error);
void lyc_pdf_document_read_async (LycPdfDocument *self, guint page, GCancellable *cancellable,
                                  GAsyncReadyCallback callback, gpointer user_data);
LycPdfText *lyc_pdf_document_read_finish (LycPdfDocument *self, GAsyncResult *result,
                                          GError **error);

G_END_DECLS
