/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pdf-view-private.h"

#include <glib/gi18n-lib.h>

#include "empty-state.h"

G_DEFINE_FINAL_TYPE (LycPdfView, lyc_pdf_view, GTK_TYPE_WIDGET)

static void load (LycPdfView *self);

static void
show_state (LycPdfView *self, const char *title, const char *text, gboolean busy, gboolean again)
{
  LycEmptyState *state = LYC_EMPTY_STATE (self->state);

  lyc_empty_state_set (state, "lyceum-article-symbolic", title, text);
  lyc_empty_state_set_busy (state, busy);
  lyc_empty_state_set_button (state, again ? _("Try again") : NULL, NULL);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "state");
}

/* Words are read page after page, behind whatever is to be painted. */
static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LycPdfView) self = user_data;
  g_autoptr (GError) error = NULL;
  LycPdfText *text = lyc_pdf_document_read_finish (LYC_PDF_DOCUMENT (source), result, &error);

  if (self->document != LYC_PDF_DOCUMENT (source) || self->read >= self->pages->len)
    {
      g_clear_pointer (&text, lyc_pdf_text_free);
      return;
    }
  if (text != NULL)
    lyc_pdf_page_take_text (g_ptr_array_index (self->pages, self->read), text);
  self->read++;
  lyc_pdf_view_words_came (self);
  if (self->read < self->pages->len)
    lyc_pdf_document_read_async (self->document, self->read, self->loading, read_cb,
                                 g_object_ref (self));
}

/* Words are selected on one page at a time. */
static void
selected_cb (LycPdfView *self, LycPdfPage *page)
{
  for (guint i = 0; i < self->pages->len; i++)
    if (g_ptr_array_index (self->pages, i) != page)
      lyc_pdf_page_unselect (g_ptr_array_index (self->pages, i));
}

static void
clear (LycPdfView *self)
{
  GtkWidget *child;

  lyc_pdf_view_end_find (self);
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  self->loading = g_cancellable_new ();
  g_clear_object (&self->document);
  g_ptr_array_set_size (self->pages, 0);
  while ((child = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), child);
  g_clear_pointer (&self->shown, g_free);
}

static void
restore (LycPdfView *self)
{
  gint64 page = self->progress != NULL
                    ? g_ascii_strtoll (lyc_progress_get_place (self->progress), NULL, 10)
                    : 0;

  if (self->wanted < 0 && page > 1 && page <= self->pages->len)
    lyc_pdf_view_go_to (self, (int) page - 1, 0);
}

static void
show_document (LycPdfView *self)
{
  int asked = self->wanted;

  for (guint i = 0; i < lyc_pdf_document_get_n_pages (self->document); i++)
    {
      GtkWidget *page = lyc_pdf_page_new (self->document, i);

      g_signal_connect_object (page, "selected", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
      g_ptr_array_add (self->pages, page);
      gtk_box_append (GTK_BOX (self->box), page);
    }
  self->read = 0;
  self->fit = TRUE;
  self->zoom = 1;
  self->wanted = -1;
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "document");
  lyc_pdf_view_update_bar (self);
  if (asked >= 0)
    lyc_pdf_view_go_to (self, asked, 0);
  restore (self);
  lyc_pdf_view_fit (self);
  lyc_pdf_document_read_async (self->document, 0, self->loading, read_cb, g_object_ref (self));
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LycPdfView) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean good = lyc_pdf_document_open_finish (LYC_PDF_DOCUMENT (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (!good)
    {
      show_state (self, _("The document cannot be shown"), error->message, FALSE, FALSE);
      return;
    }
  self->document = g_object_ref (LYC_PDF_DOCUMENT (source));
  show_document (self);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LycPdfView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes
      = lyc_session_load_lesson_file_finish (LYC_SESSION (source), result, &error);
  g_autoptr (LycPdfDocument) document = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (bytes == NULL)
    {
      show_state (self, _("The document is not on this computer yet"),
                           _("It opens when you are connected, and stays here then."), FALSE,
                              TRUE);
      return;
    }
  document = lyc_pdf_document_new (bytes);
  lyc_pdf_document_open_async (document, self->loading, opened_cb, g_object_ref (self));
}

/* The document itself, once its asset is known; again when it was replaced by another. */
static void
load (LycPdfView *self)
{
  const char *sum = lyc_asset_get_sha256 (self->asset);

  if (*sum == '\0' || g_strcmp0 (sum, self->shown) == 0)
    return;
  clear (self);
  self->shown = g_strdup (sum);
  show_state (self, _("Opening the document"), NULL, TRUE, FALSE);
  lyc_session_load_lesson_file_async (lyc_services_get_session (self->services),
                                      lyc_record_get_id (LYC_RECORD (self->lesson)), NULL,
                                      self->loading, loaded_cb, g_object_ref (self));
}

static void
again_cb (LycPdfView *self)
{
  g_clear_pointer (&self->shown, g_free);
  if (self->lesson != NULL)
    load (self);
}

static void
forget (LycPdfView *self, gpointer object)
{
  if (object != NULL)
    g_signal_handlers_disconnect_by_data (object, self);
}

static void
forget_lesson (LycPdfView *self)
{
  lyc_pdf_view_keep_place (self);
  lyc_pdf_view_forget_place (self);
  forget (self, self->asset);
  forget (self, self->threads);
  g_clear_object (&self->asset);
  g_clear_object (&self->threads);
  g_clear_object (&self->progress);
  g_clear_object (&self->lesson);
}

static void
lyc_pdf_view_dispose (GObject *object)
{
  LycPdfView *self = LYC_PDF_VIEW (object);

  if (self->stack != NULL)
    {
      forget_lesson (self);
      self->find_bar = NULL;
      clear (self);
    }
  g_clear_pointer (&self->stack, gtk_widget_unparent);
  g_clear_pointer (&self->pages, g_ptr_array_unref);
  g_clear_object (&self->loading);
  g_clear_object (&self->services);
  g_clear_pointer (&self->shown, g_free);
  G_OBJECT_CLASS (lyc_pdf_view_parent_class)->dispose (object);
}

static void
lyc_pdf_view_class_init (LycPdfViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyc_pdf_view_dispose;
  lyc_pdf_view_install_actions (widget_class);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "pdf-view");
}

