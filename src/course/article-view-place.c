/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* Where the learner is in an article: kept a little after they scrolled, found again later. */

#include "article-view-private.h"

#include "acts.h"

#define KEEP_AFTER_MS 2000
#define MIN_PAGE 50
#define END_SLACK 24

static GtkAdjustment *
adjustment_of (LycArticleView *self)
{
  return gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
}

static gboolean
find_top (LycArticleView *self, GtkWidget *widget, double *top, double *bottom)
{
  graphene_rect_t bounds;

  if (!gtk_widget_compute_bounds (widget, self->page, &bounds))
    return FALSE;
  *top = bounds.origin.y;
  *bottom = bounds.origin.y + bounds.size.height;
  return gtk_widget_get_height (widget) > 0;
}

/* Brings @widget to where @share of the view is above it. */
void
lyc_article_view_scroll_to (LycArticleView *self, GtkWidget *widget, double share)
{
  GtkAdjustment *adjustment = adjustment_of (self);
  double top, bottom;

  if (find_top (self, widget, &top, &bottom))
    gtk_adjustment_set_value (adjustment,
                              top - 8 - share * gtk_adjustment_get_page_size (adjustment));
}

/* Returns: (transfer full) (nullable): the block at the top of the view; %NULL at the beginning */
char *
lyc_article_view_dup_place (LycArticleView *self)
{
  double value = gtk_adjustment_get_value (adjustment_of (self));

  for (guint i = 0; value > 1 && i < self->blocks->len; i++)
    {
      GtkWidget *block = g_ptr_array_index (self->blocks, i);
      double top, bottom;

      if (find_top (self, block, &top, &bottom) && bottom > value)
        return g_strdup (lyc_article_block_get_id (LYC_ARTICLE_BLOCK (block)));
    }
  return NULL;
}

/* Says where the learner is, unless that is known. */
void
lyc_article_view_keep_place (LycArticleView *self)
{
  g_autofree char *place = lyc_article_view_dup_place (self);
  g_autoptr (LycAct) act = NULL;

  g_clear_handle_id (&self->save_source, g_source_remove);
  if (self->lesson == NULL || self->wanted != NULL || place == NULL
      || g_strcmp0 (place, self->told) == 0)
    return;
  g_free (self->told);
  self->told = g_strdup (place);
  act = lyc_act_stop_at (lyc_record_get_id (LYC_RECORD (self->lesson)), place);
  lyc_outbox_perform (lyc_services_get_outbox (self->services), act);
}

static gboolean
keep_cb (gpointer data)
{
  LycArticleView *self = data;

  self->save_source = 0;
  lyc_article_view_keep_place (self);
  return G_SOURCE_REMOVE;
}

static void
finish (LycArticleView *self)
{
  g_autoptr (LycAct) act = NULL;

  self->finished = TRUE;
  if (lyc_progress_get_completed_at (self->progress) != 0)
    return;
  act = lyc_act_complete_article (lyc_record_get_id (LYC_RECORD (self->lesson)));
  lyc_outbox_perform (lyc_services_get_outbox (self->services), act);
}

/* The end counts as read when it has been in view; a text that fits needs no scrolling. */
static void
check_end (LycArticleView *self)
{
  GtkAdjustment *adjustment = adjustment_of (self);
  double bottom = gtk_adjustment_get_value (adjustment) + gtk_adjustment_get_page_size (adjustment);

  if (!self->finished && self->lesson != NULL && self->shown != NULL && self->wanted == NULL
      && !lyc_article_view_is_building (self)
      && gtk_adjustment_get_page_size (adjustment) >= MIN_PAGE
      && bottom >= gtk_adjustment_get_upper (adjustment) - END_SLACK)
    finish (self);
}

static void
scrolled_cb (LycArticleView *self)
{
  check_end (self);
  if (self->lesson == NULL || self->wanted != NULL)
    return;
  g_clear_handle_id (&self->save_source, g_source_remove);
  self->save_source = g_timeout_add (KEEP_AFTER_MS, keep_cb, self);
}

/* Returns: (transfer none) (nullable): the block, if it is among the first @n */
GtkWidget *
lyc_article_view_find_block (LycArticleView *self, const char *id, guint n)
{
  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (lyc_article_block_get_id (g_ptr_array_index (self->blocks, i)), id) == 0)
      return g_ptr_array_index (self->blocks, i);
  return NULL;
}

/* A block has no place before it was laid out once. */
static gboolean
wanted_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  LycArticleView *self = data;
  GtkWidget *block = lyc_article_view_find_block (self, self->wanted, self->blocks->len);
  double top, bottom;

  if (block != NULL ? !find_top (self, block, &top, &bottom) : lyc_article_view_is_building (self))
    return G_SOURCE_CONTINUE;
  self->wanted_tick = 0;
  g_clear_pointer (&self->wanted, g_free);
  if (block != NULL)
    lyc_article_view_scroll_to (self, block, self->light ? 0.25 : 0);
  if (block != NULL && self->light)
    lyc_article_block_light (LYC_ARTICLE_BLOCK (block));
  check_end (self);
  return G_SOURCE_REMOVE;
}

/* Goes to @block, as soon as it has its place. */
void
lyc_article_view_go_to (LycArticleView *self, const char *block, gboolean light)
{
  g_free (self->wanted);
  self->wanted = g_strdup (block);
  self->light = light;
  if (self->wanted_tick == 0)
    self->wanted_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), wanted_cb, self, NULL);
}

/* Goes to where the learner stopped, once for each opening; who was asked to be elsewhere stays. */
void
lyc_article_view_restore (LycArticleView *self)
{
  const char *place = lyc_progress_get_place (self->progress);

  if (self->restored || self->shown == NULL || !lyc_record_is_loaded (LYC_RECORD (self->progress)))
    return;
  self->restored = TRUE;
  if (*place != '\0' && self->wanted == NULL && gtk_adjustment_get_value (adjustment_of (self)) < 1)
    lyc_article_view_go_to (self, place, FALSE);
}

/* Another lesson has another place. */
void
lyc_article_view_forget_place (LycArticleView *self)
{
  g_clear_handle_id (&self->save_source, g_source_remove);
  if (self->wanted_tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->wanted_tick);
  self->wanted_tick = 0;
  self->restored = FALSE;
  g_clear_pointer (&self->wanted, g_free);
  g_clear_pointer (&self->told, g_free);
}

void
lyc_article_view_connect_place (LycArticleView *self)
{
  g_signal_connect_swapped (adjustment_of (self), "value-changed", G_CALLBACK (scrolled_cb), self);
  g_signal_connect_swapped (adjustment_of (self), "changed", G_CALLBACK (check_end), self);
}
