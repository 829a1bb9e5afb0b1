/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pdf-document.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <poppler.h>

#define MAX_PAGES 2000
#define MAX_SIDE 14400.0 /* points; what PDF itself allows */
#define MAX_PIXELS 16000000.0
#define MAX_CHARACTERS 200000 /* of a page */

typedef enum
{
  JOB_OPEN,
  JOB_RENDER,
  JOB_READ, /* last: nobody sees it */
} JobKind;

typedef struct
{
  JobKind kind;
  guint page;
  double scale;
} Job;

typedef struct
{
  double width, height;
} Size;

struct _LycPdfDocument
{
  GObject parent_instance;

  GBytes *bytes;
  GThreadPool *thread; /* one, in which alone the document is touched */
  PopplerDocument *document;
  GArray *sizes; /* Size; does not change once it is open */
};

G_DEFINE_FINAL_TYPE (LycPdfDocument, lyc_pdf_document, G_TYPE_OBJECT)

void
lyc_pdf_text_free (LycPdfText *text)
{
  g_free (text->text);
  g_free (text->rects);
  g_free (text);
}

static void
refuse (GTask *task, const char *sentence)
{
  g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s", sentence);
}

static gboolean
read_sizes (LycPdfDocument *self, int n)
{
  for (int i = 0; i < n; i++)
    {
      PopplerPage *page = poppler_document_get_page (self->document, i);
      g_autoptr (GObject) held = (GObject *) page;
      Size size = { 0 };

      if (page != NULL)
        poppler_page_get_size (page, &size.width, &size.height);
      if (!(size.width >= 1 && size.height >= 1 && size.width <= MAX_SIDE
            && size.height <= MAX_SIDE))
        return FALSE;
      g_array_append_val (self->sizes, size);
    }
  return TRUE;
}

static void
open (LycPdfDocument *self, GTask *task)
{
  g_autoptr (GError) error = NULL;
  int n;

  self->document = poppler_document_new_from_bytes (self->bytes, NULL, &error);
  if (g_error_matches (error, POPPLER_ERROR, POPPLER_ERROR_ENCRYPTED))
    refuse (task, _("This document is locked with a password. Ask whoever made the course for one "
                    "without."));
  else if (self->document == NULL || (n = poppler_document_get_n_pages (self->document)) < 1)
    refuse (task, _("This document is damaged. Ask whoever made the course for another."));
  else if (n > MAX_PAGES)
    refuse (task, _("This document has too many pages to be shown here."));
  else if (!read_sizes (self, n))
    refuse (task, _("This document is damaged. Ask whoever made the course for another."));
  else
    g_task_return_boolean (task, TRUE);
}

static GdkTexture *
take_texture (cairo_surface_t *surface)
{
  int width = cairo_image_surface_get_width (surface);
  int height = cairo_image_surface_get_height (surface);
  int stride = cairo_image_surface_get_stride (surface);
  g_autoptr (GBytes) bytes = NULL;

  cairo_surface_flush (surface);
  bytes = g_bytes_new_with_free_func (
      cairo_image_surface_get_data (surface), (gsize) stride * (gsize) height,
      (GDestroyNotify) cairo_surface_destroy, cairo_surface_reference (surface));
  return gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, bytes, (gsize) stride);
}

static void
render (LycPdfDocument *self, const Job *job, GTask *task)
{
  PopplerPage *page = poppler_document_get_page (self->document, (int) job->page);
  g_autoptr (GObject) held = (GObject *) page; /* a page has no autoptr in older versions */
  const Size *size = &g_array_index (self->sizes, Size, job->page);
  double most = sqrt (MAX_PIXELS / (size->width * size->height));
  double scale = MIN (job->scale, most);
  cairo_surface_t *surface
      = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, MAX (1, (int) (size->width * scale)),
                                    MAX (1, (int) (size->height * scale)));
  cairo_t *cairo = cairo_create (surface);

  cairo_set_source_rgb (cairo, 1, 1, 1);
  cairo_paint (cairo);
  cairo_scale (cairo, scale, scale);
  if (page != NULL)
    poppler_page_render (page, cairo);
  if (page == NULL || cairo_status (cairo) != CAIRO_STATUS_SUCCESS)
    refuse (task, _("This page cannot be shown."));
  else
    g_task_return_pointer (task, take_texture (surface), g_object_unref);
  cairo_destroy (cairo);
  cairo_surface_destroy (surface);
}

