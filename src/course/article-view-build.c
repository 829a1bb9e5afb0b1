/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* From the text to the blocks in the view. A frame has time for so much of a long text; the rest
 * comes in the frames after it, below what is there. Blocks that stay the same when a text changes
 * stay in the view. */

#include "article-view-private.h"

#include <string.h>

#include "text-talk.h"

/* In characters; a block costs as much as so many of them. */
#define STEP 20000
#define BLOCK_WEIGHT 60

static const LycMarkdownBlock *
nth_parsed (GPtrArray *blocks, guint i)
{
  return g_ptr_array_index (blocks, i);
}

static gsize
weight_of (const LycMarkdownBlock *block)
{
  return strlen (block->markup) + BLOCK_WEIGHT * (block->cells != NULL ? block->cells->len : 1);
}

static gboolean
are_same_cells (GPtrArray *a, GPtrArray *b)
{
  if (a == NULL || b == NULL || a->len != b->len)
    return a == b;
  for (guint i = 0; i < a->len; i++)
    if (!g_str_equal (g_ptr_array_index (a, i), g_ptr_array_index (b, i)))
      return FALSE;
  return TRUE;
}

static gboolean
are_same (const LycMarkdownBlock *a, const LycMarkdownBlock *b)
{
  return a->style == b->style && a->depth == b->depth && a->level == b->level
         && a->columns == b->columns && g_str_equal (a->markup, b->markup)
         && g_strcmp0 (a->id, b->id) == 0 && g_strcmp0 (a->marker, b->marker) == 0
         && g_strcmp0 (a->url, b->url) == 0 && g_strcmp0 (a->aligns, b->aligns) == 0
         && are_same_cells (a->cells, b->cells);
}

static guint
count_same_head (GPtrArray *before, GPtrArray *after)
{
  guint n = 0;

  while (n < MIN (before->len, after->len)
         && are_same (nth_parsed (before, n), nth_parsed (after, n)))
    n++;
  return n;
}

static guint
count_same_tail (GPtrArray *before, GPtrArray *after, guint head)
{
  guint n = 0;

  while (head + n < MIN (before->len, after->len)
         && are_same (nth_parsed (before, before->len - 1 - n),
                      nth_parsed (after, after->len - 1 - n)))
    n++;
  return n;
}

static void
discuss_cb (LycArticleView *self, LycArticleBlock *block)
{
  g_autofree char *quote = lyc_article_block_dup_quote (block);

  if (self->lesson != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.text-compose", "(ssxs)",
                                lyc_record_get_id (LYC_RECORD (self->lesson)),
                                lyc_article_block_get_id (block), (gint64) 0, quote);
}

/* Says beside a block how many threads are about it. */
void
lyc_article_view_count (LycArticleView *self, LycArticleBlock *block)
{
  if (self->threads != NULL)
    lyc_article_block_set_count (
        block, lyc_text_talk_count (self->threads, lyc_article_block_get_id (block), 0));
}

static void
add_block (LycArticleView *self, guint i)
{
  GtkWidget *block
      = lyc_article_block_new (self->services, self->lesson, nth_parsed (self->parsed, i));
  GtkWidget *above = i > 0 ? g_ptr_array_index (self->blocks, i - 1) : self->about;

  g_signal_connect_object (block, "discuss", G_CALLBACK (discuss_cb), self, G_CONNECT_SWAPPED);
  lyc_article_view_count (self, LYC_ARTICLE_BLOCK (block));
  gtk_box_insert_child_after (GTK_BOX (self->box), block, above);
  g_ptr_array_insert (self->blocks, (int) i, block);
}

static void
take_step (LycArticleView *self)
{
  for (gsize taken = 0; taken < STEP && lyc_article_view_is_building (self);)
    {
      taken += weight_of (nth_parsed (self->parsed, self->next));
      add_block (self, self->next++);
    }
}

static gboolean
step_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  LycArticleView *self = data;

  /* The frame in which a text is shown has its first part to lay out. */
  if (!self->laid_out)
    {
      self->laid_out = TRUE;
      return G_SOURCE_CONTINUE;
    }
  take_step (self);
  if (lyc_article_view_is_building (self))
    return G_SOURCE_CONTINUE;
  self->build_tick = 0;
  return G_SOURCE_REMOVE;
}

/* Whether blocks of the text are still to come. */
gboolean
lyc_article_view_is_building (LycArticleView *self)
{
  return self->parsed != NULL && self->next < self->parsed->len - self->n_kept;
}

/* For who needs all of the text at once. */
void
lyc_article_view_build_all (LycArticleView *self)
{
  while (lyc_article_view_is_building (self))
    take_step (self);
}

static void
remove_blocks (LycArticleView *self, guint from, guint to)
{
  for (guint i = from; i < to; i++)
    gtk_box_remove (GTK_BOX (self->box), g_ptr_array_index (self->blocks, i));
  if (to > from)
    g_ptr_array_remove_range (self->blocks, from, to - from);
}

/* Takes what is in the view out of it. */
void
lyc_article_view_clear_blocks (LycArticleView *self)
{
  lyc_article_view_end_find (self);
  if (self->build_tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->build_tick);
  self->build_tick = 0;
  remove_blocks (self, 0, self->blocks->len);
  g_clear_pointer (&self->parsed, g_ptr_array_unref);
  self->next = self->n_kept = 0;
}

/* Leaves the blocks that are in both texts where they are. */
static void
take_text (LycArticleView *self, GPtrArray *parsed)
{
  guint head = 0, tail = 0;

  if (self->parsed != NULL && !lyc_article_view_is_building (self))
    {
      head = count_same_head (self->parsed, parsed);
      tail = count_same_tail (self->parsed, parsed, head);
      remove_blocks (self, head, self->blocks->len - tail);
      g_ptr_array_unref (self->parsed);
    }
  else
    lyc_article_view_clear_blocks (self);
  self->parsed = parsed;
  self->next = head;
  self->n_kept = tail;
}

/**
 * lyc_article_view_build:
 * @place: (nullable): the block that is read, which is there at once
 *
 * Shows the text in the place of what was shown; what is the same in both stays as it is.
 *
 * Returns: whether nothing above @place changed
 */
gboolean
lyc_article_view_build (LycArticleView *self, const char *markdown, const char *place)
{
  gboolean stays;

  lyc_article_view_end_find (self);
  take_text (self, lyc_markdown_parse_article (markdown));
  stays = place != NULL && lyc_article_view_find_block (self, place, self->next) != NULL;
  do
    take_step (self);
  while (place != NULL && !stays && lyc_article_view_is_building (self)
         && (self->n_kept > 0
             || lyc_article_view_find_block (self, place, self->blocks->len) == NULL));
  self->laid_out = FALSE;
  if (lyc_article_view_is_building (self) && self->build_tick == 0)
    self->build_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), step_cb, self, NULL);
  return stays;
}
