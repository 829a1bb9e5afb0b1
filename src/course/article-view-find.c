/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* Finding words in an article, with marks on all places. */

#include "article-view-private.h"

static guint
n_matches (LycArticleView *self)
{
  return self->matches != NULL ? self->matches->len : 0;
}

static void
add_mark (PangoAttrList *list, const LycTextMatch *match, gboolean current)
{
  PangoAttribute *attributes[] = { current ? pango_attr_background_new (0xffff, 0x9999, 0x3333)
                                           : pango_attr_background_new (0xffff, 0xdddd, 0x5555),
                                   pango_attr_foreground_new (0x1111, 0x1111, 0x1111) };

  for (guint i = 0; i < G_N_ELEMENTS (attributes); i++)
    {
      attributes[i]->start_index = match->from;
      attributes[i]->end_index = match->to;
      pango_attr_list_change (list, attributes[i]);
    }
}

static void
show_marks (LycArticleView *self)
{
  guint m = 0;

  for (guint i = 0; self->labels != NULL && i < self->labels->len; i++)
    {
      GtkLabel *label = g_ptr_array_index (self->labels, i);
      g_autoptr (PangoAttrList) list = pango_attr_list_new ();
      guint first = m;

      for (; m < n_matches (self) && g_array_index (self->matches, LycTextMatch, m).text == i; m++)
        add_mark (list, &g_array_index (self->matches, LycTextMatch, m), m == self->match);
      /* A label is laid out again when it is told of marks, even of none. */
      if (m > first || gtk_label_get_attributes (label) != NULL)
        gtk_label_set_attributes (label, m > first ? list : NULL);
    }
}

static void
show_match (LycArticleView *self)
{
  show_marks (self);
  lyc_find_bar_set_found (LYC_FIND_BAR (self->find_bar), self->match, n_matches (self));
  if (n_matches (self) > 0)
    lyc_article_view_scroll_to (
        self,
        g_ptr_array_index (self->labels,
                           g_array_index (self->matches, LycTextMatch, self->match).text),
        0.3);
}

static void
collect (LycArticleView *self)
{
  self->labels = g_ptr_array_new ();
  self->texts = g_ptr_array_new ();
  lyc_article_view_build_all (self);
  for (guint i = 0; i < self->blocks->len; i++)
    {
      GPtrArray *labels = lyc_article_block_get_labels (g_ptr_array_index (self->blocks, i));

      for (guint j = 0; j < labels->len; j++)
        {
          g_ptr_array_add (self->labels, g_ptr_array_index (labels, j));
          g_ptr_array_add (self->texts,
                           (char *) gtk_label_get_text (g_ptr_array_index (labels, j)));
        }
    }
}

static void
search_cb (LycArticleView *self, const char *words)
{
  if (self->labels == NULL)
    collect (self);
  g_clear_pointer (&self->matches, g_array_unref);
  self->matches = lyc_text_search (self->texts, words);
  self->match = 0;
  show_match (self);
}

static void
step_cb (LycArticleView *self, int step)
{
  guint n = n_matches (self);

  if (n == 0)
    return;
  self->match = (self->match + n + (guint) step) % n;
  show_match (self);
}

static void
closed_cb (LycArticleView *self)
{
  g_clear_pointer (&self->matches, g_array_unref);
  show_marks (self);
  gtk_widget_grab_focus (self->scroller);
}

/* The texts that were looked through are gone. */
void
lyc_article_view_end_find (LycArticleView *self)
{
  g_clear_pointer (&self->matches, g_array_unref);
  show_marks (self);
  g_clear_pointer (&self->labels, g_ptr_array_unref);
  g_clear_pointer (&self->texts, g_ptr_array_unref);
  if (self->find_bar != NULL)
    lyc_find_bar_close (LYC_FIND_BAR (self->find_bar));
}

/* Opens the search. */
void
lyc_article_view_find (LycArticleView *self)
{
  lyc_find_bar_open (LYC_FIND_BAR (self->find_bar));
}

void
lyc_article_view_connect_find (LycArticleView *self)
{
  g_signal_connect_object (self->find_bar, "search", G_CALLBACK (search_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->find_bar, "step", G_CALLBACK (step_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->find_bar, "closed", G_CALLBACK (closed_cb), self,
                           G_CONNECT_SWAPPED);
}
