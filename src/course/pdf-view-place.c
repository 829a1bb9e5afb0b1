/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* Which pages are in view and how large, and where the learner goes on. */

#include "pdf-view-private.h"

#include "acts.h"

#define MIN_ZOOM 0.25
#define MAX_ZOOM 4.0
#define MAX_FIT_WIDTH 1000 /* a page as wide as a large screen is not read any better */
#define KEEP_AFTER_MS 2000

static GtkAdjustment *
adjustment_of (LycPdfView *self)
{
  return gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
}

static double
width_of (LycPdfView *self, guint page)
{
  double width, height;

  lyc_pdf_document_get_size (self->document, page, &width, &height);
  return width;
}

static int
height_of (LycPdfView *self, guint page)
{
  double width, height;

  lyc_pdf_document_get_size (self->document, page, &width, &height);
  return (int) (height * self->zoom);
}

/* How far below the beginning @page begins. */
static double
top_of (LycPdfView *self, guint page)
{
  double top = LYC_PDF_GAP;

  for (guint i = 0; i < page; i++)
    top += height_of (self, i) + LYC_PDF_GAP;
  return top;
}

void
lyc_pdf_view_keep_place (LycPdfView *self)
{
  g_autofree char *place = g_strdup_printf ("%d", self->current + 1);
  g_autoptr (LycAct) act = NULL;

  g_clear_handle_id (&self->save_source, g_source_remove);
  if (self->lesson == NULL || self->document == NULL || self->wanted >= 0
      || self->told == self->current)
    return;
  self->told = self->current;
  act = lyc_act_stop_at (lyc_record_get_id (LYC_RECORD (self->lesson)), place);
  lyc_outbox_perform (lyc_services_get_outbox (self->services), act);
}

static gboolean
keep_cb (gpointer data)
{
  LYC_PDF_VIEW (data)->save_source = 0;
  lyc_pdf_view_keep_place (data);
  return G_SOURCE_REMOVE;
}

static void
finish (LycPdfView *self)
{
  g_autoptr (LycAct) act = NULL;

  self->finished = TRUE;
  if (self->progress == NULL || lyc_progress_get_completed_at (self->progress) != 0)
    return;
  act = lyc_act_complete_article (lyc_record_get_id (LYC_RECORD (self->lesson)));
  lyc_outbox_perform (lyc_services_get_outbox (self->services), act);
}

/* Paints what is in view or next to it, and says which page is at the top. */
static void
look (LycPdfView *self)
{
  GtkAdjustment *adjustment = adjustment_of (self);
  double value = gtk_adjustment_get_value (adjustment);
  double size = gtk_adjustment_get_page_size (adjustment);
  double top = LYC_PDF_GAP;
  int current = -1;
  gboolean end = FALSE;

  if (self->document == NULL || size < 50)
    return;
  for (guint i = 0; i < self->pages->len; i++)
    {
      double bottom = top + height_of (self, i);

      lyc_pdf_page_set_near (g_ptr_array_index (self->pages, i),
                             bottom > value - size && top < value + 2 * size);
      if (current < 0 && bottom > value + size / 3)
        current = (int) i;
      end = i + 1 == self->pages->len && (top + bottom) / 2 < value + size;
      top = bottom + LYC_PDF_GAP;
    }
  current = MAX (current, 0);
  if (end && !self->finished && self->wanted < 0)
    finish (self);
  if (current == self->current)
    return;
  self->current = current;
  lyc_pdf_view_update_bar (self);
}

static void
scrolled_cb (LycPdfView *self)
{
  look (self);
  if (self->document == NULL || self->wanted >= 0)
    return;
  g_clear_handle_id (&self->save_source, g_source_remove);
  self->save_source = g_timeout_add (KEEP_AFTER_MS, keep_cb, self);
}