static void
read_page (LycPdfDocument *self, const Job *job, GTask *task)
{
  PopplerPage *page = poppler_document_get_page (self->document, (int) job->page);
  g_autoptr (GObject) held = (GObject *) page; /* a page has no autoptr in older versions */
  g_autofree char *given = page != NULL ? poppler_page_get_text (page) : NULL;
  LycPdfText *text = g_new0 (LycPdfText, 1);
  PopplerRectangle *rects = NULL;
  guint n = 0;

  text->text = g_utf8_make_valid (given != NULL ? given : "", -1);
  if (page != NULL && g_utf8_strlen (text->text, -1) <= MAX_CHARACTERS)
    poppler_page_get_text_layout (page, &rects, &n);
  else
    text->text[0] = '\0';
  text->n = MIN (n, (guint) g_utf8_strlen (text->text, -1));
  text->rects = g_new0 (LycPdfRect, MAX (text->n, 1));
  for (guint i = 0; i < text->n; i++)
    text->rects[i] = (LycPdfRect){ (float) rects[i].x1, (float) rects[i].y1, (float) rects[i].x2,
                                   (float) rects[i].y2 };
  g_free (rects);
  g_task_return_pointer (task, text, (GDestroyNotify) lyc_pdf_text_free);
}

/* The one thread. What nobody waits for any more is not begun. */
static void
work (gpointer data, gpointer user_data)
{
  g_autoptr (GTask) task = data;
  LycPdfDocument *self = LYC_PDF_DOCUMENT (g_task_get_source_object (task));
  const Job *job = g_task_get_task_data (task);

  if (g_task_return_error_if_cancelled (task))
    return;
  if (job->kind == JOB_OPEN)
    open (self, task);
  else if (self->document == NULL || job->page >= self->sizes->len)
    refuse (task, _("This page cannot be shown."));
  else if (job->kind == JOB_RENDER)
    render (self, job, task);
  else
    read_page (self, job, task);
}

static int
compare_jobs (gconstpointer a, gconstpointer b, gpointer data)
{
  const Job *one = g_task_get_task_data ((GTask *) a);
  const Job *other = g_task_get_task_data ((GTask *) b);

  return (int) one->kind - (int) other->kind;
}

static void
lyc_pdf_document_finalize (GObject *object)
{
  LycPdfDocument *self = LYC_PDF_DOCUMENT (object);

  g_thread_pool_free (self->thread, FALSE, FALSE);
  g_clear_object (&self->document);
  g_array_unref (self->sizes);
  g_bytes_unref (self->bytes);
  G_OBJECT_CLASS (lyc_pdf_document_parent_class)->finalize (object);
}

static void
lyc_pdf_document_class_init (LycPdfDocumentClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lyc_pdf_document_finalize;
}

static void
lyc_pdf_document_init (LycPdfDocument *self)
{
  self->sizes = g_array_new (FALSE, FALSE, sizeof (Size));
  self->thread = g_thread_pool_new (work, NULL, 1, FALSE, NULL);
  g_thread_pool_set_sort_function (self->thread, compare_jobs, NULL);
}

LycPdfDocument *
lyc_pdf_document_new (GBytes *bytes)
{
  LycPdfDocument *self = g_object_new (LYC_TYPE_PDF_DOCUMENT, NULL);

  self->bytes = g_bytes_ref (bytes);
  return self;
}

static void
push (LycPdfDocument *self, Job job, GCancellable *cancellable, GAsyncReadyCallback callback,
      gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_task_data (task, g_memdup2 (&job, sizeof job), g_free);
  g_thread_pool_push (self->thread, task, NULL);
}

void
lyc_pdf_document_open_async (LycPdfDocument *self, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer user_data)
{
  push (self, (Job){ JOB_OPEN, 0, 0 }, cancellable, callback, user_data);
}

/* Returns: FALSE with a sentence for the person in @error */
gboolean
lyc_pdf_document_open_finish (LycPdfDocument *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* Once it is open. */
guint
lyc_pdf_document_get_n_pages (LycPdfDocument *self)
{
  return self->sizes->len;
}

/* @page: from 0. In points. */
void
lyc_pdf_document_get_size (LycPdfDocument *self, guint page, double *width, double *height)
{
  *width = g_array_index (self->sizes, Size, page).width;
  *height = g_array_index (self->sizes, Size, page).height;
}

/* @scale: pixels a point; less where the page would have too many of them */
void
lyc_pdf_document_render_async (LycPdfDocument *self, guint page, double scale,
                               GCancellable *cancellable, GAsyncReadyCallback callback,
                               gpointer user_data)
{
  push (self, (Job){ JOB_RENDER, page, scale }, cancellable, callback, user_data);
}

GdkTexture *
lyc_pdf_document_render_finish (LycPdfDocument *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
lyc_pdf_document_read_async (LycPdfDocument *self, guint page, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer user_data)
{
  push (self, (Job){ JOB_READ, page, 0 }, cancellable, callback, user_data);
}

/* Returns: (transfer full) (nullable): the words of the page */
LycPdfText *
lyc_pdf_document_read_finish (LycPdfDocument *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
