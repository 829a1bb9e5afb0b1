/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pdf-page.h"

#include <glib/gi18n-lib.h>

#define SLOW_MS 15000
#define MAX_SPOKEN 4000 /* characters of a page that are told to a screen reader at once */

struct _LycPdfPage
{
  GtkWidget parent_instance;

  LycPdfDocument *document;
  guint page;
  double zoom;
  double width, height; /* in points */
  GdkTexture *texture;  /* NULL while it is far from view */
  double texture_scale;
  GCancellable *rendering; /* NULL while nothing is waited for */
  gboolean near;
  gboolean failed;
  gboolean slow; /* nothing came for so long that it has to be said */
  guint slow_source;

  LycPdfText *text;             /* nullable */
  GArray *marks;                /* LycPdfMark; nullable */
  guint select_from, select_to; /* characters, in the order in which they were passed */
};

G_DEFINE_FINAL_TYPE (LycPdfPage, lyc_pdf_page, GTK_TYPE_WIDGET)

enum
{
  SELECTED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static double
wanted_scale (LycPdfPage *self)
{
  return self->zoom * gtk_widget_get_scale_factor (GTK_WIDGET (self));
}

static void request (LycPdfPage *self);

static void
rendered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LycPdfPage) self = user_data;
  g_autoptr (GError) error = NULL;
  GdkTexture *texture = lyc_pdf_document_render_finish (LYC_PDF_DOCUMENT (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->rendering == NULL)
    {
      g_clear_object (&texture);
      return;
    }
  g_clear_object (&self->rendering);
  g_clear_handle_id (&self->slow_source, g_source_remove);
  self->slow = FALSE;
  self->failed = texture == NULL;
  g_clear_object (&self->texture);
  self->texture = texture;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  request (self); /* the zoom may be another by now */
}

/* The painting goes on, in a thread that nobody waits for. */
static gboolean
slow_cb (gpointer data)
{
  LycPdfPage *self = data;

  self->slow_source = 0;
  self->slow = TRUE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  return G_SOURCE_REMOVE;
}

static void
request (LycPdfPage *self)
{
  double scale = wanted_scale (self);

  if (!self->near || self->failed || self->rendering != NULL
      || (self->texture != NULL && self->texture_scale == scale))
    return;
  self->rendering = g_cancellable_new ();
  self->texture_scale = scale;
  g_clear_handle_id (&self->slow_source, g_source_remove);
  self->slow_source = g_timeout_add (SLOW_MS, slow_cb, self);
  lyc_pdf_document_render_async (self->document, self->page, scale, self->rendering, rendered_cb,
                                 g_object_ref (self));
}

static void
measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
         int *minimum_baseline, int *natural_baseline)
{
  LycPdfPage *self = LYC_PDF_PAGE (widget);
  double side = orientation == GTK_ORIENTATION_HORIZONTAL ? self->width : self->height;

  *minimum = *natural = (int) (side * self->zoom);
}

static void
add_rect (LycPdfPage *self, GtkSnapshot *snapshot, const LycPdfRect *rect, const GdkRGBA *colour)
{
  graphene_rect_t area;
  float zoom = (float) self->zoom;

  graphene_rect_init (&area, rect->x1 * zoom, rect->y1 * zoom, (rect->x2 - rect->x1) * zoom,
                      (rect->y2 - rect->y1) * zoom);
  gtk_snapshot_append_color (snapshot, colour, &area);
}

static void
add_span (LycPdfPage *self, GtkSnapshot *snapshot, guint from, guint to, const GdkRGBA *colour)
{
  for (guint i = from; self->text != NULL && i < to && i < self->text->n; i++)
    add_rect (self, snapshot, &self->text->rects[i], colour);
}

/* Says on the page itself why there is nothing on it. */
static void
add_sentence (LycPdfPage *self, GtkSnapshot *snapshot)
{
  static const GdkRGBA grey = { 0.3f, 0.3f, 0.3f, 1 };
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (
      GTK_WIDGET (self), self->failed ? _("This page cannot be shown.")
                                      : _("This page takes unusually long to be shown."));

  pango_layout_set_width (layout,
                          MAX (gtk_widget_get_width (GTK_WIDGET (self)) - 48, 1) * PANGO_SCALE);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (24, 24));
  gtk_snapshot_append_layout (snapshot, layout, &grey);
  gtk_snapshot_restore (snapshot);
}

static void
lyc_pdf_page_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  static const GdkRGBA white = { 1, 1, 1, 1 }, found = { 1, 0.85f, 0.2f, 0.45f },
                       current = { 1, 0.5f, 0.1f, 0.55f }, selected = { 0.2f, 0.5f, 0.9f, 0.35f };
  LycPdfPage *self = LYC_PDF_PAGE (widget);
  graphene_rect_t area = GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget),
                                             (float) gtk_widget_get_height (widget));

  gtk_snapshot_append_color (snapshot, &white, &area);
  if (self->texture != NULL)
    gtk_snapshot_append_texture (snapshot, self->texture, &area);
  else if (self->failed || self->slow)
    add_sentence (self, snapshot);
  for (guint i = 0; self->marks != NULL && i < self->marks->len; i++)
    {
      const LycPdfMark *mark = &g_array_index (self->marks, LycPdfMark, i);

      add_span (self, snapshot, mark->from, mark->to, mark->current ? &current : &found);
    }
  add_span (self, snapshot, MIN (self->select_from, self->select_to),
            MAX (self->select_from, self->select_to), &selected);
}

