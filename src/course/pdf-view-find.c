/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* Finding words in a document, with marks on all places. */

#include "pdf-view-private.h"

static guint
n_matches (LycPdfView *self)
{
  return self->matches != NULL ? self->matches->len : 0;
}

static const LycPdfText *
text_of (LycPdfView *self, guint page)
{
  return lyc_pdf_page_get_text (g_ptr_array_index (self->pages, page));
}

/* Matches are bytes of the text, marks are characters. */
static void
show_marks (LycPdfView *self)
{
  guint m = 0;

  for (guint i = 0; i < self->pages->len; i++)
    {
      GArray *marks = NULL;

      for (; m < n_matches (self) && g_array_index (self->matches, LycTextMatch, m).text == i; m++)
        {
          const LycTextMatch *match = &g_array_index (self->matches, LycTextMatch, m);
          const char *text = text_of (self, i)->text;
          LycPdfMark mark
              = { (guint) g_utf8_pointer_to_offset (text, text + match->from),
                  (guint) g_utf8_pointer_to_offset (text, text + match->to), m == self->match };

          if (marks == NULL)
            marks = g_array_new (FALSE, FALSE, sizeof (LycPdfMark));
          g_array_append_val (marks, mark);
        }
      lyc_pdf_page_take_marks (g_ptr_array_index (self->pages, i), marks);
    }
}

static double
share_of (LycPdfView *self, const LycTextMatch *match)
{
  const LycPdfText *text = text_of (self, match->text);
  guint at = (guint) g_utf8_pointer_to_offset (text->text, text->text + match->from);
  double width, height;

  lyc_pdf_document_get_size (self->document, match->text, &width, &height);
  return at < text->n ? MAX (0, text->rects[at].y1 / height - 0.2) : 0;
}

static void
show_match (LycPdfView *self, gboolean go)
{
  show_marks (self);
  lyc_find_bar_set_found (LYC_FIND_BAR (self->find_bar), self->match, n_matches (self));
  if (go && n_matches (self) > 0)
    {
      const LycTextMatch *match = &g_array_index (self->matches, LycTextMatch, self->match);

      lyc_pdf_view_go_to (self, (int) match->text, share_of (self, match));
    }
}

static void
search (LycPdfView *self, gboolean go)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();

  for (guint i = 0; i < self->pages->len; i++)
    g_ptr_array_add (texts, text_of (self, i) != NULL ? text_of (self, i)->text : (char *) "");
  g_clear_pointer (&self->matches, g_array_unref);
  self->matches = lyc_text_search (texts, self->words);
  self->match = MIN (self->match, MAX (n_matches (self), 1) - 1);
  show_match (self, go);
}

static void
search_cb (LycPdfView *self, const char *words)
{
  g_free (self->words);
  self->words = g_strdup (words);
  self->match = 0;
  search (self, TRUE);
}

static void
step_cb (LycPdfView *self, int step)
{
  guint n = n_matches (self);

  if (n == 0)
    return;
  self->match = (self->match + n + (guint) step) % n;
  show_match (self, TRUE);
}

static void
closed_cb (LycPdfView *self)
{
  g_clear_pointer (&self->matches, g_array_unref);
  g_clear_pointer (&self->words, g_free);
  show_marks (self);
  if ((guint) self->current < self->pages->len)
    gtk_widget_grab_focus (g_ptr_array_index (self->pages, (guint) self->current));
}

/* More words are known: those that are looked for may be among them. */
void
lyc_pdf_view_words_came (LycPdfView *self)
{
  if (self->words != NULL && *self->words != '\0')
    search (self, n_matches (self) == 0);
}

/* The pages that were looked through are gone. */
void
lyc_pdf_view_end_find (LycPdfView *self)
{
  g_clear_pointer (&self->matches, g_array_unref);
  g_clear_pointer (&self->words, g_free);
  if (self->find_bar != NULL)
    lyc_find_bar_close (LYC_FIND_BAR (self->find_bar));
}

/* Opens the search. */
void
lyc_pdf_view_find (LycPdfView *self)
{
  if (self->document != NULL)
    lyc_find_bar_open (LYC_FIND_BAR (self->find_bar));
}

void
lyc_pdf_view_connect_find (LycPdfView *self)
{
  g_signal_connect_object (self->find_bar, "search", G_CALLBACK (search_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->find_bar, "step", G_CALLBACK (step_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->find_bar, "closed", G_CALLBACK (closed_cb), self,
                           G_CONNECT_SWAPPED);
}
