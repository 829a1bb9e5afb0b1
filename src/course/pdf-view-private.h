/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "asset.h"
#include "find-bar.h"
#include "pdf-page.h"
#include "pdf-view.h"
#include "results.h"

G_BEGIN_DECLS

#define LYC_PDF_GAP 12 /* around pages */

struct _LycPdfView
{
  GtkWidget parent_instance;

  LycServices *services;
  LycLesson *lesson; /* nullable */
  LycProgress *progress;
  LycAsset *asset;
  LycResults *threads;
  LycPdfDocument *document; /* NULL until it is open */
  char *shown;              /* the hash of what is open, or is being opened */
  GCancellable *loading;

  GtkWidget *stack;
  GtkWidget *state;
  GtkWidget *find_bar;
  GtkWidget *bar;
  GtkWidget *entry;
  gboolean typing; /* a page number, not yet gone to */
  GtkWidget *of_pages;
  GtkWidget *percent;
  GtkWidget *discuss;
  GtkWidget *scroller;
  GtkWidget *box;
  GPtrArray *pages; /* LycPdfPage */

  double zoom;
  gboolean fit; /* the zoom follows the width */
  guint fit_source;
  int current; /* the page at the top of the view, from 0 */
  int wanted;  /* the page to go to once there is room; -1 for none */
  double wanted_share;
  guint wanted_tick;
  gboolean finished;
  guint save_source;
  int told; /* the page that was kept last; -1 for none */

  guint read;      /* pages whose words are known */
  GArray *matches; /* LycTextMatch */
  char *words;
  guint match;
};

/* pdf-view-bar.c */
GtkWidget *lyc_pdf_view_create_bar (LycPdfView *self);
void lyc_pdf_view_install_actions (GtkWidgetClass *widget_class);
void lyc_pdf_view_update_bar (LycPdfView *self);

/* pdf-view-place.c */
void lyc_pdf_view_connect_place (LycPdfView *self);
void lyc_pdf_view_go_to (LycPdfView *self, int page, double share);
void lyc_pdf_view_set_zoom (LycPdfView *self, double zoom);
void lyc_pdf_view_fit (LycPdfView *self);
void lyc_pdf_view_keep_place (LycPdfView *self);
void lyc_pdf_view_forget_place (LycPdfView *self);

/* pdf-view-find.c */
void lyc_pdf_view_connect_find (LycPdfView *self);
void lyc_pdf_view_words_came (LycPdfView *self);
void lyc_pdf_view_end_find (LycPdfView *self);

G_END_DECLS