/* Returns: the character nearest to a point of the widget, or the one after it in its right half */
static guint
character_at (LycPdfPage *self, double x, double y)
{
  double best = G_MAXDOUBLE;
  guint found = 0;

  x /= self->zoom;
  y /= self->zoom;
  for (guint i = 0; i < self->text->n; i++)
    {
      const LycPdfRect *rect = &self->text->rects[i];
      double dx = x < rect->x1 ? rect->x1 - x : MAX (0, x - rect->x2);
      double dy = y < rect->y1 ? rect->y1 - y : MAX (0, y - rect->y2);
      double far = dx * dx + 9 * dy * dy; /* the line counts more than the place in it */

      if (rect->x2 <= rect->x1 || far >= best)
        continue;
      best = far;
      found = i + (x > (rect->x1 + rect->x2) / 2);
    }
  return found;
}

static void
drag_begin_cb (LycPdfPage *self, double x, double y)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (self->text == NULL)
    return;
  self->select_from = self->select_to = character_at (self, x, y);
  g_signal_emit (self, signals[SELECTED], 0);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
drag_update_cb (LycPdfPage *self, double dx, double dy, GtkGestureDrag *drag)
{
  double x, y;

  if (self->text == NULL || !gtk_gesture_drag_get_start_point (drag, &x, &y))
    return;
  self->select_to = character_at (self, x + dx, y + dy);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
scale_cb (LycPdfPage *self)
{
  request (self);
}

static void
lyc_pdf_page_dispose (GObject *object)
{
  LycPdfPage *self = LYC_PDF_PAGE (object);

  g_clear_handle_id (&self->slow_source, g_source_remove);
  if (self->rendering != NULL)
    g_cancellable_cancel (self->rendering);
  g_clear_object (&self->rendering);
  g_clear_object (&self->texture);
  g_clear_object (&self->document);
  g_clear_pointer (&self->text, lyc_pdf_text_free);
  g_clear_pointer (&self->marks, g_array_unref);
  G_OBJECT_CLASS (lyc_pdf_page_parent_class)->dispose (object);
}

static void
lyc_pdf_page_class_init (LycPdfPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyc_pdf_page_dispose;
  widget_class->measure = measure;
  widget_class->snapshot = lyc_pdf_page_snapshot;
  signals[SELECTED] = g_signal_new ("selected", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_DOCUMENT);
  gtk_widget_class_set_css_name (widget_class, "pdf-page");
}

static void
lyc_pdf_page_init (LycPdfPage *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  self->zoom = 1;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "text");
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  g_signal_connect (self, "notify::scale-factor", G_CALLBACK (scale_cb), NULL);
}

/* @page: from 0 */
GtkWidget *
lyc_pdf_page_new (LycPdfDocument *document, guint page)
{
  LycPdfPage *self = g_object_new (LYC_TYPE_PDF_PAGE, NULL);
  g_autofree char *name = g_strdup_printf (_("Page %d"), (int) page + 1);

  self->document = g_object_ref (document);
  self->page = page;
  lyc_pdf_document_get_size (document, page, &self->width, &self->height);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return GTK_WIDGET (self);
}

/* @zoom: pixels of the window a point */
void
lyc_pdf_page_set_zoom (LycPdfPage *self, double zoom)
{
  self->zoom = zoom;
  gtk_widget_queue_resize (GTK_WIDGET (self));
  request (self);
}

/* Only pages near the view are painted and kept. */
void
lyc_pdf_page_set_near (LycPdfPage *self, gboolean near)
{
  self->near = near;
  if (near)
    {
      request (self);
      return;
    }
  g_clear_handle_id (&self->slow_source, g_source_remove);
  if (self->rendering != NULL)
    g_cancellable_cancel (self->rendering);
  g_clear_object (&self->rendering);
  g_clear_object (&self->texture);
}

/* Takes the words of the page: they can be selected, found and read aloud from now on. */
void
lyc_pdf_page_take_text (LycPdfPage *self, LycPdfText *text)
{
  g_autofree char *spoken = NULL;

  g_clear_pointer (&self->text, lyc_pdf_text_free);
  self->text = text;
  spoken = g_utf8_substring (text->text, 0, MIN (g_utf8_strlen (text->text, -1), MAX_SPOKEN));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  spoken, -1);
}

/* Returns: (transfer none) (nullable): %NULL until its words were read */
const LycPdfText *
lyc_pdf_page_get_text (LycPdfPage *self)
{
  return self->text;
}

/* @marks: (nullable) (element-type LycPdfMark) */
void
lyc_pdf_page_take_marks (LycPdfPage *self, GArray *marks)
{
  g_clear_pointer (&self->marks, g_array_unref);
  self->marks = marks;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Returns: (transfer full): the words that are selected; "" for none */
char *
lyc_pdf_page_dup_selection (LycPdfPage *self)
{
  glong from = MIN (self->select_from, self->select_to);
  glong to = MAX (self->select_from, self->select_to);

  if (self->text == NULL || from == to)
    return g_strdup ("");
  return g_utf8_substring (self->text->text, from, MIN (to, g_utf8_strlen (self->text->text, -1)));
}

void
lyc_pdf_page_unselect (LycPdfPage *self)
{
  self->select_from = self->select_to = 0;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
