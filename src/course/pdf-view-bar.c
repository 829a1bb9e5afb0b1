/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* The line above a document: its page, its size, what is said of the page. */

#include "pdf-view-private.h"

#include <glib/gi18n-lib.h>

#include "text-talk.h"

#define ZOOM_STEP 1.2

static void
entry_cb (LycPdfView *self)
{
  gint64 page = g_ascii_strtoll (gtk_editable_get_text (GTK_EDITABLE (self->entry)), NULL, 10);

  self->typing = FALSE;
  if (page >= 1 && page <= self->pages->len)
    lyc_pdf_view_go_to (self, (int) page - 1, 0);
  lyc_pdf_view_update_bar (self);
}

static void
typed_cb (LycPdfView *self)
{
  self->typing = TRUE;
}

static void
left_cb (LycPdfView *self)
{
  self->typing = FALSE;
  lyc_pdf_view_update_bar (self);
}

static GtkWidget *
create_button (const char *icon, const char *name, const char *action)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

static GtkWidget *
create_entry (LycPdfView *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->entry = gtk_entry_new ();
  gtk_entry_set_input_purpose (GTK_ENTRY (self->entry), GTK_INPUT_PURPOSE_DIGITS);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 3);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->entry), 4);
  gtk_editable_set_alignment (GTK_EDITABLE (self->entry), 1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Page number"), -1);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (entry_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "changed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (left_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->entry, focus);
  return self->entry;
}

GtkWidget *
lyc_pdf_view_create_bar (LycPdfView *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);

  gtk_widget_add_css_class (bar, "document-bar");
  gtk_box_append (GTK_BOX (bar), create_entry (self));
  self->of_pages = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->of_pages, "meta");
  gtk_widget_set_hexpand (self->of_pages, TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->of_pages), 0);
  gtk_box_append (GTK_BOX (bar), self->of_pages);
  self->discuss = gtk_button_new ();
  gtk_widget_add_css_class (self->discuss, "flat");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->discuss), "document.discuss");
  gtk_box_append (GTK_BOX (bar), self->discuss);
  gtk_box_append (GTK_BOX (bar),
                  create_button ("zoom-out-symbolic", _("Smaller"), "document.zoom-out"));
  self->percent = gtk_button_new ();
  gtk_widget_add_css_class (self->percent, "flat");
  gtk_widget_set_tooltip_text (self->percent, _("Fit the width"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->percent), "document.zoom-fit");
  gtk_box_append (GTK_BOX (bar), self->percent);
  gtk_box_append (GTK_BOX (bar),
                  create_button ("zoom-in-symbolic", _("Larger"), "document.zoom-in"));
  return bar;
}

static void
update_discuss (LycPdfView *self)
{
  guint count
      = self->threads != NULL ? lyc_text_talk_count (self->threads, NULL, self->current + 1) : 0;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  g_autofree char *text = g_strdup_printf ("%u", count);
  g_autofree char *name = count == 0
      ? g_strdup (_("Discuss this page"))
      : g_strdup_printf (
          ngettext ("Discuss this page, %u thread", "Discuss this page, %u threads", count), count);

  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("lyceum-discussion-symbolic"));
  if (count > 0)
    gtk_box_append (GTK_BOX (box), gtk_label_new (text));
  gtk_button_set_child (GTK_BUTTON (self->discuss), box);
  gtk_widget_set_visible (self->discuss, self->lesson != NULL);
  gtk_widget_set_tooltip_text (self->discuss, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->discuss), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
}

/* A number that is being typed stays until Enter, or until one leaves it. */
static void
show_page (LycPdfView *self, const char *page)
{
  if (self->typing)
    return;
  g_signal_handlers_block_by_func (self->entry, typed_cb, self);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), page);
  g_signal_handlers_unblock_by_func (self->entry, typed_cb, self);
}