static GtkWidget *
create_column (LycPdfView *self)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->find_bar = lyc_find_bar_new (_("Find in the document"));
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, LYC_PDF_GAP);
  gtk_widget_add_css_class (self->box, "document-pages");
  gtk_widget_set_margin_top (self->box, LYC_PDF_GAP);
  gtk_widget_set_margin_bottom (self->box, LYC_PDF_GAP);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->box);
  gtk_widget_set_vexpand (self->scroller, TRUE);
  gtk_widget_add_css_class (self->scroller, "document-desk");
  gtk_box_append (GTK_BOX (column), self->find_bar);
  gtk_box_append (GTK_BOX (column), lyc_pdf_view_create_bar (self));
  gtk_box_append (GTK_BOX (column), self->scroller);
  return column;
}

static void
lyc_pdf_view_init (LycPdfView *self)
{
  self->pages = g_ptr_array_new ();
  self->loading = g_cancellable_new ();
  self->wanted = -1;
  self->told = -1;
  self->zoom = 1;
  self->stack = gtk_stack_new ();
  self->state = lyc_empty_state_new ("lyceum-article-symbolic", "", NULL);
  g_signal_connect_object (self->state, "activated", G_CALLBACK (again_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_stack_add_named (GTK_STACK (self->stack), self->state, "state");
  gtk_stack_add_named (GTK_STACK (self->stack), create_column (self), "document");
  gtk_widget_set_parent (self->stack, GTK_WIDGET (self));
  lyc_pdf_view_connect_place (self);
  lyc_pdf_view_connect_find (self);
}

GtkWidget *
lyc_pdf_view_new (LycServices *services)
{
  LycPdfView *self = g_object_new (LYC_TYPE_PDF_VIEW, NULL);

  self->services = g_object_ref (services);
  return GTK_WIDGET (self);
}

static void
take_lesson (LycPdfView *self, LycLesson *lesson, LycProgress *progress)
{
  LycLibrary *library = lyc_services_get_library (self->services);

  self->lesson = g_object_ref (lesson);
  self->progress = g_object_ref (progress);
  self->asset
      = LYC_ASSET (lyc_library_lookup (library, LYC_KIND_ASSET, lyc_lesson_get_asset_id (lesson)));
  self->threads
      = lyc_library_children (library, LYC_KIND_CONTAINER, lyc_record_get_id (LYC_RECORD (lesson)));
  g_signal_connect_object (self->asset, "changed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->threads, "items-changed", G_CALLBACK (lyc_pdf_view_update_bar),
                           self, G_CONNECT_SWAPPED);
}

/**
 * lyc_pdf_view_set_lesson:
 * @lesson: (nullable): a document; %NULL to leave the one that is shown
 * @progress: (nullable): of the learner in it
 *
 * Shows the document, again whenever its record changed.
 */
void
lyc_pdf_view_set_lesson (LycPdfView *self, LycLesson *lesson, LycProgress *progress)
{
  if (self->lesson != lesson)
    {
      forget_lesson (self);
      clear (self);
    }
  if (lesson == NULL || *lyc_lesson_get_asset_id (lesson) == '\0')
    return;
  if (self->lesson == NULL)
    take_lesson (self, lesson, progress);
  load (self);
}

/* Shows a document that belongs to no lesson: nobody's place in it is kept. */
void
lyc_pdf_view_show_bytes (LycPdfView *self, GBytes *bytes)
{
  g_autoptr (LycPdfDocument) document = lyc_pdf_document_new (bytes);

  forget_lesson (self);
  clear (self);
  show_state (self, _("Opening the document"), NULL, TRUE, FALSE);
  lyc_pdf_document_open_async (document, self->loading, opened_cb, g_object_ref (self));
}

/* Goes to a page, from 1. */
void
lyc_pdf_view_show_page (LycPdfView *self, gint64 page)
{
  if (self->document == NULL)
    self->wanted = (int) page - 1;
  else
    lyc_pdf_view_go_to (self, (int) page - 1, 0);
}