/* A page can be gone to when the whole has its height. */
static gboolean
wanted_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  LycPdfView *self = data;
  GtkAdjustment *adjustment = adjustment_of (self);
  double all = top_of (self, self->pages->len);
  guint page = (guint) self->wanted;

  if (gtk_adjustment_get_page_size (adjustment) < 50
      || gtk_adjustment_get_upper (adjustment)
             < MIN (all, gtk_adjustment_get_page_size (adjustment)) - 1
      || (all > gtk_adjustment_get_page_size (adjustment)
          && ABS (gtk_adjustment_get_upper (adjustment) - all) > 2))
    return G_SOURCE_CONTINUE;
  self->wanted_tick = 0;
  self->wanted = -1;
  gtk_adjustment_set_value (adjustment, top_of (self, page) - LYC_PDF_GAP
                                            + self->wanted_share * height_of (self, page));
  look (self);
  return G_SOURCE_REMOVE;
}

/* @share: how much of the page is above the view then, of 1 */
void
lyc_pdf_view_go_to (LycPdfView *self, int page, double share)
{
  if (self->document == NULL || page < 0 || (guint) page >= self->pages->len)
    return;
  self->wanted = page;
  self->wanted_share = share;
  if (self->wanted_tick == 0)
    self->wanted_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), wanted_cb, self, NULL);
}

/* What was at the top stays there. */
void
lyc_pdf_view_set_zoom (LycPdfView *self, double zoom)
{
  double share;

  zoom = CLAMP (zoom, MIN_ZOOM, MAX_ZOOM);
  if (self->document == NULL || ABS (zoom - self->zoom) < 0.001)
    return;
  share = (gtk_adjustment_get_value (adjustment_of (self)) + LYC_PDF_GAP
           - top_of (self, (guint) self->current))
          / MAX (1, height_of (self, (guint) self->current));
  if (self->wanted < 0)
    lyc_pdf_view_go_to (self, self->current, share);
  self->zoom = zoom;
  for (guint i = 0; i < self->pages->len; i++)
    lyc_pdf_page_set_zoom (g_ptr_array_index (self->pages, i), zoom);
  lyc_pdf_view_update_bar (self);
}

/* Makes the widest page as wide as the view. */
void
lyc_pdf_view_fit (LycPdfView *self)
{
  double room = gtk_widget_get_width (self->scroller) - 2 * LYC_PDF_GAP;
  double most = 1;

  if (!self->fit || self->document == NULL || room < 50)
    return;
  for (guint i = 0; i < self->pages->len; i++)
    most = MAX (most, width_of (self, i));
  lyc_pdf_view_set_zoom (self, MIN (room, MAX_FIT_WIDTH) / most);
}

static gboolean
fit_cb (gpointer data)
{
  LYC_PDF_VIEW (data)->fit_source = 0;
  lyc_pdf_view_fit (data);
  look (data);
  return G_SOURCE_REMOVE;
}

/* Sizes are not changed while they are handed out. */
static void
room_cb (LycPdfView *self)
{
  if (self->fit_source == 0)
    self->fit_source = g_idle_add (fit_cb, self);
}

void
lyc_pdf_view_forget_place (LycPdfView *self)
{
  g_clear_handle_id (&self->save_source, g_source_remove);
  g_clear_handle_id (&self->fit_source, g_source_remove);
  if (self->wanted_tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->wanted_tick);
  self->wanted_tick = 0;
  self->wanted = -1;
  self->told = -1;
  self->current = 0;
  self->finished = FALSE;
}

void
lyc_pdf_view_connect_place (LycPdfView *self)
{
  GtkAdjustment *across
      = gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (self->scroller));

  g_signal_connect_swapped (adjustment_of (self), "value-changed", G_CALLBACK (scrolled_cb), self);
  g_signal_connect_swapped (adjustment_of (self), "changed", G_CALLBACK (room_cb), self);
  g_signal_connect_swapped (across, "changed", G_CALLBACK (room_cb), self);
}
