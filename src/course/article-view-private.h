/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "article-block.h"
#include "article-view.h"
#include "find-bar.h"
#include "results.h"

G_BEGIN_DECLS

struct _LycArticleView
{
  GtkWidget parent_instance;

  LycServices *services;
  LycLesson *lesson; /* nullable */
  LycProgress *progress;
  LycResults *threads;
  char *shown; /* what the blocks were made of */
  gboolean finished;

  GtkWidget *column;
  GtkWidget *find_bar;
  GtkWidget *scroller;
  GtkWidget *page; /* what is scrolled */
  GtkWidget *box;
  GPtrArray *blocks; /* LycArticleBlock, in reading order */

  char *wanted;      /* the block to begin at, once it has its place; NULL for none */
  gboolean light;    /* that block is lit then */
  gboolean restored; /* the place where the learner stopped was looked for */
  guint wanted_tick;
  guint save_source;
  char *told; /* the place that was kept last */

  GPtrArray *texts;  /* of the labels, where words are looked for */
  GPtrArray *labels; /* GtkLabel: of the texts */
  GArray *matches;   /* LycTextMatch */
  guint match;
};

/* article-view-place.c */
void lyc_article_view_connect_place (LycArticleView *self);
void lyc_article_view_restore (LycArticleView *self);
void lyc_article_view_go_to (LycArticleView *self, const char *block, gboolean light);
char *lyc_article_view_dup_place (LycArticleView *self);
void lyc_article_view_keep_place (LycArticleView *self);
void lyc_article_view_forget_place (LycArticleView *self);
void lyc_article_view_scroll_to (LycArticleView *self, GtkWidget *widget, double share);

/* article-view-find.c */
void lyc_article_view_connect_find (LycArticleView *self);
void lyc_article_view_end_find (LycArticleView *self);

G_END_DECLS