/* Says again where the view is. */
void
lyc_pdf_view_update_bar (LycPdfView *self)
{
  g_autofree char *page = g_strdup_printf ("%d", self->current + 1);
  g_autofree char *all = g_strdup_printf (_("of %u"), self->pages->len);
  g_autofree char *percent = g_strdup_printf (_("%d %%"), (int) (self->zoom * 100 + 0.5));
  g_autofree char *spoken = g_strdup_printf (_("Fit the width, now %s"), percent);

  show_page (self, page);
  gtk_label_set_text (GTK_LABEL (self->of_pages), all);
  gtk_button_set_label (GTK_BUTTON (self->percent), percent);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->percent), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  spoken, -1);
  update_discuss (self);
}

static void
zoom_in_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LYC_PDF_VIEW (widget)->fit = FALSE;
  lyc_pdf_view_set_zoom (LYC_PDF_VIEW (widget), LYC_PDF_VIEW (widget)->zoom * ZOOM_STEP);
}

static void
zoom_out_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LYC_PDF_VIEW (widget)->fit = FALSE;
  lyc_pdf_view_set_zoom (LYC_PDF_VIEW (widget), LYC_PDF_VIEW (widget)->zoom / ZOOM_STEP);
}

static void
zoom_fit_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LYC_PDF_VIEW (widget)->fit = TRUE;
  lyc_pdf_view_fit (LYC_PDF_VIEW (widget));
}

static void
copy_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LycPdfView *self = LYC_PDF_VIEW (widget);

  for (guint i = 0; i < self->pages->len; i++)
    {
      g_autofree char *words = lyc_pdf_page_dup_selection (g_ptr_array_index (self->pages, i));

      if (*words != '\0')
        gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), words);
    }
}

/* What is selected on the page is quoted; else how the page begins. */
static void
discuss_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LycPdfView *self = LYC_PDF_VIEW (widget);
  LycPdfPage *page;
  g_autofree char *words = NULL;
  g_autofree char *quote = NULL;

  if (self->lesson == NULL || (guint) self->current >= self->pages->len)
    return;
  page = g_ptr_array_index (self->pages, (guint) self->current);
  words = lyc_pdf_page_dup_selection (page);
  if (*words == '\0' && lyc_pdf_page_get_text (page) != NULL)
    {
      g_free (words);
      words = g_strdup (lyc_pdf_page_get_text (page)->text);
    }
  g_strdelimit (words, "\n\t\r\f", ' ');
  quote = g_utf8_substring (words, 0, MIN (200, g_utf8_strlen (words, -1)));
  gtk_widget_activate_action (widget, "win.text-compose", "(ssxs)",
                              lyc_record_get_id (LYC_RECORD (self->lesson)), "",
                              (gint64) self->current + 1, quote);
}

void
lyc_pdf_view_install_actions (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint key;
    const char *action;
  } keys[] = {
    { GDK_KEY_plus, "document.zoom-in" },         { GDK_KEY_equal, "document.zoom-in" },
    { GDK_KEY_KP_Add, "document.zoom-in" },       { GDK_KEY_minus, "document.zoom-out" },
    { GDK_KEY_KP_Subtract, "document.zoom-out" }, { GDK_KEY_0, "document.zoom-fit" },
    { GDK_KEY_KP_0, "document.zoom-fit" },        { GDK_KEY_c, "document.copy" },
  };

  gtk_widget_class_install_action (widget_class, "document.zoom-in", NULL, zoom_in_cb);
  gtk_widget_class_install_action (widget_class, "document.zoom-out", NULL, zoom_out_cb);
  gtk_widget_class_install_action (widget_class, "document.zoom-fit", NULL, zoom_fit_cb);
  gtk_widget_class_install_action (widget_class, "document.copy", NULL, copy_cb);
  gtk_widget_class_install_action (widget_class, "document.discuss", NULL, discuss_cb);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (widget_class, keys[i].key, GDK_CONTROL_MASK,
                                         keys[i].action, NULL);
}
