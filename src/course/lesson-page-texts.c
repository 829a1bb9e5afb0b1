/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lesson-page-private.h"

#include <glib/gi18n-lib.h>

#include "markdown.h"

GtkWidget *
lyc_lesson_page_create_article (LycLessonPage *self)
{
  self->article_view = LYC_ARTICLE_VIEW (lyc_article_view_new (self->services));
  return GTK_WIDGET (self->article_view);
}

void
lyc_lesson_page_show_article (LycLessonPage *self)
{
  lyc_article_view_set_lesson (self->article_view, self->lesson, self->progress);
}

void
lyc_lesson_page_close_article (LycLessonPage *self)
{
  lyc_article_view_set_lesson (self->article_view, NULL, NULL);
}

void
lyc_lesson_page_find_in_article (LycLessonPage *self)
{
  lyc_article_view_find (self->article_view);
}

GtkWidget *
lyc_lesson_page_create_pdf (LycLessonPage *self)
{
  self->pdf_view = LYC_PDF_VIEW (lyc_pdf_view_new (self->services));
  return GTK_WIDGET (self->pdf_view);
}

void
lyc_lesson_page_show_pdf (LycLessonPage *self)
{
  lyc_pdf_view_set_lesson (self->pdf_view, self->lesson, self->progress);
}

void
lyc_lesson_page_close_pdf (LycLessonPage *self)
{
  lyc_pdf_view_set_lesson (self->pdf_view, NULL, NULL);
}

void
lyc_lesson_page_find_in_pdf (LycLessonPage *self)
{
  lyc_pdf_view_find (self->pdf_view);
}

GtkWidget *
lyc_lesson_page_create_checklist (LycLessonPage *self)
{
  self->checklist_view = LYC_CHECKLIST_VIEW (lyc_checklist_view_new (self->services));
  return GTK_WIDGET (self->checklist_view);
}

void
lyc_lesson_page_show_checklist (LycLessonPage *self)
{
  lyc_checklist_view_set_lesson (self->checklist_view, self->lesson, self->progress);
}

void
lyc_lesson_page_close_checklist (LycLessonPage *self)
{
  lyc_checklist_view_set_lesson (self->checklist_view, NULL, NULL);
}

/* Web pages alone: what else a platform may name is not handed to the desktop. */
static gboolean
has_web_page (LycLesson *lesson)
{
  const char *url = lyc_lesson_get_web_url (lesson);

  return lyc_markdown_link_is_allowed (url)
         && (g_str_has_prefix (url, "https://") || g_str_has_prefix (url, "http://"));
}

static void
open_web_cb (LycLessonPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (self->lesson != NULL && has_web_page (self->lesson))
    gtk_show_uri (GTK_WINDOW (root), lyc_lesson_get_web_url (self->lesson), GDK_CURRENT_TIME);
}

GtkWidget *
lyc_lesson_page_create_unknown (LycLessonPage *self)
{
  self->unknown_view = LYC_EMPTY_STATE (
      lyc_empty_state_new ("lyceum-lesson-symbolic", _("This kind of lesson is new"), NULL));
  g_signal_connect_object (self->unknown_view, "activated", G_CALLBACK (open_web_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self->unknown_view);
}

void
lyc_lesson_page_show_unknown (LycLessonPage *self)
{
  gboolean web = has_web_page (self->lesson);

  lyc_empty_state_set (self->unknown_view, "lyceum-lesson-symbolic",
                       _("This kind of lesson is new"),
                          web ? _("This version of Lyceum cannot show it yet. Your browser can.")
                              : _("This version of Lyceum cannot show it. A newer version will."));
  lyc_empty_state_set_button (self->unknown_view, web ? _("Open in the browser") : NULL, NULL);
}

/**
 * lyc_lesson_page_show_text:
 * @block: of the article that is open, "" for
 * @page: of the document that is open
 *
 * Goes to what a post is about, and lights it.
 */
void
lyc_lesson_page_show_text (LycLessonPage *self, const char *block, gint64 page)
{
  gtk_toggle_button_set_active (self->content_tab, TRUE);
  if (self->lesson != NULL && *block != '\0')
    lyc_article_view_show_block (self->article_view, block);
  else if (self->lesson != NULL && page > 0)
    lyc_pdf_view_show_page (self->pdf_view, page);
}
